"""The periods of tables: quarters, calendar years and financial years that are closed, and what each is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from handrail.insight.figures.policies.periods import Quarter, latest_closed
from handrail.methods.disclosure.periods import Span

QUARTERS_OFFERED, YEARS_OFFERED = 12, 3
LATEST_QUARTER, LATEST_YEAR = "latest-quarter", "latest-year"
A_DAY = timedelta(days=1)


class NoSuchPeriod(ValueError):
    """There is no period of that name that has ended."""


@dataclass(frozen=True)
class Period:
    """One period under the name that an address gives it, and the label that people read."""

    code: str
    label: str
    span: Span

    @property
    def days(self) -> int:
        """How long it is."""
        return (self.span.last - self.span.first).days + 1

    @property
    def parts(self) -> tuple["Period", ...]:
        """The months of a quarter, or the quarters of a year."""
        if self.span.months == 3:
            return tuple(month_of(first) for first in Quarter.holding(self.span.first).months)
        first = Quarter.holding(self.span.first)
        return tuple(quarter_period(first.before(-number)) for number in range(4))


def month_of(first: date) -> Period:
    """The calendar month that begins on that day."""
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - A_DAY
    return Period(f"{first:%Y-%m}", f"{first:%B %Y}", Span(first, last))


def quarter_period(quarter: Quarter) -> Period:
    """A quarter under its name."""
    label = f"{quarter.first:%B} to {quarter.last:%B %Y}"
    return Period(quarter.code, label, Span(quarter.first, quarter.last))


def year_from(quarter: Quarter) -> Period:
    """The year that begins with this quarter: a calendar year, or a financial one where that is the second."""
    last = quarter.before(-3).last
    span = Span(quarter.first, last)
    if quarter.number == 1:
        return Period(f"{quarter.year}", f"Year {quarter.year}", span)
    return Period(f"{quarter.year}-{last:%y}", f"Financial year, April {quarter.year} to March {last.year}", span)


def periods_ended(*, on: date) -> list[Period]:
    """The periods to choose from on a day: quarters, then calendar years, then financial years, the latest first."""
    latest = latest_closed(on)
    return [*(quarter_period(latest.before(back)) for back in range(QUARTERS_OFFERED)), *years_ended(on)]


def years_ended(on: date) -> Iterator[Period]:
    """Calendar years and then financial years that are closed on a day, the latest of each first."""
    for number in (1, 2):
        begins = Quarter(on.year, number)
        while begins.before(-3) > latest_closed(on):
            begins = begins.before(4)
        yield from (year_from(begins.before(4 * back)) for back in range(YEARS_OFFERED))


def period_called(code: str, *, on: date) -> Period:
    """The period that has that name on a day; names of the latest ones move on with time.

    Raises:
        NoSuchPeriod: there is none that has ended.
    """
    offered = periods_ended(on=on)
    if code in ("", LATEST_QUARTER):
        return offered[0]
    for period in offered:
        if code == period.code or (code == LATEST_YEAR and period.code == str(period.span.first.year)):
            return period
    raise NoSuchPeriod("Choose a period that has ended.")
