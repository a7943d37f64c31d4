"""Postcodes of the United Kingdom: found, folded ("AL10 9AB"), and how near two of them are."""

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import Final

from handrail.methods.reading.finds import Certainty, Found, Kind, found_at
from handrail.methods.reading.word_lists import words_in

WHOLE: Final = re.compile(
    r"(?<![A-Za-z0-9])([A-Za-z]{1,2}[0-9OoIi][A-Za-z0-9]?)[ ]{0,2}([0-9OoIi][A-Za-z]{2})(?![A-Za-z0-9])"
)
SECTOR: Final = re.compile(r"(?<![A-Za-z0-9])([A-Z]{1,2}\d[A-Z\d]?) (\d)(?![A-Za-z0-9])")
OUTWARD: Final = re.compile(r"(?<![A-Za-z0-9])([A-Z]{1,2}\d[A-Z\d]?)(?![A-Za-z0-9])")
SHAPE: Final = re.compile(r"([A-Z]{1,2})(\d[A-Z\d]?)(?:(\d)([ABD-HJLNP-UW-Z]{2})?)?")
NO_LETTER: Final = re.compile("[^A-Z0-9]+")
CUE: Final = re.compile(
    r"\b(?:post ?codes?|pc|area|district)\b\W{0,3}(?:is|was|of|in|like|about|around)?\W{0,3}$", re.IGNORECASE
)
BEFORE: Final = 30
NOWHERE: Final = "ZZ99"  # the health service writes it for whoever has no address


class Nearness(IntEnum):
    """How near two postcodes are, by what they share; the nearest last."""

    APART = 0
    SAME_AREA = 1
    SAME_OUTWARD = 2
    SAME_SECTOR = 3
    SAME_UNIT = 4


def fold_postcode(written: str) -> str:
    """The postcode, the sector or the outward half, in capitals with one space; "" for what is none.

    "O" and "I" are read as 0 and 1 where a digit must stand.
    """
    area, outward, sector, unit = parts_of(written)
    if not area:
        return ""
    return f"{area}{outward} {sector}{unit}".strip()


def parts_of(written: str) -> tuple[str, str, str, str]:
    """Area, the rest of the outward half, sector and unit; empty where there is none."""
    halves = [half for word in written.upper().split() if (half := NO_LETTER.sub("", word))]
    letters = "".join(halves)
    for inward in [len(halves[1])] if len(halves) == 2 and len(halves[1]) in {1, 3} else [3, 0]:
        read = SHAPE.fullmatch(with_digits(letters, inward))
        whole = read is not None and ((read[4] is not None) == (inward == 3)) and ((read[3] is None) == (inward == 0))
        if read is not None and whole and read[1] in words_in("postcode_areas") and read[1] + read[2] != NOWHERE:
            return read[1], read[2], read[3] or "", read[4] or ""
    return "", "", "", ""


def with_digits(letters: str, inward: int) -> str:
    """The characters with O and I read as digits where only a digit can stand."""
    outward, last = (letters[:-inward], letters[-inward:]) if inward else (letters, "")
    area = (
        2 if outward[1:2].isalpha() and not (outward[1:2] in "OI" and outward[:1] in words_in("postcode_areas")) else 1
    )
    digit = outward[area : area + 1].replace("O", "0").replace("I", "1")
    third = outward[area + 1 :].replace("O", "0").replace("I", "1")
    return outward[:area] + digit + third + last[:1].replace("O", "0").replace("I", "1") + last[1:]


def nearness(one: str, other: str) -> Nearness:
    """How near two postcodes, sectors or outward halves are; what is none is apart from all."""
    shared = Nearness.APART
    for step, (first, second) in zip(list(Nearness)[1:], zip(parts_of(one), parts_of(other), strict=True), strict=True):
        if not first or first != second:
            break
        shared = step
    return shared


def postcodes_in(text: str) -> Iterator[Found]:
    """Postcodes in a text of plain letters; halves only where letters and words say that they are no road."""
    for match in WHOLE.finditer(text):
        if folded := fold_postcode(f"{match[1]} {match[2]}"):
            as_written = folded.replace(" ", "") == (match[1] + match[2]).upper()
            if as_written or (match[0].isupper() and any(letter.isdigit() for letter in match[0])):
                certainty = Certainty.SURE if as_written else Certainty.POSSIBLE
                yield found_at(text, match.span(), Kind.POSTCODE, folded, certainty, "a postcode")
    for pattern in (SECTOR, OUTWARD):
        yield from halves_in(text, pattern)


def halves_in(text: str, pattern: re.Pattern[str]) -> Iterator[Found]:
    """Sectors or outward halves. One letter and a number is a road or a size, unless a word says otherwise."""
    for match in pattern.finditer(text):
        folded = fold_postcode(match[0])
        cue = CUE.search(text[max(0, match.start() - BEFORE) : match.start()]) is not None
        if folded and (cue or match[0][1].isalpha()):
            certainty = Certainty.LIKELY if cue else Certainty.POSSIBLE
            yield found_at(text, match.span(), Kind.POSTCODE, folded, certainty, "part of a postcode")
