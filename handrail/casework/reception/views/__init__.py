"""The pages of reception centres: made for a phone in one hand."""

from handrail.casework.reception.views.acting import (
    at_once,
    came_with,
    care,
    found,
    give_place,
    hand_over_search,
    leave,
    log,
    look_after,
    meet_need,
    missing,
    note_needs,
    open_file,
    settle_belonging,
    take_belonging,
)
from handrail.casework.reception.views.centre import centre, centres, move, of_operation, register_sheet, stand_up
from handrail.casework.reception.views.people import arrival, register

__all__ = [
    "arrival",
    "at_once",
    "came_with",
    "care",
    "centre",
    "centres",
    "found",
    "give_place",
    "hand_over_search",
    "leave",
    "log",
    "look_after",
    "meet_need",
    "missing",
    "move",
    "note_needs",
    "of_operation",
    "open_file",
    "register",
    "register_sheet",
    "settle_belonging",
    "stand_up",
    "take_belonging",
]
