"""Every change at a reception centre: one verb a function, whole or not at all, and written in the trail."""

from handrail.casework.reception.actions.caring import look_after, meet_need, note_needs, record_care
from handrail.casework.reception.actions.centre import (
    add_to_log,
    begin_closing,
    close_centre,
    keep_open,
    open_centre,
    stand_down,
    stand_up,
    why_not_finished,
)
from handrail.casework.reception.actions.erasing import erase_subject
from handrail.casework.reception.actions.filing import open_file
from handrail.casework.reception.actions.leaving import (
    hand_over_search,
    raise_missing,
    record_departure,
    record_found,
)
from handrail.casework.reception.actions.registering import register, say_came_with
from handrail.casework.reception.actions.staying import give_place, settle_belonging, take_belonging

__all__ = [
    "add_to_log",
    "begin_closing",
    "close_centre",
    "erase_subject",
    "give_place",
    "hand_over_search",
    "keep_open",
    "look_after",
    "meet_need",
    "note_needs",
    "open_centre",
    "open_file",
    "raise_missing",
    "record_care",
    "record_departure",
    "record_found",
    "register",
    "say_came_with",
    "settle_belonging",
    "stand_down",
    "stand_up",
    "take_belonging",
    "why_not_finished",
]
