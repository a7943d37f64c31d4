"""Concerns of one month that are alike in all that the board counts by, as one row: the database adds them up."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, F, QuerySet, Value, When
from django.db.models.expressions import Combinable

from handrail.casework.desk.models import Concern, Lane
from handrail.casework.desk.permissions import why_not_count
from handrail.casework.desk.queries.tallying import CODES as TALLIED
from handrail.foundation.locality import moments
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

CODES = ("reporter_kind", "district", "exploitation", "ended")
MINUTES = ("minutes_to_open", "minutes_to_assess")
A_DAY = timedelta(days=1)
ENDED = TALLIED["outcome"]
ASSESSED = Case(When(minutes_to_assess=None, then=Value("no")), default=Value("yes"))
# By what concerns of a month are counted, one thing at a time.
MONTHLY: Mapping[str, Combinable] = {
    **{name: F(name) for name in ("reporter_kind", "entry", "district", "place_kind", "exploitation", "child")},
    **{name: F(name) for name in MINUTES},
    "ended": ENDED,
    "assessed": ASSESSED,
}


@dataclass(frozen=True, slots=True)
class AlikeRow:
    """So many concerns of a month that are alike. `ended`: as `tally_concerns` has their outcome."""

    month: date
    reporter_kind: str
    district: str
    exploitation: tuple[str, ...]
    ended: str
    number: int


@dataclass(frozen=True)
class Minutes:
    """How many concerns took so many minutes of desk hours until they were opened, and from then until assessed."""

    opening: Counter[int] = field(default_factory=Counter)
    assessing: Counter[int] = field(default_factory=Counter)


def alike_rows(*, first: date, last: date, by: Person) -> list[AlikeRow]:
    """The concerns of whole months from the first day to the last, both included, each once.

    A second report of one thing is left out, and so is what was set aside in a flood. Raises NotAllowed.
    """
    require(why_not_count(by=by))
    return [row for begins, ends in months_between(first, last) for row in alike_in(begins, ends)]


def alike_in(first: date, last: date) -> Iterator[AlikeRow]:
    """Those of one month."""
    found = counted_once(first, last).order_by().annotate(ended=ENDED)
    rows = found.values(*CODES).annotate(number=Count("*")).values_list(*CODES, "number")
    for reporter_kind, district, exploitation, ended_as, number in rows.iterator():
        yield AlikeRow(first, reporter_kind, district, tuple(exploitation), ended_as, number)


def counted_by(codes: Sequence[str], *, first: date, last: date, by: Person) -> dict[str, list[tuple[date, Any, int]]]:
    """How many concerns of each whole month stand under each value of each of some codes: (month, value, number).

    All codes of `MONTHLY` in one question for each month. The same concerns as `alike_rows`. Values are as stored, and
    kinds are a tuple of them. Raises NotAllowed; KeyError.
    """
    require(why_not_count(by=by))
    asked = {f"by_{code}": MONTHLY[code] for code in codes}
    counted: dict[str, Counter[tuple[date, Any]]] = {code: Counter() for code in codes}
    for begins, ends in months_between(first, last):
        rows = counted_once(begins, ends).order_by().values(**asked).annotate(number=Count("*"))
        for *values, number in rows.values_list(*asked, "number").iterator():
            for code, value in zip(codes, values, strict=True):
                counted[code][begins, tuple(value) if isinstance(value, list) else value] += number
    return {code: [(*where, number) for where, number in found.items()] for code, found in counted.items()}


def joined_in(*, first: date, last: date, by: Person) -> list[tuple[date, int]]:
    """How many reports of each whole month told of something that was told before. Raises NotAllowed."""
    require(why_not_count(by=by))
    return [
        (begins, arrived_between(begins, ends).exclude(joined_to=None).count())
        for begins, ends in months_between(first, last)
    ]


def minutes_of(*, first: date, last: date, by: Person) -> Minutes:
    """How long the same concerns waited. Raises NotAllowed."""
    require(why_not_count(by=by))
    rows = counted_once(first, last).order_by().values(*MINUTES).annotate(number=Count("*"))
    counted = Minutes()
    for opening, assessing, number in rows.values_list(*MINUTES, "number").iterator():
        if opening is not None:
            counted.opening[opening] += number
        if assessing is not None:
            counted.assessing[assessing] += number
    return counted


def counted_once(first: date, last: date) -> QuerySet[Concern]:
    """The concerns that arrived in these days of the county and are counted. What was withdrawn is not."""
    return arrived_between(first, last).filter(joined_to=None).exclude(lane=Lane.QUARANTINE)


def arrived_between(first: date, last: date) -> QuerySet[Concern]:
    """Every report that arrived in these days of the county and was not withdrawn."""
    begin, end = moments(first, last)
    return Concern.objects.filter(arrived_at__gte=begin, arrived_at__lt=end, withdrawn_at=None)


def months_between(first: date, last: date) -> Iterator[tuple[date, date]]:
    """The first and the last day of each month of a period."""
    while first <= last:
        following = (first.replace(day=28) + 4 * A_DAY).replace(day=1)
        yield first, following - A_DAY
        first = following
