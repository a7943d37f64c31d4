"""The map of a county has every district once, each in a square of its own, and knows how far it is between them."""

from itertools import product
from pathlib import Path

import pytest

from handrail.rules.localities.locality import Locality
from handrail.rules.localities.pack import PackFault, read
from tests.rules.localities.packs import PACKS, copy_into, replace_in

NORTHAM = "northam,0,0,52.5,-1.0"
PLANTED = [
    (NORTHAM, "northam,1,0,52.5,-1.0", "Two districts lie in column 1 of row 0."),
    (NORTHAM, "westford,0,0,52.5,-1.0", '"westford" is in this file twice.'),
    (NORTHAM, "easton,0,0,52.5,-1.0", '"easton" in "district" is not a code that this pack or its parent has.'),
    (NORTHAM, "northam,x,0,52.5,-1.0", '"column" must be a whole number from 0 to 19.'),
    (NORTHAM, "northam,0,20,52.5,-1.0", '"row" must be a whole number from 0 to 19.'),
    (NORTHAM, "northam,0,0,-1.0,52.5", '"latitude" must be in degrees, from 49.0 to 61.0.'),
    (NORTHAM, "northam,0,0,north,-1.0", '"latitude" must be in degrees'),
    (f"{NORTHAM},made-up,2026-11-22,yes\n", "", '"northam" is not on the map.'),
]


@pytest.mark.parametrize(("old", "new", "reason"), PLANTED)
def test_a_map_with_a_fault_is_refused_with_its_reason(tmp_path: Path, old: str, new: str, reason: str) -> None:
    pack = copy_into(tmp_path)
    replace_in(pack / "map.csv", old, new)
    with pytest.raises(PackFault) as refused:
        read(pack)
    assert reason in str(refused.value)
    assert "exampleshire/map.csv" in str(refused.value)


@pytest.mark.parametrize("name", ["exampleshire", "hertfordshire"])
def test_the_way_there_is_as_long_as_the_way_back(name: str) -> None:
    locality = read(PACKS / name)
    codes = [district.code for district in locality.districts]
    ways = {pair: way(locality, *pair) for pair in product(codes, codes)}
    for one, other in ways:
        assert ways[one, other] == pytest.approx(ways[other, one])
        assert (ways[one, other] == 0) is (one == other)
        for third in codes:
            assert ways[one, other] <= ways[one, third] + ways[third, other] + 1e-9


def way(locality: Locality, one: str, other: str) -> float:
    """How far it is, which a pack with a map always says."""
    found = locality.distance(one, other)
    assert found is not None
    return found


def test_a_county_without_a_map_does_not_say_how_far(tmp_path: Path) -> None:
    pack = copy_into(tmp_path)
    (pack / "map.csv").unlink()
    assert read(pack).distance("northam", "southam") is None


def test_hertford_to_watford_is_about_as_far_as_it_is() -> None:
    # Held against a map: from the middle of Watford to that of East Hertfordshire it is some 36 km.
    assert read(PACKS / "hertfordshire").distance("watford", "east-hertfordshire") == pytest.approx(36, abs=3)
