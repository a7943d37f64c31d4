"""The periods that figures are told of: quarters that are closed, and years of four. Never a running total.

A quarter is closed 28 days after it ended. By then what came in on its last day has had as long as any other concern
to be typed in, joined to others and dealt with, so that little is corrected in what was told.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

QUARTERS_OFFERED = 8
YEARS_OFFERED = 4
MONTHS_IN_QUARTER = 3
UNTIL_CLOSED = timedelta(days=28)


class NoSuchPeriod(Exception):
    """The board shows no such period: it is not written like one, or is not closed."""


@dataclass(frozen=True, order=True)
class Quarter:
    """Three calendar months."""

    year: int
    number: int

    @classmethod
    def holding(cls, day: date) -> Self:
        """The quarter in which a day lies."""
        return cls(day.year, (day.month - 1) // MONTHS_IN_QUARTER + 1)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number * MONTHS_IN_QUARTER - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.before(-1).first - timedelta(days=1)

    @property
    def code(self) -> str:
        """How an address names it: 2026-Q3."""
        return f"{self.year}-Q{self.number}"

    @property
    def months(self) -> tuple[date, ...]:
        """The first days of its months."""
        return tuple(date(self.year, self.first.month + number, 1) for number in range(MONTHS_IN_QUARTER))

    @property
    def closed_on(self) -> date:
        """The first day on which its figures are told."""
        return self.last + UNTIL_CLOSED + timedelta(days=1)

    def before(self, many: int) -> "Quarter":
        """The quarter so many before this one; after it, if the number is negative."""
        year, number = divmod(self.year * 4 + self.number - 1 - many, 4)
        return Quarter(year, number + 1)


@dataclass(frozen=True)
class Period:
    """One quarter, or the four that end with it."""

    quarters: tuple[Quarter, ...]

    @property
    def first(self) -> date:
        """Its first day."""
        return self.quarters[0].first

    @property
    def last(self) -> date:
        """Its last day, which is counted in."""
        return self.quarters[-1].last

    @property
    def code(self) -> str:
        """How an address names it: 2026-Q3, or year-to-2026-Q3."""
        ends = self.quarters[-1].code
        return ends if len(self.quarters) == 1 else f"year-to-{ends}"

    @property
    def label(self) -> str:
        """What it is called on the page: "Year from October 2025 to September 2026"."""
        length = "Quarter" if len(self.quarters) == 1 else "Year"
        return f"{length} from {self.first:%B %Y} to {self.last:%B %Y}"


def latest_closed(on: date) -> Quarter:
    """The latest quarter whose figures are told on a day."""
    return Quarter.holding(on - UNTIL_CLOSED).before(1)


def finished_periods(*, on: date) -> list[Period]:
    """The periods to choose from on a day: years first, then quarters, the latest of each first."""
    latest = latest_closed(on)
    years = [year_to(latest.before(back)) for back in range(YEARS_OFFERED)]
    return [*years, *(Period((latest.before(back),)) for back in range(QUARTERS_OFFERED))]


def year_to(quarter: Quarter) -> Period:
    """The four quarters that end with this one."""
    return Period(tuple(quarter.before(back) for back in (3, 2, 1, 0)))


def period_called(code: str, *, on: date) -> Period:
    """The closed period with that code; the latest year when nothing is asked for.

    Raises:
        NoSuchPeriod: there is none with that code that is closed and offered.
    """
    offered = finished_periods(on=on)
    if not code:
        return offered[0]
    for period in offered:
        if period.code == code:
            return period
    raise NoSuchPeriod("The board shows no such period.")


def period_between(first: date, last: date, *, on: date) -> Period:
    """The closed period that begins and ends on these days.

    Fixed periods only: whoever could ask for any days would subtract one answer from the other.

    Raises:
        NoSuchPeriod: there is none; the sentence names those there are.
    """
    offered = finished_periods(on=on)
    for period in offered:
        if (period.first, period.last) == (first, last):
            return period
    listed = ", ".join(f"{period.first} to {period.last}" for period in sorted(offered, key=lambda one: one.first))
    raise NoSuchPeriod(
        f"Figures are told of finished quarters from {UNTIL_CLOSED.days} days after their end on, "
        f"and of years of four of them: {listed}."
    )
