"""A day is read as people in this country write it, or it is none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.foundation.spreadsheets import month_comes_first, read_birthday, read_day
from handrail.foundation.spreadsheets.days import EXCEL_BEGAN

DAYS = st.dates(min_value=date(1970, 1, 1), max_value=date(2099, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        *("31/03/2027", "31/3/27", "31.03.2027", "31-03-2027", "2027-03-31", "31 March 2027", "31st Mar 27", "46477"),
        *("2027-03-31T00:00:00", "31/03/2027 00:00", "Wed 31 March 2027", "Wednesday, 31st of March 2027"),
        *("31Mar2027", "31-Mar-27", "March 31, 2027", "Wednesday 31/03/2027", "31 March 2027 10:30"),
        *("31/Mar/27", "31 Mar '27", "the 31st of March, 2027", "31 / 03 / 2027", "31/03/2027, 14:30", "46477.4375"),
        *("20270331", "31032027", "2027/03/31", "31\u00a0March\u00a02027", "\u200e31/\u200e03/\u200e2027", "31–3–27"),
    ],
)
def test_a_day_is_read_as_people_write_it(written: str) -> None:
    assert read_day(written) == date(2027, 3, 31)


@pytest.mark.parametrize(
    "written", ["soon", "31/02/2027", "13/13/2027", "1 Foo 2027", "99999", "0001-01-01", "12", "31 marble 2027"]
)
def test_what_is_no_day_is_none(written: str) -> None:
    assert read_day(written) is None


@given(DAYS)
def test_every_day_is_read_back_in_every_form(day: date) -> None:
    assert read_day(f"{day:%d/%m/%Y}") == read_day(day.isoformat()) == read_day(f"{day:%d %B %Y}") == day
    serial = (day - EXCEL_BEGAN).days
    assert EXCEL_BEGAN + timedelta(days=serial) == day


@given(DAYS)
def test_eight_figures_are_one_day_in_either_order(day: date) -> None:
    assert read_day(f"{day:%d%m%Y}") == read_day(f"{day:%Y%m%d}") == day


@pytest.mark.parametrize(
    ("written", "born"), [("3/4/85", 1985), ("3/4/12", 2012), ("3 April 1951", 1951), ("18721", 1951)]
)
def test_a_birthday_is_long_ago_and_never_to_come(written: str, born: int) -> None:
    found = read_birthday(written, on=date(2027, 3, 31))
    assert found
    assert found.year == born


def test_a_day_that_is_one_only_with_the_month_in_front_is_told_apart() -> None:
    assert [month_comes_first(said) for said in ("04/13/2026", "13/04/2026", "31/31/2026", "4/13/26")] == [
        *(True, False, False, True)
    ]
