"""A telephone number is one number however it is written, and what is no number is none."""

import pytest

from handrail.methods.reading.finds import Certainty, Kind
from handrail.methods.reading.found import found_in
from handrail.methods.reading.telephones import fold_telephone, telephone_fits
from tests.methods.reading.said import ON, folded, read


@pytest.mark.parametrize(
    "text",
    [
        "07700 900123",
        "07700900123",
        "0 7 7 0 0 9 0 0 1 2 3",
        "+44 7700 900 123",
        "+44 (0)7700 900123",
        "0044 7700-900-123",
        "(07700) 900123",
        "07700.900.123",
        "07.70.09.00.12.3",
        "01.02.2026 07700 900123",
        "his mobile is 7700 900123",
        "tel:07700900123",
        "0７７００ ９００１２３",
        "\u202a+44 7700 900123\u202c",
        "٠٧٧٠٠ ٩٠٠١٢٣",
    ],
)
def test_one_number_however_it_is_written(text: str) -> None:
    assert folded(text, Kind.TELEPHONE) == ["+447700900123"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("01727 855123", "+441727855123"),
        ("020 7946 0958", "+442079460958"),
        ("0800 0121 700", "+448000121700"),
        ("08000 121 700", "+448000121700"),
        ("tel 0048 601 234 567", "+48601234567"),
        ("+40 721 234 567", "+40721234567"),
        ("+355 67 212 3456", "+355672123456"),
        ("wa.me/447911123456", "+447911123456"),
    ],
)
def test_a_number_of_a_town_or_another_country(text: str, number: str) -> None:
    assert folded(text, Kind.TELEPHONE) == [number]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("a mobile ending 900123", "*900123"),
        ("the phone number begins 07700 9", "077009*"),
        ("mobile 077009xxxxx", "077009?????"),
        ("his number is 07700 90???3", "0770090???3"),
        ("07700 900", "07700900*"),
        ("number 0770090", "0770090*"),
        ("01438 555 0199", "014385550199"),
    ],
)
def test_what_is_known_of_a_number_is_kept(text: str, known: str) -> None:
    assert folded(text, Kind.TELEPHONE) == [known]


@pytest.mark.parametrize(
    "text",
    [
        "£12,500",
        "12500 pounds",
        "€07700900123",
        "on 01/02/2026",
        "01.02.2026",
        "2026-02-01",
        "ref 1234567",
        "case CR/2026/001234",
        "house 14",
        "phone 1234",
        "at 11.30",
        "version 1.07700900123",
        "card 4929123456781234",
    ],
)
def test_what_is_no_number_is_not_found(text: str) -> None:
    assert folded(text, Kind.TELEPHONE) == []


def test_numbers_side_by_side_are_each_found() -> None:
    numbers = [f"07911 {number}" for number in range(123450, 123470)]
    assert [written for written, _ in read(" ".join(numbers), Kind.TELEPHONE)] == numbers
    assert folded("07911123456/01727855123", Kind.TELEPHONE) == ["+447911123456", "+441727855123"]


def test_a_number_of_a_range_not_in_use_is_less_sure() -> None:
    given_out, not_in_use = found_in("07911 123456 and 07700 900123", on=ON)
    assert (given_out.certainty, not_in_use.certainty) == (Certainty.SURE, Certainty.LIKELY)


@pytest.mark.parametrize(
    ("known", "number", "fits"),
    [
        ("*900123", "+447700900123", True),
        ("*900123", "+447700900124", False),
        ("07700*", "+447700900123", True),
        ("*70090*", "+447700900123", True),
        ("0770090???3", "+447700900123", True),
        ("0770090??3", "+447700900123", False),
        ("+48601*", "+48601234567", True),
    ],
)
def test_a_part_fits_the_numbers_it_may_be_of(known: str, number: str, *, fits: bool) -> None:
    assert telephone_fits(known, number) is fits


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("07700 900123", "+447700900123"),
        ("90012", "90012"),
        ("9001", ""),
        ("no number", ""),
        ("0121 496 xxxx", "0121496????"),
    ],
)
def test_a_number_typed_into_a_field_is_folded(written: str, number: str) -> None:
    assert fold_telephone(written) == number
