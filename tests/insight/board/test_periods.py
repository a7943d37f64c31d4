"""The board shows finished quarters, and years made of four of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.insight.board.policies import NoSuchPeriod, Quarter, finished_periods, period_called

TODAY = date(2026, 11, 22)


def test_the_latest_year_is_shown_when_nothing_is_asked_for() -> None:
    period = period_called("", on=TODAY)
    assert (period.first, period.last) == (date(2025, 10, 1), date(2026, 9, 30))
    assert period.label == "Year from October 2025 to September 2026"


def test_a_quarter_is_asked_for_by_its_code() -> None:
    period = period_called("2026-Q3", on=TODAY)
    assert period.label == "Quarter from July 2026 to September 2026"


@pytest.mark.parametrize("code", ["2026-Q4", "year-to-2026-Q4", "2026", "2026-11", "1999-Q1", "2026-Q3 "])
def test_what_has_not_ended_or_is_no_period_is_not_there(code: str) -> None:
    with pytest.raises(NoSuchPeriod):
        period_called(code, on=TODAY)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)))
def test_a_day_lies_in_its_quarter_and_quarters_leave_no_gap(day: date) -> None:
    quarter = Quarter.holding(day)
    assert quarter.first <= day <= quarter.last
    assert quarter.before(-1).first == quarter.last + timedelta(days=1)
    assert quarter.before(1).before(-1) == quarter


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)))
def test_no_period_offered_reaches_today(day: date) -> None:
    periods = finished_periods(on=day)
    assert all(period.last < day for period in periods)
    assert len({period.code for period in periods}) == len(periods)


def test_a_quarter_is_offered_once_it_is_closed() -> None:
    assert Quarter(2026, 3).closed_on == date(2026, 10, 29)
    assert finished_periods(on=date(2026, 10, 28))[0].last == date(2026, 6, 30)
    assert finished_periods(on=date(2026, 10, 29))[0].last == date(2026, 9, 30)
