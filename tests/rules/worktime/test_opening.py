"""Open now, until when, and when next: to the minute, over bank holidays and changes of the clocks."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given

from handrail.rules.worktime.hours import Hours
from handrail.rules.worktime.opening import Opening, opening
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

BOXING_DAY = frozenset({date(2026, 12, 25), date(2026, 12, 28)})


def office(at: datetime, holidays: frozenset[date] = frozenset()) -> Opening:
    return opening(OFFICE, holidays=holidays, at=at, timezone=LONDON)


def test_it_is_open_from_the_first_minute() -> None:
    found = office(local("2026-11-23", "09:00"))
    assert found == Opening(open_now=True, closes_at=local("2026-11-23", "17:00"))


def test_it_is_shut_one_second_before() -> None:
    found = office(local("2026-11-23", "08:59:59"))
    assert found == Opening(open_now=False, opens_at=local("2026-11-23", "09:00"))


def test_it_is_shut_at_closing_time_itself() -> None:
    assert not office(local("2026-11-23", "17:00")).open_now


def test_on_friday_evening_it_opens_on_monday() -> None:
    assert office(local("2026-11-20", "17:00")).opens_at == local("2026-11-23", "09:00")


def test_a_bank_holiday_without_hours_of_its_own_is_closed() -> None:
    found = office(local("2026-12-24", "18:00"), BOXING_DAY)
    assert found.opens_at == local("2026-12-29", "09:00")


def test_a_bank_holiday_keeps_the_hours_kept_for_bank_holidays() -> None:
    hours: Hours = {**OFFICE, 7: ((time(10), time(14)),)}
    found = opening(hours, holidays=BOXING_DAY, at=local("2026-12-25", "09:30"), timezone=LONDON)
    assert found.opens_at == local("2026-12-25", "10:00")


def test_what_is_always_open_never_closes() -> None:
    at = local("2026-12-25", "03:00")
    assert opening(ALWAYS, holidays=BOXING_DAY, at=at, timezone=LONDON) == Opening(open_now=True)


def test_a_night_line_written_as_two_spans_stays_open_over_midnight() -> None:
    nights: Hours = dict.fromkeys(range(7), ((time(), time(6)), (time(22), time())))
    found = opening(nights, holidays=frozenset(), at=local("2026-11-23", "23:59"), timezone=LONDON)
    assert found.closes_at == local("2026-11-24", "06:00")


def test_it_closes_at_midnight_when_the_next_day_is_shut() -> None:
    hours: Hours = {0: ((time(20), time()),)}
    found = opening(hours, holidays=frozenset(), at=local("2026-11-23", "23:59"), timezone=LONDON)
    assert found.closes_at == local("2026-11-24", "00:00")


def test_nothing_within_a_fortnight_is_said_to_open() -> None:
    shut = frozenset(date(2026, 11, 23) + timedelta(days=number) for number in range(20))
    assert office(local("2026-11-23", "08:00"), shut) == Opening(open_now=False)


def test_no_hours_at_all_are_never_open() -> None:
    at = local("2026-11-23", "12:00")
    assert opening({}, holidays=frozenset(), at=at, timezone=LONDON) == Opening(open_now=False)


def test_the_night_of_a_change_has_its_real_length() -> None:
    nights: Hours = dict.fromkeys(range(7), ((time(), time(6)), (time(22), time())))
    spring = opening(nights, holidays=frozenset(), at=local("2026-03-28", "22:00"), timezone=LONDON)
    autumn = opening(nights, holidays=frozenset(), at=local("2026-10-24", "22:00"), timezone=LONDON)
    assert spring.closes_at is not None
    assert autumn.closes_at is not None
    assert spring.closes_at.timestamp() - local("2026-03-28", "22:00").timestamp() == 7 * 3600
    assert autumn.closes_at.timestamp() - local("2026-10-24", "22:00").timestamp() == 9 * 3600


def test_the_hour_that_comes_twice_is_open_twice() -> None:
    early: Hours = {6: ((time(1), time(1, 30)),)}
    first = opening(early, holidays=frozenset(), at=local("2026-10-25", "01:00"), timezone=LONDON)
    between = opening(early, holidays=frozenset(), at=local("2026-10-25", "01:30"), timezone=LONDON)
    assert first.open_now
    assert between.opens_at == local("2026-10-25", "01:00", fold=1)


def test_the_hour_that_is_left_out_never_opens() -> None:
    early: Hours = {6: ((time(1), time(1, 30)),)}
    found = opening(early, holidays=frozenset(), at=local("2026-03-29", "00:30"), timezone=LONDON)
    assert found.opens_at == local("2026-04-05", "01:00")


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(NoTimeZone, match="must carry its time zone"):
        office(datetime(2026, 11, 23, 9))


@PATIENT
@given(hours=HOURS, holidays=HOLIDAYS, at=MOMENTS)
def test_open_now_is_what_the_wall_clock_shows(hours: Hours, holidays: frozenset[date], at: datetime) -> None:
    assert opening(hours, holidays=holidays, at=at, timezone=LONDON).open_now == shows_open(at, hours, holidays)


@PATIENT
@given(hours=HOURS, holidays=HOLIDAYS, at=MOMENTS)
def test_what_is_said_to_change_next_is_the_first_minute_that_changes(
    hours: Hours, holidays: frozenset[date], at: datetime
) -> None:
    found = opening(hours, holidays=holidays, at=at, timezone=LONDON)
    minute = at.replace(second=0)
    scanned = (minute + number * MINUTE for number in range(1, 14 * 24 * 60))
    change = next((one for one in scanned if shows_open(one, hours, holidays) != found.open_now), None)
    said = found.closes_at if found.open_now else found.opens_at
    if change is not None:
        assert said is not None
        assert said.timestamp() == change.timestamp()
    else:
        assert said is None or said >= at + timedelta(days=14) - MINUTE
