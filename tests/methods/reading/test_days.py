"""Births, ages and moments, beside the day on which they were told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.methods.reading.days import full_year, read_day
from handrail.methods.reading.finds import Kind
from handrail.methods.reading.found import found_in
from tests.methods.reading.said import ON, folded


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("DOB 05/03/1994", "1994-03-05"),
        ("d.o.b. 5.3.94", "1994-03-05"),
        ("dob 05-03-1994", "1994-03-05"),
        ("born on 5th March 1994", "1994-03-05"),
        ("born 5 Mar 94", "1994-03-05"),
        ("born on the 5th of March, 1994", "1994-03-05"),
        ("born March 5, 1994", "1994-03-05"),
        ("date of birth: 1994-03-05", "1994-03-05"),
        ("dob 05031994", "1994-03-05"),
        ("dob 19940305", "1994-03-05"),
        ("01.01.2001 (dob)", "2001-01-01"),
        ("dob 02/13/1990", "1990-02-13"),
        ("dob 31/02/1990", "1990-02"),
        ("born in March 1994", "1994-03"),
        ("born in 1994", "1994"),
        ("born 03/1994", "1994-03"),
        ("her birthday is 3 May", "--05-03"),
        ("Đặng Quang Minh, sinh ngày 12/05/19", "2019-05-12"),
        ("urodzona 12.05.99", "1999-05-12"),
        ("дата рождения: 12.05.99", "1999-05-12"),
        ("Agron Hoxha 05/03/1984", "1984-03-05"),
        ("born 27/1/27", "1927-01-27"),
        ("born 1/1/26", "2026-01-01"),
    ],
)
def test_a_date_of_birth_in_every_manner(text: str, born: str) -> None:
    assert folded(text, Kind.BORN) == [born]


@pytest.mark.parametrize(
    "text", ["dob 13/25/1990", "dob 01/01/1850", "born 01/01/2031", "seen on 05/03/2024", "12.50", "ratio 1/2"]
)
def test_what_nobody_was_born_on_is_no_birth(text: str) -> None:
    assert folded(text, Kind.BORN) == []


def test_the_other_reading_of_day_and_month_is_said() -> None:
    (found,) = found_in("dob 05/03/1994", on=ON)
    assert "1994-05-03" in found.why
    assert "1 January is often put" in found_in("dob 01/01/2001", on=ON)[0].why
    assert found_in("dob 1994-03-05", on=ON)[0].why == "a date of birth"


@given(st.dates(date(1950, 1, 1), date(2026, 11, 25)))
def test_two_figures_of_a_year_of_birth_are_never_in_the_future(born: date) -> None:
    year = full_year(f"{born:%y}", on=ON, birth=True)
    assert year % 100 == born.year % 100
    assert ON.year - 100 < year <= ON.year


def test_a_day_that_its_month_does_not_have_is_left_out() -> None:
    assert read_day(2025, 2, 29) == read_day(2025, 2, None)
    assert read_day(None, 2, 29) is not None
    assert read_day(2024, 13, 13) is None
    assert read_day(2024, 0, 1) is None


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("aged 17", "2008..2009"),
        ("17 years old", "2008..2009"),
        ("a 17-year-old", "2008..2009"),
        ("17yo", "2008..2009"),
        ("a seventeen year old girl", "2008..2009"),
        ("aged between 17 and 18", "2007..2009"),
        ("16-17 years old", "2008..2010"),
        ("one approx 30-35yrs", "1987..1999"),
        ("the girl (16) said", "2009..2010"),
        ("about 25 years old", "1997..2004"),
        ("he is 34, tall", "1991..1992"),
        ("in her 20s", "1996..2006"),
        ("early thirties", "1992..1996"),
        ("his mid-forties", "1979..1982"),
        ("a teenager", "2006..2013"),
        ("twenty-one years old", "2004..2005"),
    ],
)
def test_an_age_is_the_years_of_birth_it_allows(text: str, years: str) -> None:
    assert folded(text, Kind.AGE) == [years]


@pytest.mark.parametrize(
    "text",
    ["aged 17 months", "for 17 years", "17 year contract", "the 80s", "20 years ago", "he is 3 miles away", "£17"],
)
def test_what_is_no_age(text: str) -> None:
    assert folded(text, Kind.AGE) == []


@given(st.integers(1, 95), st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_somebody_of_an_age_was_born_in_its_years(age: int, on: date) -> None:
    (found,) = found_in(f"aged {age}", on=on)
    first, last = (int(year) for year in found.folded.split(".."))
    assert (first, last) == (on.year - age - 1, on.year - age)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("last Tuesday about 11pm", "2026-11-17T23:00|2026-11-24T23:00"),
        ("last Friday", "2026-11-20"),
        ("last Thursday", "2026-11-19"),
        ("on Friday", "2026-11-20"),
        ("on tues at 9am", "2026-11-24T09:00"),
        ("next Monday", "2026-11-30"),
        ("yesterday at 23:00", "2026-11-25T23:00"),
        ("last night around 2.30am", "2026-11-25T02:30"),
        ("the day before yesterday", "2026-11-24"),
        ("3 days ago", "2026-11-23"),
        ("two weeks ago", "2026-11-09/2026-11-15"),
        ("last month", "2026-10-01/2026-10-31"),
        ("last week", "2026-11-16/2026-11-22"),
        ("5 March 2026 at 9.30pm", "2026-03-05T21:30"),
        ("on 24 December", "2025-12-24|2026-12-24"),
        ("on 24 May", "2026-05-24"),
        ("on 29 February", "2024-02-29"),
        ("on 26 November", "2026-11-26"),
        ("on 27 January", "2026-01-27"),
        ("in May 2024", "2024-05"),
        ("2300 hrs", "T23:00"),
        ("at midnight", "T00:00"),
        ("half past ten", "T10:30"),
        ("quarter to 9pm", "T20:45"),
        ("between 9 and 10pm", "T21:00/T22:00"),
        ("from 7:00 to 22:30", "T07:00/T22:30"),
        ("yesterday 9-10pm", "2026-11-25T21:00/2026-11-25T22:00"),
        ("03/11/26 10:15", "2026-11-03T10:15"),
    ],
)
def test_a_moment_is_counted_from_the_day_it_was_told(text: str, moment: str) -> None:
    assert folded(text, Kind.MOMENT) == [moment]


@pytest.mark.parametrize(
    "text", ["12.50", "£12:30", "every Friday", "Mondays", "13pm", "he sat there", "the sun", "25:00", "since March"]
)
def test_what_is_no_moment(text: str) -> None:
    assert folded(text, Kind.MOMENT) == []
