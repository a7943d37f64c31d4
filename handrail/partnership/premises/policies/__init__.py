"""What holds about premises, whoever asks."""

from handrail.partnership.premises.policies.holding import TRANSITIONS, why_not_move

__all__ = ["TRANSITIONS", "why_not_move"]
