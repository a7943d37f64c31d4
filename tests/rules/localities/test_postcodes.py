"""Postcodes as people type them, and how sure their district is."""

import pytest

from handrail.rules.localities.locality import Locality
from handrail.rules.localities.pack import read
from handrail.rules.localities.postcodes import DistrictGuess, districts_of, read_postcode
from tests.rules.localities.packs import PACKS


@pytest.fixture(scope="module")
def county() -> Locality:
    return read(PACKS / "hertfordshire")


def guess(text: str, county: Locality) -> DistrictGuess:
    postcode = read_postcode(text)
    assert postcode is not None
    return districts_of(postcode, locality=county)


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("sg1 1aa", "SG1 1AA"),
        ("SG11AA", "SG1 1AA"),
        (" s g 1 1 a a ", "SG1 1AA"),
        ("SG12 0AB", "SG12 0AB"),
        ("SG120AB", "SG12 0AB"),
        ("SG1", "SG1"),
        ("sg12", "SG12"),
        ("SG1 2", "SG1 2"),
        ("W1A 0AX", "W1A 0AX"),
    ],
)
def test_a_postcode_is_read_however_it_is_typed(typed: str, read_as: str) -> None:
    assert str(read_postcode(typed)) == read_as


@pytest.mark.parametrize("typed", ["", "Stevenage", "SG", "1AA", "SG1 1A", "SG1 1AAA", "SG1 1CC", "SG123 1AA"])
def test_what_is_no_postcode_is_not_taken_for_one(typed: str) -> None:
    assert read_postcode(typed) is None


def test_an_area_within_one_district_is_sure(county: Locality) -> None:
    found = guess("SG6 3JF", county)
    assert [district.code for district in found.districts] == ["north-hertfordshire"]
    assert found.sure
    assert found.because == "SG6 is in North Hertfordshire."


def test_an_area_shared_by_districts_names_them_all_and_is_not_sure(county: Locality) -> None:
    found = guess("SG3", county)
    assert {district.code for district in found.districts} == {
        "east-hertfordshire",
        "north-hertfordshire",
        "welwyn-hatfield",
    }
    assert not found.sure
    assert found.because == "SG3 is shared between East Hertfordshire and North Hertfordshire and Welwyn Hatfield."


def test_an_area_over_the_countys_border_is_not_sure(county: Locality) -> None:
    found = guess("SG8 5AA", county)
    assert [district.code for district in found.districts] == ["north-hertfordshire"]
    assert not found.sure
    assert found.because == "SG8 is partly in North Hertfordshire and partly over its border."


def test_a_postcode_from_elsewhere_has_no_district(county: Locality) -> None:
    found = guess("SW1A 1AA", county)
    assert found == DistrictGuess((), sure=False, because="SW1A is not among the postcode areas of Hertfordshire.")
