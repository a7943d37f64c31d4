"""Hours of a pack as the rules of the standard, and back."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import time

from handrail.partnership.services.policies.entry import Timing
from handrail.rules.localities.hours import read_hours
from handrail.rules.worktime.hours import BANK_HOLIDAY

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# The standard's day has no 24:00: a close at midnight is written as the last minute, and read back as midnight.
LAST_MINUTE = time(23, 59)
ON_HOLIDAYS = "On bank holidays."


def timings_of(hours: str) -> tuple[Timing, ...]:
    """The rules for hours such as "mon-fri 09:00-17:00"; none when nobody knows them. Raises BadHours."""
    if not hours:
        return ()
    days: dict[tuple[time, time], list[int]] = defaultdict(list)
    for day, spans in sorted(read_hours(hours).items()):
        for opens, closes in spans:
            days[opens, closes if closes != time() else LAST_MINUTE].append(day)
    return tuple(timing for (opens, closes), held in sorted(days.items()) for timing in timings_on(held, opens, closes))


def timings_on(days: list[int], opens: time, closes: time) -> list[Timing]:
    """One rule for the days of the week, and one for bank holidays."""
    week = tuple(CODES[day] for day in days if day != BANK_HOLIDAY)
    found = [Timing(days=week, opens_at=opens, closes_at=closes)] if week else []
    if BANK_HOLIDAY in days:
        found.append(Timing(freq="", on_holidays=True, opens_at=opens, closes_at=closes, description=ON_HOLIDAYS))
    return found


def entry_hours(timings: Iterable[Timing]) -> str:
    """The hours as a pack writes them; empty when they cannot be written so (monthly, or for a time only)."""
    spans: dict[str, list[tuple[time, time]]] = defaultdict(list)
    for timing in timings:
        days = ("holidays",) if timing.on_holidays else tuple(NAMES[CODES.index(day)] for day in week_of(timing))
        if not days or timing.opens_at is None or timing.closes_at is None:
            return ""
        for day in days:
            spans[day].append((timing.opens_at, timing.closes_at))
    written = [
        f"{day} {','.join(written_span(*span) for span in sorted(spans[day]))}"
        for day in (*NAMES, "holidays")
        if day in spans
    ]
    return "; ".join(written)


def week_of(timing: Timing) -> tuple[str, ...]:
    """The days of a rule that simply holds every week; none for any other rule."""
    simple = timing.freq == "WEEKLY" and timing.interval == 1 and not timing.month_days
    dated = timing.valid_from is not None or timing.valid_to is not None
    return timing.days if simple and not dated and set(timing.days) <= set(CODES) else ()


def written_span(opens: time, closes: time) -> str:
    """One span: 09:00-17:00; the last minute is midnight."""
    return f"{opens:%H:%M}-{'24:00' if closes >= LAST_MINUTE else f'{closes:%H:%M}'}"
