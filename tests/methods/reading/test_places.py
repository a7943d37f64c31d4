"""Postcodes and addresses: found, folded, and how near two postcodes are."""

from itertools import pairwise

import pytest

from handrail.methods.reading.addresses import fold_street, read_address
from handrail.methods.reading.finds import Kind
from handrail.methods.reading.postcodes import Nearness, fold_postcode, nearness
from tests.methods.reading.said import folded, read


@pytest.mark.parametrize(
    ("text", "postcode"),
    [
        ("AL10 9AB", "AL10 9AB"),
        ("al109ab", "AL10 9AB"),
        ("AL10  9AB", "AL10 9AB"),
        ("W1A 1AA", "W1A 1AA"),
        ("EC1A1BB", "EC1A 1BB"),
        ("M1 1AE", "M1 1AE"),
        ("AL1O 9AB", "AL10 9AB"),
        ("SG1 OAA", "SG1 0AA"),
        ("somewhere in SG12", "SG12"),
        ("sector AL10 9", "AL10 9"),
        ("postcode N1", "N1"),
    ],
)
def test_a_postcode_is_folded_to_capitals_and_one_space(text: str, postcode: str) -> None:
    assert folded(text, Kind.POSTCODE) == [postcode]


@pytest.mark.parametrize(
    "text", ["the A10 and M25", "E10 petrol", "XX1 1AA", "in 12 ab", "N95 mask", "1AL10", "HANDRAIL_NOTIFY_KEY"]
)
def test_a_road_or_an_unknown_area_is_no_postcode(text: str) -> None:
    assert folded(text, Kind.POSTCODE) == []


@pytest.mark.parametrize(
    "written", ["AL10 9AB", "W1A 1AA", "N1", "SG1 OAA", "AL10 9", "B1 1", "", "none", "IO1 1AA", "I1 1AA"]
)
def test_folding_a_postcode_twice_changes_nothing(written: str) -> None:
    assert fold_postcode(fold_postcode(written)) == fold_postcode(written)


def test_postcodes_are_nearer_the_more_they_share() -> None:
    others = ["SG1 1AA", "AL1 9AB", "AL10 8XX", "AL10 9XX", "AL10 9AB"]
    near = [nearness("AL10 9AB", other) for other in others]
    assert near == list(Nearness)
    assert all(first < second for first, second in pairwise(near))
    assert nearness("", "") is Nearness.APART
    assert nearness("AL10", "AL10 9AB") is Nearness.SAME_OUTWARD


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Flat 2, 14A Hatfield Rd, St Albans AL1 3XY", "2|14a|hatfield road|st albans|AL1 3XY"),
        ("flat 2 14a hatfield road", "2|14a|hatfield road||"),
        ("12 High St", "|12|high street||"),
        ("12 High St, flat B, Hertford", "b|12|high street|hertford|"),
        ("No. 7 Mill Lane, Hertford", "|7|mill lane|hertford|"),
        ("12 Fore Street Hertford", "|12|fore street|hertford|"),
        ("he lives at 14 St. Albans Road", "|14|saint albans road||"),
        ("12-14 The Grove", ""),
        ("near Fore Street", "||fore street||"),
        ("20 Park Lane, Monday", "|20|park lane||"),
        ("off Burrow Estate, Welwyn Garden City AL7 4SR", "||burrow estate|welwyn garden city|AL7 4SR"),
        ("in Welwyn Garden City", ""),
        ("Unit 4, 12-14 Mill Lane", "4|12-14|mill lane||"),
        ("88 Stratford Way Welwyn Garden City", "|88|stratford way|welwyn garden city|"),
    ],
)
def test_an_address_in_its_parts(text: str, address: str) -> None:
    assert folded(text, Kind.ADDRESS) == ([address] if address else [])


@pytest.mark.parametrize(
    "text",
    [
        "3 men on the street",
        "12 hours a day in the park",
        "across the road",
        "10 minutes by the Green",
        "2 women from the Close",
        "7 days a week each way",
    ],
)
def test_a_street_that_is_only_spoken_of_is_none(text: str) -> None:
    assert folded(text, Kind.ADDRESS) == []


def test_an_address_is_marked_whole() -> None:
    text = "I saw them at Flat 2, 14A Hatfield Rd, St Albans AL1 3XY on Friday."
    assert read(text, Kind.ADDRESS, Kind.POSTCODE)[0][0] == "Flat 2, 14A Hatfield Rd, St Albans AL1 3XY"


@pytest.mark.parametrize(
    ("written", "street"),
    [
        ("Hatfield Rd", "hatfield road"),
        ("HATFIELD ROAD.", "hatfield road"),
        ("St. Albans Rd", "saint albans road"),
        ("High St", "high street"),
        ("", ""),
        ("Farmbury Dr", "farmbury drive"),
    ],
)
def test_a_street_is_folded_with_its_last_word_in_full(written: str, street: str) -> None:
    assert fold_street(written) == street
    assert fold_street(street) == street


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("14a hatfield road\nst albans\nAL1 3XY", "|14a|hatfield road|st albans|AL1 3XY"),
        ("Rose Cottage, AL1 3XY", "||rose cottage||AL1 3XY"),
        ("", "||||"),
    ],
)
def test_an_address_typed_into_a_form(typed: str, address: str) -> None:
    assert read_address(typed).folded == address
