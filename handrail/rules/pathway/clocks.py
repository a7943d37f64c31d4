"""The clocks that run after a referral: what is awaited, by when, and on whose authority. The events are given."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from handrail.rules.localities.locality import Locality
from handrail.rules.localities.pathway import PathwayTimer
from handrail.rules.pathway.wording import working_day_after


@dataclass(frozen=True, kw_only=True)
class Events:
    """What has happened to one referral to the National Referral Mechanism, each on its day; None: not yet, or never.

    `turns_18_on` is the birthday of somebody who was referred as a child.
    """

    referred_on: date
    child: bool = False
    support_wanted: bool = False
    support_started_on: date | None = None
    reasonable_grounds_on: date | None = None
    reasonable_grounds_positive: bool = False
    conclusive_grounds_on: date | None = None
    conclusive_grounds_positive: bool = False
    reconsideration_asked_on: date | None = None
    turns_18_on: date | None = None
    withdrawn_on: date | None = None


@dataclass(frozen=True)
class Clock:
    """One clock: from which day it runs, on which day it is due (None: it has no day), and whether it is over.

    `kind` says who sets it: law, guidance or local.
    """

    id: str
    name: str
    from_on: date
    due_on: date | None
    over: bool
    kind: str
    note: str
    source: str
    verified: bool


def clocks(events: Events, *, locality: Locality) -> tuple[Clock, ...]:
    """Every clock that these events have started, in the order of the pack, by the rules of the day of its event.

    Working days are Monday to Friday without bank holidays; days are calendar days, and the day of the event is day 0.
    A withdrawal ends all of them.
    """
    begun = dict(begun_by(events))
    over = ended_by(events)
    return tuple(
        clock_of(timer, begun[timer.event], over=timer.id in over or events.withdrawn_on is not None, locality=locality)
        for timer in locality.pathway.timers
        if timer.event in begun and timer.starts <= begun[timer.event] <= timer.ends
    )


def begun_by(events: Events) -> Iterator[tuple[str, date]]:
    """The kinds of event that have happened, and when. Of two negative decisions the later one counts."""
    yield "referred", events.referred_on
    if events.child:
        yield "referred_child", events.referred_on
    if events.support_wanted:
        yield "referred_with_support", events.referred_on
    if events.turns_18_on:
        yield "turns_18", events.turns_18_on
    if events.reasonable_grounds_on:
        kind = "positive_reasonable_grounds" if events.reasonable_grounds_positive else "negative_decision"
        yield kind, events.reasonable_grounds_on
    if events.conclusive_grounds_on and not events.conclusive_grounds_positive:
        yield "negative_decision", events.conclusive_grounds_on


def ended_by(events: Events) -> frozenset[str]:
    """The ids of the clocks for which nobody waits any more."""
    ended = {
        "T1": events.reasonable_grounds_on is not None,
        "T4": events.conclusive_grounds_on is not None,
        "T6": events.reconsideration_asked_on is not None,
        "T10": events.support_started_on is not None,
        "T11": events.conclusive_grounds_on is not None,
    }
    return frozenset(timer for timer, is_over in ended.items() if is_over)


def clock_of(timer: PathwayTimer, start: date, *, over: bool, locality: Locality) -> Clock:
    """One clock from the day of its event."""
    return Clock(
        id=timer.id,
        name=timer.name,
        from_on=start,
        due_on=due_day(timer, start, locality=locality),
        over=over,
        kind=timer.due_kind,
        note=timer.note,
        source=timer.source,
        verified=timer.verified,
    )


def due_day(timer: PathwayTimer, start: date, *, locality: Locality) -> date | None:
    """The day on which it is due; for the 18th birthday that day itself; None where nothing falls on a day."""
    if not timer.limit:
        return start if timer.event == "turns_18" else None
    number = locality.limit_as_known(timer.limit, on=start)
    if timer.reckoned == "working_days":
        return working_day_after(start, number, locality=locality)
    return start + timedelta(days=number)
