"""Works out when something is due, and how long it has waited, in working time or round the clock."""

from collections.abc import Iterator, Set
from datetime import date, datetime, time, timedelta, tzinfo

from handrail.rules.worktime.hours import Hours
from handrail.rules.worktime.windows import DAY, MINUTE, Window, moment, spans_on, windows_from, windows_on

# Longer than any run of closed days a desk could have; past it the hours are taken to be wrong.
LONGEST_CLOSURE = 60


class NeverOpens(Exception):
    """These hours have no working time within two months, so that nothing can fall due."""


def due(start: datetime, *, working_minutes: int, hours: Hours, holidays: Set[date], timezone: tzinfo) -> datetime:
    """The moment at which so many minutes of working time have passed since the start.

    What is used up exactly at closing time is due at closing time. With 0 minutes it is due at once, or when
    the desk next opens. Raises NeverOpens, and NoTimeZone for a time without its zone.
    """
    left = working_minutes * MINUTE
    for opens, closes in working_windows(moment(start), hours=hours, holidays=holidays, timezone=timezone):
        if opens + left <= closes:
            return (opens + left).astimezone(timezone)
        left -= closes - opens
    raise NeverOpens("There is no working time in these hours.")


def due_after(start: datetime, *, minutes: int) -> datetime:
    """The moment so many minutes after the start, round the clock, in the start's own zone. Raises NoTimeZone."""
    return (moment(start) + minutes * MINUTE).astimezone(start.tzinfo)


def working_minutes_between(
    start: datetime, end: datetime, *, hours: Hours, holidays: Set[date], timezone: tzinfo
) -> int:
    """Whole minutes of working time between two moments; 0 when the end is not after the start. Raises NoTimeZone."""
    first, last = moment(start), moment(end)
    day = first.astimezone(timezone).date()
    days = (last.astimezone(timezone).date() - day).days + 1
    worked = timedelta()
    for opens, closes in windows_from(day, days=days, hours=hours, holidays=holidays, timezone=timezone):
        worked += max(timedelta(), min(closes, last) - max(opens, first))
    return worked // MINUTE


def due_in_working_days(
    start: datetime, *, days: int, cut_off: time, hours: Hours, holidays: Set[date], timezone: tzinfo
) -> datetime:
    """Closing time of the working day that comes so many working days after the start.

    What arrives after the cut-off, or on a day that is not worked, counts as arriving on the next working day;
    what arrives at the cut-off itself counts as arriving in time. Raises NeverOpens, and NoTimeZone.
    """
    arrived = moment(start).astimezone(timezone)
    counted = arrived.date() if arrived.time() <= cut_off else arrived.date() + DAY
    day = nth_working_day(counted, days, hours=hours, holidays=holidays)
    last_window = windows_on(day, hours=hours, holidays=holidays, timezone=timezone)[-1]
    return last_window[1].astimezone(timezone)


def working_windows(start: datetime, *, hours: Hours, holidays: Set[date], timezone: tzinfo) -> Iterator[Window]:
    """The working time from a moment on, window by window, until two months bring none."""
    day = start.astimezone(timezone).date()
    while True:
        found = False
        for opens, closes in windows_from(day, days=LONGEST_CLOSURE, hours=hours, holidays=holidays, timezone=timezone):
            if closes > start:
                found = True
                yield max(opens, start), closes
        if not found:
            return
        day += LONGEST_CLOSURE * DAY


def nth_working_day(first: date, number: int, *, hours: Hours, holidays: Set[date]) -> date:
    """The working day so many after the first working day on or after a date. Raises NeverOpens."""
    day, closed_for = first, 0
    while closed_for <= LONGEST_CLOSURE:
        if spans_on(day, hours=hours, holidays=holidays):
            if number == 0:
                return day
            number, closed_for = number - 1, 0
        else:
            closed_for += 1
        day += DAY
    raise NeverOpens("There is no working day in these hours.")
