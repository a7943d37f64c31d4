"""Reads postcodes, and says in which district of the county one lies, and how sure that is."""

import re
from dataclasses import dataclass

from handrail.rules.localities.locality import District, Locality

OUTWARD = r"(?:[A-Z]{1,2}[0-9][0-9A-Z]?)"
# The second half never uses C, I, K, M, O or V, which are easily misread.
INWARD = r"(?:[0-9][ABD-HJLNP-UW-Z]{2})"
WHOLE = re.compile(rf"({OUTWARD})({INWARD})")
SECTOR = re.compile(rf"({OUTWARD}) ([0-9])")
FIRST_HALF = re.compile(OUTWARD)


@dataclass(frozen=True)
class Postcode:
    """A postcode in its two halves; the second may be empty or only its figure."""

    outward: str
    inward: str

    def __str__(self) -> str:
        return f"{self.outward} {self.inward}".strip()


@dataclass(frozen=True)
class DistrictGuess:
    """The districts in which a postcode may lie. Sure only when there is one, and no border runs through the area."""

    districts: tuple[District, ...]
    sure: bool
    because: str


def read_postcode(text: str) -> Postcode | None:
    """The postcode that was typed: "sg1 1aa", "SG11AA", or part of one, "SG1" or "SG1 1". None if it is none."""
    typed = " ".join(text.upper().split())
    if whole := WHOLE.fullmatch(typed.replace(" ", "")):
        return Postcode(whole[1], whole[2])
    if sector := SECTOR.fullmatch(typed):
        return Postcode(sector[1], sector[2])
    return Postcode(typed, "") if is_outward(typed) else None


def is_outward(text: str) -> bool:
    """Whether this has the form of the first half of a postcode."""
    return FIRST_HALF.fullmatch(text) is not None


def districts_of(postcode: Postcode, *, locality: Locality) -> DistrictGuess:
    """The districts of the county in which that postcode may lie, and why that is or is not sure.

    Only the first half is used: boundaries run through postcode areas, so a shared one is never sure.
    """
    outward = postcode.outward
    areas = [(area, district) for district in locality.districts for area in district.postcodes]
    found = [(area, district) for area, district in areas if area.outward == outward]
    districts = tuple(district for _, district in found)
    names = " and ".join(district.name for district in districts)
    sure = len(found) == 1 and not found[0][0].shared
    if not found:
        because = f"{outward} is not among the postcode areas of {locality.name}."
    elif len(found) > 1:
        because = f"{outward} is shared between {names}."
    else:
        because = f"{outward} is in {names}." if sure else f"{outward} is partly in {names} and partly over its border."
    return DistrictGuess(districts=districts, sure=sure, because=because)
