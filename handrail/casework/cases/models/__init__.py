"""What is stored of a support worker's file: the file, its dated facts, who has it, and where calendars find it."""

from handrail.casework.cases.models.calendars import CalendarAddress
from handrail.casework.cases.models.case import Case, CaseStatus, CaseYear, Origin
from handrail.casework.cases.models.events import CaseEvent, ClosingReason, EventKind
from handrail.casework.cases.models.hand_overs import HandOver
from handrail.casework.cases.models.reminders import CaseReminder

__all__ = [
    "CalendarAddress",
    "Case",
    "CaseEvent",
    "CaseReminder",
    "CaseStatus",
    "CaseYear",
    "ClosingReason",
    "EventKind",
    "HandOver",
    "Origin",
]
