"""When something is due, and how long it has waited, in working time."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from handrail.rules.worktime.clock import NeverOpens, due, due_after, due_in_working_days, working_minutes_between
from handrail.rules.worktime.hours import Hours
from handrail.rules.worktime.windows import NoTimeZone
from tests.rules.worktime.week import (
    ALWAYS,
    HOLIDAYS,
    HOURS,
    LONDON,
    MINUTE,
    MOMENTS,
    OFFICE,
    PATIENT,
    local,
    shows_open,
)

CHRISTMAS = frozenset({date(2026, 12, 25), date(2026, 12, 28)})
AT_ONE = time(13)


def office_due(start: datetime, minutes: int) -> datetime:
    return due(start, working_minutes=minutes, hours=OFFICE, holidays=CHRISTMAS, timezone=LONDON)


def days_due(start: datetime, days: int) -> datetime:
    return due_in_working_days(start, days=days, cut_off=AT_ONE, hours=OFFICE, holidays=CHRISTMAS, timezone=LONDON)


def test_minutes_left_at_closing_time_run_on_the_next_morning() -> None:
    assert office_due(local("2026-11-23", "16:30"), 60) == local("2026-11-24", "09:30")


def test_minutes_used_up_at_closing_time_are_due_at_closing_time() -> None:
    assert office_due(local("2026-11-23", "16:00"), 60) == local("2026-11-23", "17:00")


def test_the_clock_starts_when_the_desk_opens() -> None:
    assert office_due(local("2026-11-21", "03:00"), 0) == local("2026-11-23", "09:00")


def test_christmas_and_the_weekend_are_not_worked() -> None:
    assert office_due(local("2026-12-24", "16:00"), 120) == local("2026-12-29", "10:00")


def test_seconds_are_kept() -> None:
    assert office_due(local("2026-11-23", "09:00:30"), 10) == local("2026-11-23", "09:10:30")


def test_a_long_clock_runs_on_for_months() -> None:
    assert office_due(local("2026-01-05", "09:00"), 100 * 480) == local("2026-05-22", "17:00")


def test_hours_without_working_time_are_refused() -> None:
    with pytest.raises(NeverOpens, match="no working time"):
        due(local("2026-11-23", "09:00"), working_minutes=1, hours={}, holidays=frozenset(), timezone=LONDON)


def test_round_the_clock_means_real_minutes_when_the_clocks_change() -> None:
    assert due_after(local("2026-10-25", "00:30"), minutes=120) == local("2026-10-25", "01:30", fold=1)


def test_round_the_clock_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(NoTimeZone):
        due_after(datetime(2026, 11, 23, 9), minutes=1)


def test_waiting_over_a_weekend_counts_only_working_minutes() -> None:
    waited = working_minutes_between(
        local("2026-11-20", "16:30"), local("2026-11-23", "09:45"), hours=OFFICE, holidays=CHRISTMAS, timezone=LONDON
    )
    assert waited == 75


def test_waiting_that_ends_before_it_starts_is_nothing() -> None:
    late, early = local("2026-11-25", "12:00"), local("2026-11-23", "12:00")
    assert working_minutes_between(late, early, hours=OFFICE, holidays=CHRISTMAS, timezone=LONDON) == 0


def test_what_arrives_by_the_cut_off_counts_from_today() -> None:
    assert days_due(local("2026-11-23", "13:00"), 1) == local("2026-11-24", "17:00")


def test_what_arrives_after_the_cut_off_counts_from_tomorrow() -> None:
    assert days_due(local("2026-11-23", "13:00:01"), 1) == local("2026-11-25", "17:00")


def test_what_arrives_on_a_bank_holiday_counts_from_the_next_working_day() -> None:
    assert days_due(local("2026-12-25", "10:00"), 0) == local("2026-12-29", "17:00")


def test_ten_working_days_over_christmas() -> None:
    assert days_due(local("2026-12-18", "10:00"), 10) == local("2027-01-05", "17:00")


def test_working_days_that_never_come_are_refused() -> None:
    with pytest.raises(NeverOpens, match="no working day"):
        due_in_working_days(
            local("2026-11-23", "09:00"), days=1, cut_off=AT_ONE, hours={}, holidays=frozenset(), timezone=LONDON
        )


@PATIENT
@given(hours=HOURS, holidays=HOLIDAYS, start=MOMENTS, minutes=st.integers(0, 5000))
def test_what_is_due_in_so_many_minutes_has_waited_so_many_minutes(
    hours: Hours, holidays: frozenset[date], start: datetime, minutes: int
) -> None:
    assume(any(hours.get(day) for day in range(7)))
    found = due(start, working_minutes=minutes, hours=hours, holidays=holidays, timezone=LONDON)
    assert working_minutes_between(start, found, hours=hours, holidays=holidays, timezone=LONDON) == minutes
    assert found >= start


@PATIENT
@given(hours=HOURS, holidays=HOLIDAYS, start=MOMENTS, length=st.integers(0, 4000))
def test_waiting_is_what_counting_minute_by_minute_gives(
    hours: Hours, holidays: frozenset[date], start: datetime, length: int
) -> None:
    start = start.replace(second=0)
    counted = sum(shows_open(start + number * MINUTE, hours, holidays) for number in range(length))
    end = start + length * MINUTE
    assert working_minutes_between(start, end, hours=hours, holidays=holidays, timezone=LONDON) == counted


@PATIENT
@given(start=MOMENTS, minutes=st.integers(0, 100_000))
def test_round_the_clock_hours_agree_with_the_round_the_clock_clock(start: datetime, minutes: int) -> None:
    worked = due(start, working_minutes=minutes, hours=ALWAYS, holidays=frozenset(), timezone=LONDON)
    # In UTC: in the hour that the clocks show twice, no moment equals one of another zone (PEP 495).
    assert worked.astimezone(UTC) == due_after(start, minutes=minutes).astimezone(UTC)


@PATIENT
@given(start=MOMENTS, days=st.integers(0, 30))
def test_a_later_start_or_a_longer_time_is_never_due_earlier(start: datetime, days: int) -> None:
    assert days_due(start, days) <= days_due(start, days + 1)
    assert days_due(start, days) <= days_due(start + timedelta(hours=5), days)
    assert days_due(start, days).astimezone(UTC) >= start
