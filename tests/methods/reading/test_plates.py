"""A plate is found whole, in part and misread; prices, roads, times and words are none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.methods.reading.finds import Certainty, Kind
from handrail.methods.reading.found import found_in
from handrail.methods.reading.plates import Form, fold_plate, issued_by, plate_fits, plate_key, readings_of
from tests.methods.reading.said import ON, folded


@pytest.mark.parametrize(
    ("text", "plate"),
    [
        ("a white van AB12 CDE outside", "AB12CDE"),
        ("ab12cde", "AB12CDE"),
        ("AB12CDE.", "AB12CDE"),
        ("AB12-CDE", "AB12CDE"),
        ("(AB12 CDE)", "AB12CDE"),
        ("car ab 12 cde", "AB12CDE"),
        ("YX99 ABC", "YX99ABC"),
        ("A123 BCD", "A123BCD"),
        ("P4 DDY, a red car", "P4DDY"),
        ("ABC 123D", "ABC123D"),
        ("reg AIG 1234", "AIG1234"),
        ("plate 1234 AZ", "1234AZ"),
        ("reg no 1234 AB", "1234AB"),
        ("registration: ABC 12", "ABC12"),
        ("Polish plate KR 12345", "KR12345"),
        ("Romanian plates B 123 XYZ", "B123XYZ"),
    ],
)
def test_a_plate_of_each_format(text: str, plate: str) -> None:
    assert plate in folded(text, Kind.PLATE)


@pytest.mark.parametrize(
    ("text", "plate"),
    [
        ("car AB12 C0E", "AB12COE"),
        ("car A812 CDE", "A812CDE"),  # a plate of the prefix style as it stands
        ("car ABI2 CDE", "AB12CDE"),
        ("van AB1Z CDE", "AB12CDE"),
        ("taxi ab l2 cde", "AB12CDE"),
        ("van 5B12 CDE", "SB12CDE"),
        ("van ABC l23D", "ABC123D"),
    ],
)
def test_letters_and_digits_that_look_alike_are_put_right(text: str, plate: str) -> None:
    assert folded(text, Kind.PLATE) == [plate]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("a car something like LK19", "LK19*"),
        ("van, reg starting LK19 and blue", "LK19*"),
        ("the van's plate ended XYZ", "*XYZ"),
        ("plate ending XYZ", "*XYZ"),
        ("car plate ending 9XYZ", "*9XYZ"),
        ("van AB1? C?E", "AB1?C?E"),
        ("van LK** XYZ7", "LK**XYZ7"),
    ],
)
def test_part_of_a_plate_is_kept_near_words_of_a_vehicle(text: str, known: str) -> None:
    assert folded(text, Kind.PLATE) == [known]


@pytest.mark.parametrize(
    "text",
    [
        "at 12 the men came",
        "we saw 10 men in a car",
        "ON 24 DEC they left by car",
        "the M25 and the A414",
        "A10 THE car",
        "M1 van",
        "in 20 min the taxi came",
        "to 15 men",
        "a car for £1500 or 1500 gbp",
        "the car at 10 pm",
        "the car cost 900 eur",
        "SG12 9XX",
        "AL10 9AB",
        "BBC 1",
        "was it a car? 3?",
        "no 5 bus",
        "room LK19 was empty",
        "covid19 and 5G",
        "nobody in the taxi was allowed to talk",
        "the car broke 2 windows",
        "john99@mail.example",
        "MP3 and B12",
    ],
)
def test_what_only_looks_like_a_plate_is_none(text: str) -> None:
    assert folded(text, Kind.PLATE) == []


def test_what_else_a_misread_plate_could_be_is_said() -> None:
    (found,) = found_in("van A8I2 CDE", on=ON)
    assert found.folded == "A812CDE"
    assert found.why.endswith("or AB12CDE")


def test_a_plate_not_given_out_by_then_is_less_sure() -> None:
    assert [found.certainty for found in found_in("AB12 CDE YX99 ABC", on=ON)] == [Certainty.SURE, Certainty.LIKELY]


@pytest.mark.parametrize(
    ("plate", "day", "issued"),
    [
        ("AB51CDE", date(2001, 9, 1), True),
        ("AB51CDE", date(2001, 8, 31), False),
        ("AB26CDE", date(2026, 3, 1), True),
        ("AB76CDE", date(2026, 8, 31), False),
        ("AB76CDE", date(2026, 9, 1), True),
        ("AB01CDE", date(2026, 9, 1), False),
    ],
)
def test_the_mark_says_from_when_a_plate_can_be(plate: str, day: date, *, issued: bool) -> None:
    assert issued_by(plate, day) is issued


@given(st.from_regex("[A-HJ-PR-Y][A-HJ-PR-Z](0[2-9]|[1-9][0-9])[A-HJ-PR-Z]{3}", fullmatch=True), st.data())
def test_a_plate_misread_has_the_key_of_the_plate(plate: str, data: st.DataObject) -> None:
    alike = {"O": "0", "0": "O", "I": "1", "1": "I", "S": "5", "5": "S", "B": "8", "8": "B", "Z": "2", "2": "Z"}
    changes = [data.draw(st.booleans()) for _ in plate]
    misread = "".join(
        alike.get(letter, letter) if change else letter for letter, change in zip(plate, changes, strict=True)
    )
    assert plate_key(misread) == plate_key(plate)
    assert plate in {reading.folded for reading in readings_of(misread)}
    assert plate_fits(misread, plate)


@given(st.text(alphabet="ABIOSZ015828 -cdl", max_size=9))
def test_folding_a_plate_twice_changes_nothing(written: str) -> None:
    assert fold_plate(fold_plate(written)) == fold_plate(written)


@pytest.mark.parametrize(
    ("known", "plate", "fits"),
    [
        ("LK19*", "LK19ABC", True),
        ("*XYZ", "LK19XYZ", True),
        ("LK1? A?C", "LK19ABC", True),
        ("LK1?AC", "LK19ABC", False),
        ("LKI9*", "LK19ABC", True),
    ],
)
def test_a_part_fits_the_plates_it_may_be_of(known: str, plate: str, *, fits: bool) -> None:
    assert plate_fits(known, plate) is fits


def test_the_most_telling_format_comes_first() -> None:
    assert readings_of("A123BCD")[0].form is Form.PREFIX
    assert readings_of("HELLO") == ()
    assert readings_of("") == ()
