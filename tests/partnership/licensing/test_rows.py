"""A row of a register is read as people in this country write it, or said to be wrong in a sentence."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.partnership.licensing.policies import FIELDS, Reader, name_form, number_form, proposed, read_table
from handrail.partnership.licensing.policies.rows import EXCEL_BEGAN, read_day
from handrail.partnership.licensing.policies.tables import NotATable
from tests.partnership.licensing.registers import HEADINGS, as_csv

DAYS = st.dates(min_value=date(1970, 1, 1), max_value=date(2099, 12, 31))
ALL = Reader({field.code: at for at, field in enumerate(FIELDS)}, {"polish": "pl"})


@pytest.mark.parametrize(
    "written",
    [
        *("31/03/2027", "31/3/27", "31.03.2027", "31-03-2027", "2027-03-31", "31 March 2027", "31st Mar 27", "46477"),
        *("2027-03-31T00:00:00", "31/03/2027 00:00"),
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


@given(st.lists(st.text(max_size=60), max_size=20))
def test_any_row_is_an_entry_or_its_faults(row: list[str]) -> None:
    read = ALL.read(row)
    assert read if isinstance(read, list) else read.number and read.name


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused(content: bytes) -> None:
    try:
        table = read_table(content)
    except NotATable:
        return
    assert len(table.rows) == len(table.lines) > 0


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_name_is_found_however_it_is_typed(first: str, last: str) -> None:
    assert name_form(f"{first} {last}".upper().lower()) == name_form(f"{first} {last}".lower())
    assert number_form(first.lower()) == number_form(f" {first.lower()} ")


def test_columns_are_proposed_by_their_headings_and_none_serves_twice() -> None:
    found = proposed(HEADINGS, remembered={})
    assert found == {
        "number": 0, "name": 1, "type": 2, "expires_on": 3, "address": 4, "postcode": 5, "language": 6,
    }  # fmt: skip
    twice = proposed(("Expiry date", "Expiry date"), remembered={})
    assert sorted(twice.values()) == sorted(set(twice.values()))


def test_a_name_in_two_columns_or_turned_round_is_one_name() -> None:
    two = Reader({"number": 0, "first_name": 1, "surname": 2, "expires_on": 3}, {})
    turned = Reader({"number": 0, "name": 1, "expires_on": 2}, {})
    for read in (two.read(("1", "Amir", "Khan", "1/1/2027")), turned.read(("1", "Khan, Amir", "1/1/2027"))):
        assert not isinstance(read, list)
        assert read.name == "Amir Khan"


def test_rows_have_the_numbers_that_a_spreadsheet_shows() -> None:
    table = read_table(b"\n" + as_csv(("1",), (), ("2",), headings=("Number",)))
    assert table.lines == (3, 5)
