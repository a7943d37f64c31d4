"""What holds about files, whoever asks."""

from handrail.casework.cases.policies.calendar import as_calendar, entries_of
from handrail.casework.cases.policies.handing_over import late, take_by
from handrail.casework.cases.policies.registries import (
    CALENDAR,
    CASE_NOTES,
    CASE_TABS,
    NEXT_LOOKS,
    TAKES_OVER,
    CaseTab,
    Entry,
    Look,
    Note,
    next_looks,
    notes_on,
)
from handrail.casework.cases.policies.status import MAY_FOLLOW, OPEN, status_after, why_not_follow

__all__ = [
    "CALENDAR",
    "CASE_NOTES",
    "CASE_TABS",
    "MAY_FOLLOW",
    "NEXT_LOOKS",
    "OPEN",
    "TAKES_OVER",
    "CaseTab",
    "Entry",
    "Look",
    "Note",
    "as_calendar",
    "entries_of",
    "late",
    "next_looks",
    "notes_on",
    "status_after",
    "take_by",
    "why_not_follow",
]
