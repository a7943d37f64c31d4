"""Counts coded rows into tables that are safe to show, a quarter at a time."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from handrail.insight.figures.policies.periods import Period, Quarter
from handrail.methods.disclosure.small_numbers import SafeTable, add_safe_tables, hide_small_numbers

OTHER = ""

Row = TypeVar("Row")


def once(_: object) -> int:
    """How many a row stands for, where each is one."""
    return 1


@dataclass(frozen=True)
class Table:
    """A table as the board shows it: labels in order, and None for a hidden number. `codes` are those of the labels."""

    rows: tuple[tuple[str, int | None], ...]
    total: int | None
    codes: tuple[str, ...] = field(default=(), compare=False)

    @property
    def hides(self) -> bool:
        """Whether any number in it is hidden."""
        return self.total is None or any(count is None for _, count in self.rows)


def by_quarter(rows: Iterable[Row], day_of: Callable[[Row], date], *, period: Period) -> dict[Quarter, list[Row]]:
    """The rows of each quarter of the period."""
    parts: dict[Quarter, list[Row]] = {quarter: [] for quarter in period.quarters}
    for row in rows:
        parts[Quarter.holding(day_of(row))].append(row)
    return parts


def count_table(
    parts: Mapping[Quarter, Sequence[Row]],
    codes_of: Callable[[Row], Iterable[str]],
    labels: Mapping[str, str],
    *,
    threshold: int,
    times: Callable[[Row], int] = once,
) -> Table:
    """How often each code occurs. A code that has no label counts under OTHER, which has to have one.

    Small numbers are hidden in every quarter, and a year is added up from its quarters as they are shown: nobody
    can find a hidden number by subtracting one page of the board from another. `times` says how many a row stands for.
    """
    counted = [count_codes(rows, codes_of, labels, times=times) for rows in parts.values()]
    safe = [hide_small_numbers(counts, threshold=threshold) for counts in counted]
    return labelled(add_safe_tables(safe), labels)


def count_codes(
    rows: Iterable[Row],
    codes_of: Callable[[Row], Iterable[str]],
    labels: Mapping[str, str],
    *,
    times: Callable[[Row], int] = once,
) -> dict[str, int]:
    """How often each code occurs among some rows, with zero for those that do not."""
    counted: Counter[str] = Counter()
    for row in rows:
        for code in codes_of(row) or (OTHER,):
            counted[code if code in labels else OTHER] += times(row)
    return {code: counted[code] for code in labels}


def count_months(
    parts: Mapping[Quarter, Sequence[Row]],
    day_of: Callable[[Row], date],
    *,
    threshold: int,
    times: Callable[[Row], int] = once,
) -> Table:
    """How many in each month. A month belongs to one quarter, so that a year is its quarters one after the other."""
    counted = [months_of(quarter, rows, day_of, times) for quarter, rows in parts.items()]
    safe = [hide_small_numbers(months, threshold=threshold) for months in counted]
    totals = [table.total for table in safe]
    return Table(
        rows=tuple(row for table in safe for row in table.cells.items()),
        total=None if None in totals else sum(total for total in totals if total is not None),
    )


def months_of(
    quarter: Quarter, rows: Iterable[Row], day_of: Callable[[Row], date], times: Callable[[Row], int] = once
) -> dict[str, int]:
    """How many in each month of a quarter."""
    counted: Counter[date] = Counter()
    for row in rows:
        counted[day_of(row).replace(day=1)] += times(row)
    return {f"{month:%B %Y}": counted[month] for month in quarter.months}


def labelled(table: SafeTable, labels: Mapping[str, str]) -> Table:
    """The table under the words that people read."""
    rows = tuple((labels[code], count) for code, count in table.cells.items())
    return Table(rows, table.total, codes=tuple(table.cells))
