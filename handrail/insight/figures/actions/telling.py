"""Tells the figures of closed periods: counted once and kept as they were told, whoever asks first.

A telling is kept for good and names who asked nowhere: the row itself is the record of what left this room, and when.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require
from handrail.insight.figures.models import Telling
from handrail.insight.figures.permissions import why_not_see_measures
from handrail.insight.figures.policies.periods import Period, Quarter, latest_closed
from handrail.insight.figures.policies.settling import Figures, Settled, added, settle_all
from handrail.insight.figures.queries.telling import counted_now, held_of, somebody_who_counts, tellings_of

TRIES = 3
BUSY = "Somebody else is being told these figures. Ask again."
NOT_CLOSED = "The figures of this period are told from {day} on."


@dataclass(frozen=True)
class Heard:
    """What is told of a period: its figures by code, and the day on which the last of its quarters was counted."""

    figures: Figures
    told_on: date


def tell(period: Period, *, by: Person, on: date) -> Heard:
    """The figures of a period as they were told, or as they are told now for the first time.

    A year is added up from its quarters as they were told; its medians are told by themselves.

    Raises:
        NotAllowed: this person sees no figures, or the period is not closed yet.
    """
    require(why_not_see_measures(by=by))
    quarters = [told_of(Period((quarter,)), by=by, on=on) for quarter in period.quarters]
    figures = together([one.figures for one in quarters])
    if len(quarters) > 1:
        figures |= told_of(period, by=by, on=on).figures
    return Heard(figures, max(one.told_on for one in quarters))


def tell_in_the_morning(at: datetime) -> None:
    """Tell the latest quarter on the morning on which it is closed, so that no page has to wait for it."""
    on = timezone.localdate(at)
    if by := somebody_who_counts():
        tell(Period((latest_closed(on),)), by=by, on=on)


def together(quarters: Sequence[Figures]) -> dict[str, dict[str, object]]:
    """The figures that every one of these quarters has, added up. A median is of one quarter alone."""
    if len(quarters) == 1:
        return dict(quarters[0])
    codes = [code for code in quarters[-1] if all(code in one for one in quarters)]
    return {code: {**added([one[code] for one in quarters]), "median": None} for code in codes}


def told_of(period: Period, *, by: Person, on: date) -> Telling:
    """What was told of a quarter, or of the medians of a year; counted and kept where it is the first time."""
    held = tellings_of(period.code)
    return held[0] if held else count_again(period, by=by, on=on)[0]


def count_again(period: Period, *, by: Person, on: date) -> tuple[Telling, dict[str, Settled]]:
    """Count a period anew and keep what may be told beside all that was told of it; it, and what stands.

    Raises:
        NotAllowed: this person sees no figures, the period is not closed, or others are told it at this moment.
    """
    require(why_not_see_measures(by=by) or why_not_told(period.quarters[-1], on=on))
    threshold = current_locality().limit("small_number", on=on)
    now = counted_now(period, by=by, on=on)
    for _ in range(TRIES):
        held = tellings_of(period.code)
        settled = settle_all(held_of(period.code), now, threshold=threshold)
        figures = {code: one.figure for code, one in settled.items()}
        if held and held[0].figures == figures:
            return held[0], settled
        number = held[0].number + 1 if held else 1
        if made := keep(Telling(period=period.code, number=number, told_on=on, figures=figures)):
            return made, settled
    raise NotAllowed(BUSY)


def why_not_told(quarter: Quarter, *, on: date) -> str | None:
    """Say why the figures of a quarter are not told on a day, if so."""
    closed = quarter.closed_on
    return NOT_CLOSED.format(day=f"{closed.day} {closed:%B %Y}") if on < closed else None


def keep(telling: Telling) -> Telling | None:
    """Keep it; None if somebody else was told the same number of the period just before."""
    try:
        with transaction.atomic():
            telling.save(force_insert=True)
    except IntegrityError:
        return None
    return telling
