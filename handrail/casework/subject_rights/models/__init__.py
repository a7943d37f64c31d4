"""What is stored of what people ask about themselves, and of what is kept longer or goes."""

from handrail.casework.subject_rights.models.keeping import Erasing, Hold
from handrail.casework.subject_rights.models.requests import (
    Asker,
    Outcome,
    Request,
    RequestKind,
    RequestYear,
    Withheld,
    WithheldBecause,
)

__all__ = [
    "Asker",
    "Erasing",
    "Hold",
    "Outcome",
    "Request",
    "RequestKind",
    "RequestYear",
    "Withheld",
    "WithheldBecause",
]
