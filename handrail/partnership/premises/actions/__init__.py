"""Every change to premises and their bookings: one verb a function, whole or not at all, and in the trail."""

from handrail.partnership.premises.actions.booking import (
    Taken,
    begin_use,
    book,
    cancel,
    confirm,
    end_use,
    extend,
    make_void,
)
from handrail.partnership.premises.actions.keeping import Entry, add_space, change, close_space, offer, withdraw

__all__ = [
    "Entry",
    "Taken",
    "add_space",
    "begin_use",
    "book",
    "cancel",
    "change",
    "close_space",
    "confirm",
    "end_use",
    "extend",
    "make_void",
    "offer",
    "withdraw",
]
