"""A period is whole days that whole counts make up; what is not is refused with the reason."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.methods.change.interrupted import points_of
from handrail.methods.change.periods import (
    BEFORE,
    CannotUse,
    Span,
    Unit,
    counted_in,
    faults_of_order,
    read_span,
    rows_of,
)


@dataclass(frozen=True)
class Row:
    first: date
    last: date
    count: int


MARCH, APRIL = Row(date(2017, 3, 1), date(2017, 3, 31), 3), Row(date(2017, 4, 1), date(2017, 4, 30), 4)
JUNE = Row(date(2017, 6, 1), date(2017, 6, 30), 6)


def span(text: str) -> Span:
    return read_span(text, name="--before")


def test_a_period_is_read_and_its_days_are_counted() -> None:
    assert span("2017-03-01..2017-08-31") == Span(date(2017, 3, 1), date(2017, 8, 31))
    assert span("2017-03-01..2017-08-31").days == 184
    assert span("2017-03-01..2017-03-01").days == 1


@pytest.mark.parametrize(
    "text", ["", "2017-03-01", "2017-03-01..", "2017-03-01..2017-03-32", "a..b", "2017-03-01..2017-04-01..2017-05-01"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(CannotUse, match=r"--before .*: two days like 2017-03-01..2017-08-31 were expected"):
        span(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("2017-03-02..2017-03-01", "on or after the first"), ("2017-03-02..9999-12-31", "that has a next one")],
)
def test_a_period_that_cannot_be_counted_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(CannotUse, match=sentence):
        span(text)


def test_rows_that_make_the_period_up_are_taken_in_order() -> None:
    rows = rows_of(span("2017-03-01..2017-04-30"), [JUNE, APRIL, MARCH], name=BEFORE)
    assert rows == [MARCH, APRIL]
    counted = counted_in(span("2017-03-01..2017-04-30"), rows, unit=Unit.DAYS)
    assert (counted.count, counted.exposure) == (7, 61)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (
            "2017-03-02..2017-04-15",
            [
                "the count of 2017-03-01 to 2017-03-31 lies only in part in them, and cannot be divided.",
                "the count of 2017-04-01 to 2017-04-30 lies only in part in them, and cannot be divided.",
            ],
        ),
        ("2017-03-01..2017-06-30", ["there is no count of 2017-05-01 to 2017-05-31."]),
        (
            "2017-02-01..2017-07-02",
            [
                "there is no count of 2017-02-01 to 2017-02-28.",
                "there is no count of 2017-05-01 to 2017-05-31.",
                "there is no count of 2017-07-01 to 2017-07-02.",
            ],
        ),
        ("2019-01-01..2019-01-31", ["there is no count of 2019-01-01 to 2019-01-31."]),
    ],
)
def test_a_period_that_rows_do_not_make_up_is_refused(text: str, faults: list[str]) -> None:
    with pytest.raises(CannotUse) as refused:
        rows_of(span(text), [MARCH, APRIL, JUNE], name=BEFORE)
    told = text.replace("..", " to ")
    assert list(refused.value.faults) == [f"The days before, {told}: {fault}" for fault in faults]


def test_the_first_day_there_is_can_begin_a_period() -> None:
    whole = Row(date(1, 1, 1), date(1, 1, 31), 0)
    assert rows_of(span("0001-01-01..0001-01-31"), [whole], name="--before") == [whole]
    with pytest.raises(CannotUse, match="there is no count of 0001-01-01 to 0001-01-31"):
        rows_of(span("0001-01-01..0001-01-31"), [], name="--before")


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.lists(st.integers(1, 60), min_size=1, max_size=9), st.data())
def test_rows_without_a_gap_make_up_all_their_days_and_no_fewer(
    first: date, days: list[int], data: st.DataObject
) -> None:
    rows, begins = [], first
    for length in days:
        rows.append(Row(begins, begins + timedelta(length - 1), length))
        begins += timedelta(length)
    whole = Span(first, rows[-1].last)
    assert counted_in(whole, rows_of(whole, rows, name="x"), unit=Unit.DAYS).count == whole.days
    left_out = data.draw(st.sampled_from(rows))
    with pytest.raises(CannotUse, match="no count of"):
        rows_of(whole, [row for row in rows if row is not left_out], name="x")


@pytest.mark.parametrize(
    ("text", "months"),
    [("2017-03-01..2017-08-31", 6), ("2017-09-01..2018-02-28", 6), ("2018-03-01..2018-07-31", 5)],
)
def test_whole_months_are_whole_numbers(text: str, months: float) -> None:
    assert span(text).months == span(text).length(Unit.MONTHS) == months
    assert span(text).length(Unit.DAYS) == span(text).days


def test_days_that_are_no_whole_months_are_average_months() -> None:
    assert span("2017-03-02..2017-04-01").months == pytest.approx(31 / 30.4375)


def test_a_january_begins_a_year_of_twelve() -> None:
    (january,) = points_of([Row(date(2018, 1, 1), date(2018, 1, 31), 2)], after=True, unit=Unit.DAYS)
    assert january.month % 12 == pytest.approx(0.5)
    assert (january.counted.count, january.counted.exposure, january.after) == (2, 31, True)


def test_a_period_begins_after_the_one_before_it() -> None:
    before, after = span("2017-03-01..2017-03-31"), span("2017-03-31..2017-04-30")
    assert faults_of_order(before, [span("2017-04-01..2017-04-30")]) == []
    assert faults_of_order(before, [after]) == [
        "The days after, 2017-03-31 to 2017-04-30: they were expected to begin after 2017-03-31, when the period "
        "before them ends."
    ]
