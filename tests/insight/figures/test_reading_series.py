"""A file of published counts is read strictly, and every fault is named by row and column at once."""

from datetime import date

import pytest

from handrail.insight.figures.policies import Count, NotASeries, newest, read_series

HEADER = "series,source,unit,from,to,count,edition\n"
GOOD = "reports,PCC,reports,2017-03-01,2017-08-31,8,2018-07-30\n"


def faults_of(text: str) -> tuple[str, ...]:
    with pytest.raises(NotASeries) as refused:
        read_series(text)
    return refused.value.faults


def count(first: str, last: str, number: int, edition: str) -> Count:
    return Count("reports", "PCC", "reports", date.fromisoformat(first), date.fromisoformat(last), number, edition)


def test_a_good_row_is_read() -> None:
    (row,) = read_series(HEADER + GOOD)
    assert row.count == count("2017-03-01", "2017-08-31", 8, "2018-07-30")


def test_a_mark_at_the_beginning_and_blank_lines_are_no_fault() -> None:
    assert len(read_series("\ufeff" + HEADER + "\n" + GOOD + "\n")) == 1


@pytest.mark.parametrize("header", ["", "series,source\n", HEADER.replace("from", "start")])
def test_other_columns_are_refused(header: str) -> None:
    assert faults_of(header + GOOD) == ("Row 1: the columns have to be series,source,unit,from,to,count,edition.",)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("reports,PCC,reports,2017-03-01,2017-08-31,8\n", "Row 2: 7 columns were expected, and there are 6."),
        (GOOD.replace("reports,PCC", ",PCC"), "Row 2, column series: nothing is written here."),
        (GOOD.replace("PCC", "P" * 301), "Row 2, column source: at most 300 characters were expected."),
        (GOOD.replace("2017-03-01", "01/03/2017"), "Row 2, column from: a day like 2017-03-01 was expected."),
        (GOOD.replace("2017-08-31", "2017-02-31"), "Row 2, column to: a day like 2017-03-01 was expected."),
        (GOOD.replace("2017-08-31", "20170831"), "Row 2, column to: a day like 2017-03-01 was expected."),
        (GOOD.replace("2017-08-31", "2017-02-28"), "Row 2, column to: the last day was expected to be on or after"),
        (GOOD.replace(",8,", ",-8,"), "Row 2, column count: a whole number, 0 or more, was expected."),
        (GOOD.replace(",8,", ",8.5,"), "Row 2, column count: a whole number, 0 or more, was expected."),
        (GOOD.replace(",8,", ",٨,"), "Row 2, column count: a whole number, 0 or more, was expected."),
        (GOOD.replace(",8,", f",{10**12},"), "Row 2, column count: a whole number, 0 or more, was expected."),
    ],
)
def test_a_fault_is_named_by_row_and_column(row: str, fault: str) -> None:
    assert any(told.startswith(fault) for told in faults_of(HEADER + row))


def test_all_faults_are_told_at_once() -> None:
    bad = "reports,,reports,yesterday,2017-08-31,many,2018\n"
    assert len(faults_of(HEADER + bad + GOOD + bad)) == 6


def test_what_is_not_csv_is_refused() -> None:
    assert faults_of(HEADER + 'reports,"PCC"x,reports,2017-03-01,2017-08-31,8,2018\n')[0].startswith(
        "Row 2: this is not"
    )


def test_overlapping_periods_are_refused_by_row() -> None:
    later = "reports,PCC,reports,2017-08-31,2017-09-30,3,2018-07-30\n"
    assert faults_of(HEADER + later + GOOD) == (
        "Row 3, column from: 2017-03-01 to 2017-08-31 overlaps row 2 of the same series (2017-08-31 to 2017-09-30).",
    )


def test_a_period_inside_a_longer_one_is_found_behind_a_short_one() -> None:
    rows = [
        "reports,PCC,reports,2017-01-01,2017-12-31,9,2018\n",
        "reports,PCC,reports,2017-02-01,2017-02-28,1,2018\n",
        "reports,PCC,reports,2017-06-01,2017-06-30,1,2018\n",
    ]
    assert len(faults_of(HEADER + "".join(rows))) == 2


def test_other_series_and_other_editions_may_overlap() -> None:
    other = GOOD.replace("reports,PCC", "calls,PCC") + GOOD.replace("2018-07-30", "2019-01-01")
    assert len(read_series(HEADER + GOOD + other)) == 3


def test_a_later_edition_is_shown_instead_of_an_earlier_one() -> None:
    earlier = [count("2023-01-01", "2023-12-31", 17004, "2024"), count("2022-01-01", "2022-12-31", 9, "2024")]
    later = count("2023-01-01", "2023-12-31", 16990, "2025")
    assert newest([*earlier, later]) == [earlier[1], later]


def test_a_later_edition_in_months_takes_the_place_of_a_whole_year() -> None:
    year = count("2023-01-01", "2023-12-31", 12, "2024")
    months = [count("2023-01-01", "2023-01-31", 1, "2025"), count("2023-02-01", "2023-02-28", 2, "2025")]
    assert newest([year, *months]) == months
