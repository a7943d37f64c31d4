"""What holds about requests, whoever asks."""

from handrail.casework.subject_rights.policies.clock import due_on, months_after
from handrail.casework.subject_rights.policies.holding import WHY_KEPT, why_not_erase, why_not_erase_each
from handrail.casework.subject_rights.policies.retention import Periods, Standing, kept_until
from handrail.casework.subject_rights.policies.words import lock_words, reason_of, words_of

__all__ = [
    "WHY_KEPT",
    "Periods",
    "Standing",
    "due_on",
    "kept_until",
    "lock_words",
    "months_after",
    "reason_of",
    "why_not_erase",
    "why_not_erase_each",
    "words_of",
]
