"""How many reports came of a campaign, by code, safe to show to whoever does not work with the reports themselves."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from handrail.insight.figures.policies.periods import Period, Quarter
from handrail.insight.figures.policies.tables import Table, by_quarter, count_codes, count_table, labelled
from handrail.methods.disclosure.small_numbers import SafeTable


class Report(Protocol):
    """A report that came by a code."""

    @property
    def code(self) -> str:
        """The code."""

    @property
    def arrived_on(self) -> date:
        """Its day."""


def quarters_between(first: date, last: date) -> Period:
    """The quarters from the one that holds the first day to the one that holds the last."""
    begin, end = Quarter.holding(first), Quarter.holding(last)
    many = (end.year - begin.year) * 4 + end.number - begin.number
    return Period(tuple(end.before(back) for back in range(many, -1, -1)))


def count_reports(
    rows: Iterable[Report], labels: Mapping[str, str], *, first: date, ended_before: date, threshold: int | None
) -> Table:
    """How many reports came by each code. Without a threshold all of them are counted, and nothing is hidden.

    With one, only quarters that ended before that day count, each made safe by itself: nobody can tell a report by
    looking again the next day.
    """
    rows = list(rows)
    if threshold is None:
        counts = count_codes(rows, lambda row: (row.code,), labels)
        return labelled(SafeTable(cells=counts, total=sum(counts.values())), labels)
    if Quarter.holding(first) >= Quarter.holding(ended_before):
        return Table(rows=tuple((label, None) for label in labels.values()), total=None)
    period = quarters_between(first, Quarter.holding(ended_before).before(1).last)
    counted = (row for row in rows if period.first <= row.arrived_on <= period.last)
    parts = by_quarter(counted, lambda row: row.arrived_on, period=period)
    return count_table(parts, lambda row: (row.code,), labels, threshold=threshold)
