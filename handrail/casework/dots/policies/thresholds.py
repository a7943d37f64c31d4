"""The county's numbers for signals, and the signals that things make by them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from handrail.casework.dots.models import MentionKind, SignalKind
from handrail.casework.dots.policies.grouping import Thing, kind_of
from handrail.foundation.locality import current_locality
from handrail.methods.signals.events import Event, Several
from handrail.methods.signals.scans import Rise, Scan
from handrail.methods.signals.several import several_districts, several_organisations

MOVES = (MentionKind.TELEPHONE, MentionKind.VEHICLE)
SEVERAL_DISTRICTS = 2


@dataclass(frozen=True)
class Raised:
    """A signal before it is kept. `quiet_days`: for so long no other of its kind is raised of the same thing."""

    kind: SignalKind
    thing: Thing
    day: date
    facts: dict[str, Any]
    quiet_days: int


@dataclass(frozen=True)
class Thresholds:
    """The county's numbers. Organisations and districts are looked for in windows of days."""

    organisations: int
    organisations_days: int
    districts_days: int
    scan: Scan


def thresholds(*, on: date) -> Thresholds:
    """The numbers that hold on that day. Raises NoSuchLimit."""
    county = current_locality()

    def number(code: str) -> int:
        return county.limit_as_known(f"signal_{code}", on=on)

    scan = Scan(number("history_days"), number("longest_days"), number("false_alarm_days"))
    return Thresholds(number("organisations"), number("organisations_days"), number("districts_days"), scan)


def signals_in(things: Sequence[Thing], *, on: date, by: Thresholds) -> Iterator[Raised]:
    """The signals that hold on that day, by kind and thing."""
    from handrail.methods.signals.rising import rising  # slow to load, and asked for once a day

    named = {str(thing.first): thing for thing in things}
    told = events_until(things, on)
    moving = events_until((thing for thing in things if thing.kind in MOVES), on)
    organisations = several_organisations(told, at_least=by.organisations, within_days=by.organisations_days)
    districts = several_districts(moving, at_least=SEVERAL_DISTRICTS, within_days=by.districts_days)
    yield from lately(organisations, named, SignalKind.ORGANISATIONS, on=on, days=by.organisations_days)
    yield from lately(districts, named, SignalKind.DISTRICTS, on=on, days=by.districts_days)
    places = events_until((thing for thing in things if thing.kind == MentionKind.PLACE), on)
    for rise in rising(places, on=on, scan=by.scan):
        yield Raised(SignalKind.RISE, named[rise.subject], on, facts_of(rise), by.scan.longest_days)


def events_until(things: Iterable[Thing], on: date) -> list[Event]:
    """What was told of these things up to that day."""
    return [event for thing in things for event in thing.events() if event.day <= on]


def lately(
    found: Iterable[Several], named: dict[str, Thing], kind: SignalKind, *, on: date, days: int
) -> Iterator[Raised]:
    """Those of which the last code came within so many days: what is older is no longer news."""
    for each in found:
        if each.day > on - timedelta(days=days):
            # How many there were and of which kinds; a name of an organisation is kept nowhere in the clear.
            kinds = sorted({kind_of(code) for code in each.codes})
            facts = {"number": len(each.codes), "kinds": kinds, "within_days": days}
            yield Raised(kind, named[each.subject], each.day, facts, days)


def facts_of(rise: Rise) -> dict[str, Any]:
    """What is kept of a rise: numbers only."""
    return {
        "days": rise.days,
        "counted": rise.counted,
        "expected": round(rise.expected, 2),
        "days_to_a_false_alarm": round(min(rise.days_to_a_false_alarm, 1e6)),
    }
