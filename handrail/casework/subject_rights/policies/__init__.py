"""What holds about requests, whoever asks."""

from handrail.casework.subject_rights.policies.clock import due_on, months_after
from handrail.casework.subject_rights.policies.holding import WHY_KEPT, why_not_erase

__all__ = ["WHY_KEPT", "due_on", "months_after", "why_not_erase"]
