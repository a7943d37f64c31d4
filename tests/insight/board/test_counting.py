"""Counting hides small numbers in every quarter, and a year tells nothing that its quarters did not."""

from datetime import date
from random import Random

import pytest

from handrail.insight.board.policies import OTHER, Table, by_quarter, count_months, count_table, period_called

TODAY = date(2026, 11, 22)
YEAR = period_called("", on=TODAY)
QUARTER = period_called("2026-Q3", on=TODAY)
LABELS = {"north": "North", "south": "South", "east": "East", OTHER: "Not known"}
Row = tuple[date, tuple[str, ...]]


def rows_of(district: str, many: int, *, on: date = date(2026, 8, 3)) -> list[Row]:
    return [(on, (district,))] * many


def table_of(rows: list[Row], period: object = QUARTER) -> Table:
    parts = by_quarter(rows, lambda row: row[0], period=period)  # type: ignore[arg-type]
    return count_table(parts, lambda row: row[1], LABELS, threshold=5)


def test_counts_stand_under_their_words() -> None:
    table = table_of([*rows_of("north", 12), *rows_of("south", 7)])
    assert table.rows == (("North", 12), ("South", 7), ("East", 0), ("Not known", 0))
    assert table.total == 19
    assert not table.hides


def test_a_code_without_words_and_no_code_at_all_count_as_not_known() -> None:
    table = table_of([*rows_of("north", 12), *rows_of("atlantis", 6), *[(date(2026, 8, 3), ())] * 5])
    assert dict(table.rows)["Not known"] == 11


def test_a_concern_of_two_kinds_counts_under_both() -> None:
    table = table_of([(date(2026, 8, 3), ("north", "south"))] * 6)
    assert dict(table.rows) == {"North": 6, "South": 6, "East": 0, "Not known": 0}


def test_a_number_hidden_in_a_quarter_is_hidden_in_the_year() -> None:
    rows = [*rows_of("north", 20), *rows_of("south", 30), *rows_of("east", 40)]
    before = [*rows_of("north", 20, on=date(2026, 5, 1)), *rows_of("south", 2, on=date(2026, 5, 1))]
    table = table_of([*rows, *before], YEAR)
    assert dict(table.rows) == {"North": None, "South": None, "East": None, "Not known": None} or table.total == 112
    assert dict(table.rows)["South"] is None
    assert table.total == 112


def test_a_quarter_with_few_hides_the_years_total() -> None:
    rows = [*rows_of("north", 50), *rows_of("north", 3, on=date(2026, 5, 1))]
    assert table_of(rows, YEAR).total is None


def test_subtracting_quarters_from_the_year_gives_nothing() -> None:
    chance = Random(7)
    for _ in range(200):
        days = [quarter.first for quarter in YEAR.quarters]
        rows = [
            row for day in days for place in LABELS for row in rows_of(place, chance.choice([0, 1, 3, 6, 20]), on=day)
        ]
        year = dict(table_of(rows, YEAR).rows)
        quarters = [
            dict(table_of([row for row in rows if row[0] == each.first], period_called(each.code, on=TODAY)).rows)
            for each in YEAR.quarters
        ]
        for label, count in year.items():
            parts = [quarter[label] for quarter in quarters]
            assert (count is None) == (None in parts)


def test_months_of_a_year_stand_one_after_the_other() -> None:
    rows = [*rows_of("north", 6, on=date(2025, 12, 31)), *rows_of("north", 7, on=date(2026, 9, 1))]
    table = count_months(by_quarter(rows, lambda row: row[0], period=YEAR), lambda row: row[0], threshold=5)
    assert [label for label, _ in table.rows][:2] == ["October 2025", "November 2025"]
    assert dict(table.rows)["December 2025"] == 6
    assert table.total == 13


@pytest.mark.parametrize("many", [1, 4])
def test_a_month_with_few_is_hidden(many: int) -> None:
    rows = [*rows_of("north", many, on=date(2026, 7, 1)), *rows_of("north", 9, on=date(2026, 8, 1))]
    table = count_months(by_quarter(rows, lambda row: row[0], period=QUARTER), lambda row: row[0], threshold=5)
    assert dict(table.rows)["July 2026"] is None
