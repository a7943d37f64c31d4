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

__all__ = ["Taken", "begin_use", "book", "cancel", "confirm", "end_use", "extend", "make_void"]
