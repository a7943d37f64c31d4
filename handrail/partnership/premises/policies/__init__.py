"""What holds about premises, whoever asks."""

from handrail.partnership.premises.policies.holding import TRANSITIONS, why_not_move
from handrail.partnership.premises.policies.proposing import Need, Place, Proposal, propose

__all__ = ["TRANSITIONS", "Need", "Place", "Proposal", "propose", "why_not_move"]
