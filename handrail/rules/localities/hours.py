"""Reads opening hours as a pack writes them, and says them in words."""

import re
from collections.abc import Mapping
from datetime import time
from itertools import pairwise

Span = tuple[time, time]
Hours = Mapping[int, tuple[Span, ...]]
"""Spans by day: 0 to 6 are Monday to Sunday, 7 a bank holiday; a close of 00:00 is midnight at the day's end."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "holidays")
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "bank holidays")
MIDNIGHT = time()
ALL_DAY: tuple[Span, ...] = ((MIDNIGHT, MIDNIGHT),)
ALWAYS: Hours = dict.fromkeys(range(8), ALL_DAY)
SPAN = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)")


class BadHours(Exception):
    """The hours cannot be read; the message says which part and how to write it."""


def read_hours(text: str) -> Hours:
    """Hours from "mon-fri 08:00-20:00; sat 09:00-17:00; holidays closed", or "always". Raises BadHours.

    A day that is not named is closed. A span may not pass midnight: it is written as two.
    """
    if text == "always":
        return ALWAYS
    hours: dict[int, tuple[Span, ...]] = {}
    for part in text.split(";"):
        days, _, spans = part.strip().partition(" ")
        for day in read_days(days):
            if day in hours:
                raise BadHours(f'"{DAYS[day]}" is given twice.')
            hours[day] = read_spans(spans)
    return hours


def read_days(text: str) -> list[int]:
    """The days in "mon-fri", "sat,sun" or "holidays". Raises BadHours."""
    days: list[int] = []
    for piece in text.split(","):
        first, _, last = piece.partition("-")
        if first not in DAYS or (last or first) not in DAYS:
            raise BadHours(f'"{piece}" is no day: write mon, mon-fri, sat,sun or holidays.')
        start, end = DAYS.index(first), DAYS.index(last or first)
        if end < start:
            raise BadHours(f'"{piece}" runs backwards: write the two parts apart.')
        if end == len(DAYS) - 1 and start != end:
            raise BadHours(f'"{piece}" mixes days of the week with holidays: write the two parts apart.')
        days.extend(range(start, end + 1))
    return days


def read_spans(text: str) -> tuple[Span, ...]:
    """The spans in "09:00-12:30,13:30-17:00", or none for "closed". Raises BadHours."""
    if text == "closed":
        return ()
    spans = tuple(read_span(piece) for piece in text.split(","))
    for (_, earlier_close), (opens, _) in pairwise(spans):
        if earlier_close == MIDNIGHT or opens < earlier_close:
            raise BadHours(f'The spans of "{text}" overlap or are out of order.')
    return spans


def read_span(text: str) -> Span:
    """One span; 24:00 is the midnight that ends the day. Raises BadHours."""
    match = SPAN.fullmatch(text.strip())
    if match is None:
        raise BadHours(f'"{text}" is no span of time: write 09:00-17:00 or closed.')
    opens, closes = (int(match[1]), int(match[2])), (int(match[3]), int(match[4]))
    if opens > (23, 59) or closes > (24, 0) or opens[1] > 59 or closes[1] > 59:
        raise BadHours(f'"{text}" has a time that is on no clock.')
    if closes <= opens:
        raise BadHours(
            f'"{text}" passes midnight: write it as two, to 24:00 on the one day and from 00:00 on the next.'
        )
    return time(*opens), time(closes[0] % 24, closes[1])


def say_hours(hours: Hours) -> str:
    """The hours in words: "Monday to Friday 8am to 8pm, Saturday 9am to 5pm"; closed days are not named."""
    if all(hours.get(day, ()) == ALL_DAY for day in range(8)):
        return "24 hours a day, every day"
    said = []
    day = 0
    while day < len(DAYS):
        last = last_of_run(day, hours)
        if hours.get(day, ()):
            said.append(f"{say_days(day, last)} {say_spans(hours[day])}")
        day = last + 1
    return ", ".join(said) or "closed"


def last_of_run(day: int, hours: Hours) -> int:
    """The last day of the week in a row that keeps the same hours as this day; holidays stand alone."""
    last = day
    while last < 6 and hours.get(last + 1, ()) == hours.get(day, ()):
        last += 1
    return last


def say_days(first: int, last: int) -> str:
    """One day's name, or the first and the last of a run."""
    return DAY_NAMES[first] if first == last else f"{DAY_NAMES[first]} to {DAY_NAMES[last]}"


def say_spans(spans: tuple[Span, ...]) -> str:
    """Spans in words: "9am to 12:30pm and 1:30pm to 5pm"."""
    if spans == ALL_DAY:
        return "all day"
    return " and ".join(f"{say_time(opens)} to {say_time(closes)}" for opens, closes in spans)


def say_time(at: time) -> str:
    """A time of day in the manner of GOV.UK: 8am, 5:30pm, midday, midnight."""
    if at in (MIDNIGHT, time(12)):
        return "midnight" if at == MIDNIGHT else "midday"
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{(at.hour - 1) % 12 + 1}{minutes}{'am' if at.hour < 12 else 'pm'}"
