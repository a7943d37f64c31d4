"""A row of a register is read as people in this country write it, or said to be wrong in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.foundation.spreadsheets import proposed, read_table
from handrail.partnership.licensing.policies import FIELDS, Reader, name_form, number_form
from tests.partnership.licensing.registers import HEADINGS, as_csv

ALL = Reader({field.code: at for at, field in enumerate(FIELDS)}, {"polish": "pl"})


@given(st.lists(st.text(max_size=60), max_size=20))
def test_any_row_is_an_entry_or_its_faults(row: list[str]) -> None:
    read = ALL.read(row)
    assert read if isinstance(read, list) else read.number and read.name


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_name_is_found_however_it_is_typed(first: str, last: str) -> None:
    assert name_form(f"{first} {last}".upper().lower()) == name_form(f"{first} {last}".lower())
    assert number_form(first.lower()) == number_form(f" {first.lower()} ")


def test_columns_are_proposed_by_their_headings_and_none_serves_twice() -> None:
    found = proposed(HEADINGS, fields=FIELDS, remembered={})
    assert found == {
        "number": 0, "name": 1, "type": 2, "expires_on": 3, "address": 4, "postcode": 5, "language": 6,
    }  # fmt: skip
    twice = proposed(("Expiry date", "Expiry date"), fields=FIELDS, remembered={})
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


@pytest.mark.parametrize("name", ["Sara Khan", "Sara Khan (trading as A1 Cars)", "Sara Khan (made up)", "Khan"])
def test_what_stands_in_brackets_is_no_surname(name: str) -> None:
    assert name_form(name) == "khan"
