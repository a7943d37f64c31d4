"""Makes rows safe to publish: every row is one of at least so many that are quite alike.

k-anonymity by local suppression (Sweeney 2002, doi:10.1142/S0218488502001648). All columns count as known to whoever
would look for somebody, not only the usual few, for in a small county any of them may be.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from handrail.rules.case_data_standard.records import year

Row = tuple[str, ...]


@dataclass(frozen=True)
class Safe:
    """Rows safe to publish in an order that says nothing; how many cells were emptied and how many rows left out.

    `coarser`: how many rows say a year instead of a month.
    """

    rows: tuple[Row, ...]
    emptied: int
    left_out: int
    coarser: int = 0


def grouped(rows: Sequence[Sequence[str]], *, kept: Sequence[int], at_least: int, months: Collection[int] = ()) -> Safe:
    """Empty cells of rows that are too rare, the columns least worth keeping first, then leave out what is still rare.

    `kept`: for each column how much it is worth keeping; `at_least`: how many rows must be alike. In the columns of
    `months` a rare row says the year alone before anything is emptied.
    """
    given = [tuple(row) for row in rows]
    many = Counter(given)
    standing = [row if many[row] >= at_least else with_years(row, months) for row in given]
    coarser = sum(now != then for now, then in zip(standing, given, strict=True))
    before = sum(map(filled, standing))
    for column in sorted(range(len(kept)), key=lambda at: (kept[at], -at)):
        alike = Counter(standing)
        standing = [row if alike[row] >= at_least else emptied(row, column) for row in standing]
    alike = Counter(standing)
    safe = sorted(row for row in standing if alike[row] >= at_least and any(row))
    return Safe(tuple(safe), before - sum(map(filled, safe)), len(rows) - len(safe), coarser)


def filled(row: Row) -> int:
    """How many cells say something."""
    return sum(map(bool, row))


def emptied(row: Row, column: int) -> Row:
    """The row with that cell empty."""
    return (*row[:column], "", *row[column + 1 :])


def with_years(row: Row, months: Collection[int]) -> Row:
    """The row with the year in place of each month."""
    return tuple(year(cell) if at in months else cell for at, cell in enumerate(row))
