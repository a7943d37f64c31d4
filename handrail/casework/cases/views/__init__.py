"""The pages of files."""

from handrail.casework.cases.views.calendars import calendar, calendar_feed, end_calendar
from handrail.casework.cases.views.changing import (
    assign_worker,
    close_case,
    open_case,
    open_case_from,
    reopen_case,
)
from handrail.casework.cases.views.handing_over import acknowledge, hand_over, hand_overs
from handrail.casework.cases.views.reading import case, caseload
from handrail.casework.cases.views.touching import touches

__all__ = [
    "acknowledge",
    "assign_worker",
    "calendar",
    "calendar_feed",
    "case",
    "caseload",
    "close_case",
    "end_calendar",
    "hand_over",
    "hand_overs",
    "open_case",
    "open_case_from",
    "reopen_case",
    "touches",
]
