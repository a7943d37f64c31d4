"""The pages of reception centres: made for a phone in one hand."""

from handrail.casework.reception.views.acting import (
    care,
    found,
    give_place,
    leave,
    log,
    missing,
    settle_belonging,
    take_belonging,
)
from handrail.casework.reception.views.centre import centre, centres, move, stand_up
from handrail.casework.reception.views.people import arrival, register

__all__ = [
    "arrival",
    "care",
    "centre",
    "centres",
    "found",
    "give_place",
    "leave",
    "log",
    "missing",
    "move",
    "register",
    "settle_belonging",
    "stand_up",
    "take_belonging",
]
