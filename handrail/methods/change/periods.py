"""Whole days from a first to a last, and what a series of counts says about them: all of it, or nothing."""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Protocol

from handrail.methods.change.counted import Counted

DAYS_IN_A_MONTH = 365.25 / 12
A_DAY = timedelta(days=1)
BEFORE, AFTER = "The days before", "The days after"


class Unit(StrEnum):
    """In what the length of a period is given."""

    DAYS = "days"
    MONTHS = "months"


class CannotUse(ValueError):
    """Periods that cannot be compared with these counts. `faults` has one sentence for each thing that is wrong."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class Row(Protocol):
    """One count of a series, from a first day to a last, both counted in."""

    @property
    def first(self) -> date:
        """The first day."""

    @property
    def last(self) -> date:
        """The last day."""

    @property
    def count(self) -> int:
        """How many."""


@dataclass(frozen=True)
class Span:
    """From a first day to a last, both counted in."""

    first: date
    last: date

    def __str__(self) -> str:
        return f"{self.first} to {self.last}"

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def months(self) -> float:
        """Its calendar months if it is made of whole ones; else its days in average months."""
        ends = self.last.day == calendar.monthrange(self.last.year, self.last.month)[1]
        if self.first.day == 1 and ends:
            return float((self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1)
        return self.days / DAYS_IN_A_MONTH

    @property
    def middle(self) -> float:
        """Its middle in months since the year 1 began, so that each January begins at a multiple of twelve."""
        return (month_number(self.first) + month_number(self.last + A_DAY)) / 2

    def length(self, unit: Unit) -> float:
        """How long it is."""
        return float(self.days) if unit is Unit.DAYS else self.months

    def meets(self, row: Row) -> bool:
        """Whether the row counts any of its days."""
        return row.first <= self.last and row.last >= self.first

    def contains(self, row: Row) -> bool:
        """Whether the row counts none but its days."""
        return self.first <= row.first and row.last <= self.last


def month_number(day: date) -> float:
    """The moment a day begins, in months since the year 1 began."""
    in_month = calendar.monthrange(day.year, day.month)[1]
    return (day.year - 1) * 12 + day.month - 1 + (day.day - 1) / in_month


def read_span(text: str, *, name: str) -> Span:
    """The days that "2017-03-01..2017-08-31" names. `name` is how the fault calls it. Raises CannotUse."""
    told = text.split("..")
    try:
        first, last = (date.fromisoformat(part) for part in told)
    except ValueError:
        raise CannotUse([f"{name} {text}: two days like 2017-03-01..2017-08-31 were expected."]) from None
    if first > last:
        raise CannotUse([f"{name} {text}: the last day was expected to be on or after the first."])
    if last == date.max:
        raise CannotUse([f"{name} {text}: a day that has a next one was expected."])
    return Span(first, last)


def rows_of(span: Span, rows: Iterable[Row], *, name: str) -> list[Row]:
    """The rows that make the period up, in order.

    Raises:
        CannotUse: a row lies only in part in the period, or a day of it is in no row: then nobody knows its count.
    """
    meeting = sorted((row for row in rows if span.meets(row)), key=lambda row: row.first)
    partial = [
        f"{name}, {span}: the count of {row.first} to {row.last} lies only in part in them, and cannot be divided."
        for row in meeting
        if not span.contains(row)
    ]
    if faults := partial or [f"{name}, {span}: there is no count of {gap}." for gap in gaps(span, meeting)]:
        raise CannotUse(faults)
    return meeting


def gaps(span: Span, rows: Sequence[Row]) -> list[Span]:
    """The days of the period that no row counts."""
    wanted = [span.first, *(row.last + A_DAY for row in rows)]
    begins = [*(row.first for row in rows), span.last + A_DAY]
    return [Span(day, first - A_DAY) for day, first in zip(wanted, begins, strict=True) if day < first]


def counted_in(span: Span, rows: Iterable[Row], *, unit: Unit) -> Counted:
    """All that was counted in a period, whose rows these are."""
    return Counted(sum(row.count for row in rows), span.length(unit))


def faults_of_order(before: Span, afters: Sequence[Span]) -> list[str]:
    """A sentence for every later period that does not begin after the one before it has ended."""
    return [
        f"{AFTER}, {later}: they were expected to begin after {earlier.last}, when the period before them ends."
        for earlier, later in pairwise([before, *afters])
        if later.first <= earlier.last
    ]
