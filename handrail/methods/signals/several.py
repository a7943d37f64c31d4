"""Several organisations, or several districts, that tell of one thing within so many days."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from handrail.methods.signals.events import Event, Several, by_subject

Coded = tuple[date, str]


def several_organisations(events: Iterable[Event], *, at_least: int, within_days: int) -> list[Several]:
    """Each day on which the `at_least`-th different organisation within `within_days` days told of a subject.

    A window of 14 days is a day and the 13 before it. An organisation that is not known counts as none. Raises
    ValueError for fewer than two organisations or less than a day.
    """
    return several(events, "organisation", at_least=at_least, within_days=within_days)


def several_districts(events: Iterable[Event], *, at_least: int, within_days: int) -> list[Several]:
    """The same for districts: each day on which a subject was told of in one district more than is usual."""
    return several(events, "district", at_least=at_least, within_days=within_days)


def several(events: Iterable[Event], what: str, *, at_least: int, within_days: int) -> list[Several]:
    """Each day on which a subject comes to have so many different codes. Raises ValueError."""
    if at_least < 2 or within_days < 1:
        raise ValueError("Two codes at least, and one day at least, are needed for a signal.")
    found = []
    for subject, told in by_subject(events).items():
        coded = sorted({(event.day, getattr(event, what)) for event in told if getattr(event, what)})
        found += [Several(subject, day, codes) for day, codes in reached(coded, at_least, within_days)]
    return sorted(found)


def reached(coded: Sequence[Coded], at_least: int, within_days: int) -> Iterator[tuple[date, tuple[str, ...]]]:
    """The days on which the number of codes in the window reaches `at_least` after it was less."""
    reach = timedelta(days=within_days)
    enough_until = date.min
    for day in sorted({each for each, _ in coded}):
        codes = {code for each, code in coded if day - reach < each <= day}
        if len(codes) < at_least:
            continue
        # It is enough until one of the last days on which these codes were seen falls out of the window.
        if day > enough_until:
            yield day, tuple(sorted(codes))
        enough_until = max(enough_until, falls_out(coded, day, at_least, reach))


def falls_out(coded: Sequence[Coded], day: date, at_least: int, reach: timedelta) -> date:
    """The first day on which, if nothing more were told, there would be too few codes."""
    last: dict[str, date] = {}
    for each, code in coded:
        if day - reach < each <= day:
            last[code] = max(each, last.get(code, each))
    return sorted(last.values(), reverse=True)[at_least - 1] + reach
