"""What is stored of a support worker's file: the file itself, and the dated facts its status is derived from."""

from handrail.casework.cases.models.case import Case, CaseStatus, CaseYear, Origin
from handrail.casework.cases.models.events import CaseEvent, ClosingReason, EventKind

__all__ = ["Case", "CaseEvent", "CaseStatus", "CaseYear", "ClosingReason", "EventKind", "Origin"]
