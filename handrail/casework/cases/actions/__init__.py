"""Every change to a file: one verb a function, whole or not at all, and written in the trail."""

from handrail.casework.cases.actions.calendars import (
    AskedTooOften,
    come_for_calendar,
    end_calendar,
    make_calendar,
)
from handrail.casework.cases.actions.erasing import erase_subject
from handrail.casework.cases.actions.events import close_case, note_event, reopen_case
from handrail.casework.cases.actions.opening import open_case
from handrail.casework.cases.actions.referred import open_case_from
from handrail.casework.cases.actions.reminding import alarm_hand_overs, remind_of_files
from handrail.casework.cases.actions.workers import acknowledge, assign_worker, hand_over, reassign_all

__all__ = [
    "AskedTooOften",
    "acknowledge",
    "alarm_hand_overs",
    "assign_worker",
    "close_case",
    "come_for_calendar",
    "end_calendar",
    "erase_subject",
    "hand_over",
    "make_calendar",
    "note_event",
    "open_case",
    "open_case_from",
    "reassign_all",
    "remind_of_files",
    "reopen_case",
]
