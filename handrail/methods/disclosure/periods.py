"""The periods of releases: fixed ones, never running totals.

A figure for January to March and another for January to June give away April to June to whoever subtracts, though
nobody released it. Fixed periods stand beside each other (two quarters), or fill one another (four quarters, a year).
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

A_DAY = timedelta(days=1)
MONTH, QUARTER, HALF, YEAR = 1, 3, 6, 12
YEARS_BEGIN = (1, 4)  # In January, or in April as the financial year does.
FILLS = {(MONTH, QUARTER), (MONTH, HALF), (MONTH, YEAR), (QUARTER, YEAR), (HALF, YEAR)}


class NotAPeriod(ValueError):
    """A text that names no period. Its message is a sentence for whoever wrote it."""


@dataclass(frozen=True, order=True)
class Span:
    """From a first day to a last, both counted in."""

    first: date
    last: date

    def __str__(self) -> str:
        return f"{self.first} to {self.last}"

    @property
    def code(self) -> str:
        """As a file writes it."""
        return f"{self.first}..{self.last}"

    @property
    def months(self) -> int | None:
        """How many calendar months it is, or None where it is not made of whole ones."""
        if self.first.day != 1 or self.last.day != calendar.monthrange(self.last.year, self.last.month)[1]:
            return None
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    def meets(self, other: "Span") -> bool:
        """Whether they have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def holds(self, other: "Span") -> bool:
        """Whether all days of the other are in it."""
        return self.first <= other.first and other.last <= self.last


def read_span(text: str) -> Span:
    """The period that "2025-01-01..2025-12-31" names. Raises NotAPeriod."""
    try:
        first, last = (date.fromisoformat(part.strip()) for part in text.split(".."))
    except ValueError:
        raise NotAPeriod(f"{text}: two days like 2025-01-01..2025-12-31 were expected.") from None
    if first > last or last == date.max:
        raise NotAPeriod(f"{text}: the last day was expected to be on or after the first, and to have a next one.")
    return Span(first, last)


def is_whole_year(span: Span) -> bool:
    """Whether it is a calendar year or a financial one."""
    return span.months == YEAR and span.first.month in YEARS_BEGIN


def why_not_beside(span: Span, earlier: Span) -> str | None:
    """Say why this period cannot be released beside an earlier one, if so."""
    if span == earlier or not span.meets(earlier):
        return None
    if span.holds(earlier) or earlier.holds(span):
        return None if fills(span, earlier) else running_total(span, earlier)
    if is_whole_year(span) and is_whole_year(earlier):
        return None
    return (
        f"{span} overlaps {earlier}, which was released: whoever subtracts sees the days that only one of them has. "
        "Release fixed periods that do not overlap."
    )


def fills(one: Span, other: Span) -> bool:
    """Whether the shorter is one of equal parts that make up the longer: a month, a quarter or half of a year."""
    shorter, longer = sorted((one, other), key=lambda span: span.last - span.first)
    if shorter.months is None or longer.months is None or (shorter.months, longer.months) not in FILLS:
        return False
    before = shorter.first.year * 12 + shorter.first.month - longer.first.year * 12 - longer.first.month
    return before % shorter.months == 0


def running_total(one: Span, other: Span) -> str:
    """What is wrong with two periods of which one holds the other."""
    shorter, longer = sorted((one, other), key=lambda span: span.last - span.first)
    return (
        f"{longer} is a running total of {shorter}: whoever subtracts sees the days in between, which nobody released. "
        "Release fixed periods: a month, a quarter, a half-year or a year."
    )


def parts(spans: list[Span]) -> list[Span]:
    """The shortest periods of which each of these is made up, in order."""
    cuts = sorted({span.first for span in spans} | {span.last + A_DAY for span in spans})
    pieces = [Span(first, following - A_DAY) for first, following in pairwise(cuts)]
    return [piece for piece in pieces if any(span.holds(piece) for span in spans)]
