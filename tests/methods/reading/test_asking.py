"""A question is read as everything that it could be."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.methods.reading.asking import TooLongToAsk, could_be
from handrail.methods.reading.births import read_birth
from handrail.methods.reading.finds import Kind
from tests.methods.reading.said import ON


@pytest.mark.parametrize(
    ("asked", "kind", "folded"),
    [
        ("07700 900123", Kind.TELEPHONE, "+447700900123"),
        ("900123", Kind.TELEPHONE, "*900123*"),
        ("07700 90???3", Kind.TELEPHONE, "0770090???3"),
        ("ab12 cde", Kind.PLATE, "AB12CDE"),
        ("AB12 C0E", Kind.PLATE, "AB12COE"),
        ("1234 AB", Kind.PLATE, "1234AB"),
        ("LK19", Kind.PLATE, "*LK19*"),
        ("LK1? A*", Kind.PLATE, "LK1?A*"),
        ("XYZ", Kind.PLATE, "*XYZ*"),
        ("al109ab", Kind.POSTCODE, "AL10 9AB"),
        ("N1", Kind.POSTCODE, "N1"),
        ("14 hatfield rd", Kind.ADDRESS, "|14|hatfield road||"),
        ("hatfield road", Kind.ADDRESS, "||hatfield road||"),
        ("5/3/94", Kind.BORN, "1994-03-05"),
        ("5/3/94", Kind.BORN, "1994-05-03"),
        ("hoxha agron", Kind.NAME, "hoxha agron"),
        ("kuba", Kind.NAME, "kuba"),
        ("@sunny_99", Kind.HANDLE, ":sunny_99"),
        ("sunny_99", Kind.HANDLE, ":sunny_99"),
        ("instagram: sunny_99", Kind.HANDLE, "instagram:sunny_99"),
        ("agron.h@gmail.com", Kind.EMAIL, "agron.h@gmail.com"),
        ("lucky nails", Kind.BUSINESS, "lucky nails|"),
        ("Lucky Nails Ltd", Kind.BUSINESS, "lucky nails|ltd"),
    ],
)
def test_a_question_may_be_of_this(asked: str, kind: Kind, folded: str) -> None:
    assert (kind, folded) in [(each.kind, each.folded) for each in could_be(asked, on=ON)]


@pytest.mark.parametrize(
    ("asked", "kind"),
    [("kuba", Kind.PLATE), ("lucky nails", Kind.PLATE), ("12", Kind.TELEPHONE), ("14 hatfield rd", Kind.NAME)],
)
def test_and_is_never_of_that(asked: str, kind: Kind) -> None:
    assert kind not in {each.kind for each in could_be(asked, on=ON)}


@settings(max_examples=80)
@given(st.text(max_size=30) | st.text(alphabet="AB12 ?*/.+@", max_size=12))
def test_nothing_is_asked_for_twice_and_nothing_breaks(asked: str) -> None:
    values = [(each.kind, each.folded) for each in could_be(asked, on=ON)]
    assert len(set(values)) == len(values)
    assert all(folded for _, folded in values)


def test_a_text_is_no_question() -> None:
    with pytest.raises(TooLongToAsk, match="at most 200 characters; this has 201"):
        could_be("a" * 201, on=ON)


@pytest.mark.parametrize(
    ("typed", "born"),
    [
        ("05/03/1994", "1994-03-05"),
        (" 5 March 94 ", "1994-03-05"),
        ("05031994", "1994-03-05"),
        ("1994-03-05", "1994-03-05"),
        ("March 1994", "1994-03"),
        ("1994", "1994"),
        ("3 May", "--05-03"),
        ("1850", ""),
        ("tomorrow", ""),
        ("05/03/1994 or so", ""),
        ("01/01/2031", ""),
    ],
)
def test_a_date_of_birth_typed_into_a_field(typed: str, born: str) -> None:
    read = read_birth(typed, on=date(2026, 11, 26))
    assert (read.folded if read else "") == born
