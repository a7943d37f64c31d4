"""By when somebody must be answered: one calendar month, or three (UK GDPR article 12(3))."""

from calendar import monthrange
from collections.abc import Set
from datetime import date, timedelta

SATURDAY = 5


def months_after(day: date, months: int) -> date:
    """The same day of a later month; its last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def due_on(came_on: date, *, extended: bool, holidays: Set[date]) -> date:
    """The last day on which an answer is in time: a calendar month from the day it came, three if it was extended.

    Where that is a Saturday, a Sunday or a bank holiday, the next working day is in time (Information
    Commissioner's Office, guidance on the right of access, on how the time limit is worked out).
    """
    day = months_after(came_on, 3 if extended else 1)
    while day.weekday() >= SATURDAY or day in holidays:
        day += timedelta(days=1)
    return day
