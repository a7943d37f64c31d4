"""Turns opening hours on a wall clock into windows of real time, right over a change of the clocks."""

from collections.abc import Iterator, Set
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from handrail.rules.worktime.hours import BANK_HOLIDAY, Hours, Span

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
Window = tuple[datetime, datetime]


class NoTimeZone(Exception):
    """A time was given without its zone, so that the moment it means is not known."""


def moment(at: datetime) -> datetime:
    """The same moment in UTC, where adding and comparing are safe. Raises NoTimeZone."""
    if at.utcoffset() is None:
        raise NoTimeZone("A time must carry its time zone.")
    return at.astimezone(UTC)


def spans_on(day: date, *, hours: Hours, holidays: Set[date]) -> tuple[Span, ...]:
    """The spans in which it is open on that day; on a bank holiday, those kept for bank holidays."""
    return hours.get(BANK_HOLIDAY if day in holidays else day.weekday(), ())


def windows_on(day: date, *, hours: Hours, holidays: Set[date], timezone: tzinfo) -> list[Window]:
    """The stretches of that day, in UTC, in which the clock on the wall shows an open time."""
    spans = sorted(spans_on(day, hours=hours, holidays=holidays))
    found = [
        (max(start, on_wall(opens, day) - offset), min(end, on_wall_end(closes, day) - offset))
        for start, end, offset in pieces_of(day, timezone)
        for opens, closes in spans
    ]
    return sorted((opens, closes) for opens, closes in found if opens < closes)


def windows_from(first: date, *, days: int, hours: Hours, holidays: Set[date], timezone: tzinfo) -> Iterator[Window]:
    """The windows of so many days, in order; those that touch (over midnight, say) are joined."""
    held: Window | None = None
    for number in range(days):
        for window in windows_on(first + number * DAY, hours=hours, holidays=holidays, timezone=timezone):
            if held is not None and window[0] <= held[1]:
                held = (held[0], max(held[1], window[1]))
                continue
            if held is not None:
                yield held
            held = window
    if held is not None:
        yield held


@lru_cache(maxsize=4096)
def pieces_of(day: date, timezone: tzinfo) -> tuple[tuple[datetime, datetime, timedelta], ...]:
    """The day in stretches of one offset from UTC: one stretch, or two when the clocks change in it."""
    start, end = starts(day, timezone), starts(day + DAY, timezone)
    before, after = offset_at(start, timezone), offset_at(end - MINUTE, timezone)
    if before == after:
        return ((start, end, before),)
    change = clocks_change(start, end, timezone)
    return ((start, change, before), (change, end, after))


def clocks_change(start: datetime, end: datetime, timezone: tzinfo) -> datetime:
    """The first minute between two moments at which the offset is no longer that of the start."""
    before = offset_at(start, timezone)
    low, high = 0, int((end - start) / MINUTE)
    while high - low > 1:
        middle = (low + high) // 2
        if offset_at(start + middle * MINUTE, timezone) == before:
            low = middle
        else:
            high = middle
    return start + high * MINUTE


def starts(day: date, timezone: tzinfo) -> datetime:
    """The moment at which a day begins, in UTC."""
    return datetime.combine(day, time(), timezone).astimezone(UTC)


def offset_at(at: datetime, timezone: tzinfo) -> timedelta:
    """How far the clocks of that zone are from UTC at a moment."""
    return at.astimezone(timezone).replace(tzinfo=UTC) - at


def on_wall(shown: time, day: date) -> datetime:
    """The reading of the wall clock on that day, written as if it were UTC."""
    return datetime.combine(day, shown, UTC)


def on_wall_end(shown: time, day: date) -> datetime:
    """The same for a closing time, where 00:00 is the midnight that ends the day."""
    return on_wall(shown, day + DAY if shown == time() else day)
