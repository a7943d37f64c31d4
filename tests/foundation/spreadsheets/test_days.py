"""A day is read as people in this country write it, or it is none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.foundation.spreadsheets import read_day
from handrail.foundation.spreadsheets.days import EXCEL_BEGAN

DAYS = st.dates(min_value=date(1970, 1, 1), max_value=date(2099, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        *("31/03/2027", "31/3/27", "31.03.2027", "31-03-2027", "2027-03-31", "31 March 2027", "31st Mar 27", "46477"),
        *("2027-03-31T00:00:00", "31/03/2027 00:00", "Wed 31 March 2027", "Wednesday, 31st of March 2027"),
        *("31Mar2027", "31-Mar-27", "March 31, 2027", "Wednesday 31/03/2027", "31 March 2027 10:30"),
    ],
)
def test_a_day_is_read_as_people_write_it(written: str) -> None:
    assert read_day(written) == date(2027, 3, 31)


@pytest.mark.parametrize("written", ["soon", "31/02/2027", "13/13/2027", "1 Foo 2027", "99999", "0001-01-01", "12"])
def test_what_is_no_day_is_none(written: str) -> None:
    assert read_day(written) is None


@given(DAYS)
def test_every_day_is_read_back_in_every_form(day: date) -> None:
    assert read_day(f"{day:%d/%m/%Y}") == read_day(day.isoformat()) == read_day(f"{day:%d %B %Y}") == day
    serial = (day - EXCEL_BEGAN).days
    assert EXCEL_BEGAN + timedelta(days=serial) == day
