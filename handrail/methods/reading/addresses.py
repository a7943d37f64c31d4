"""Addresses: flat, house, street and town found in words, and streets folded so that "Rd" and "Road" are one."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Final

from handrail.methods.reading.finds import Certainty, Found, Kind, found_at
from handrail.methods.reading.folding import fold, words_of
from handrail.methods.reading.postcodes import fold_postcode
from handrail.methods.reading.word_lists import meaning_in, words_in, words_of_kind

FLAT: Final = (
    r"(?:(?i:flat|apartment|apt|unit|room|bedsit|studio|plot|caravan)\.? ?"
    r"(?P<flat>\d{1,4}[A-Za-z]?|[A-Z])(?![A-Za-z0-9])[ ,]{0,3})"
)
HOUSE: Final = (
    r"(?:(?i:no\.?|number|house) ?)?(?P<house>\d{1,4} ?[A-Da-d]?(?![A-Za-z0-9])(?:-\d{1,4}[A-Da-d]?)?)[ ,]{1,3}"
)
WORD: Final = r"[A-Za-z\u00c0-\u024f][\w'.]{0,24}"
NAMED: Final = rf"(?P<street>(?:{WORD}[ -]){{1,4}}?(?P<ends>KINDS))(?![\w'])\.?"
AFTER: Final = re.compile(r" {0,2},\s{0,2}([A-Z][a-z']{1,24}(?:[ -][A-Z][a-z']{1,24}){0,2})(?![\w])")
TYPED_AFTER: Final = re.compile(r"[ ,]{1,4}([^\W\d_][^\d,]{2,40}?) {0,2}(?=,|$|[A-Za-z]{1,2}\d)")
POSTCODE_AFTER: Final = re.compile(r"[ ,]{1,4}([A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2})(?![A-Za-z0-9])")
FLAT_AFTER: Final = re.compile(
    r"[ ,]{1,3}(?i:flat|apartment|apt|room|unit)\.? ?(\d{1,4}[A-Za-z]?|[A-Z])(?![A-Za-z0-9])"
)
SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True)
class Address:
    """An address in its parts, each folded, each perhaps empty."""

    flat: str = ""
    house: str = ""
    street: str = ""
    town: str = ""
    postcode: str = ""

    @property
    def folded(self) -> str:
        """Flat, house, street, town and postcode with bars between, so that no part can run into another."""
        return "|".join((self.flat, self.house, self.street, self.town, self.postcode))


def address_pattern() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How an address with a number, and a street alone, are written."""
    kinds = "|".join(sorted((f"(?i:{word})" for word in meaning_in("street_words")), key=len, reverse=True))
    named = NAMED.replace("KINDS", kinds)
    return (
        re.compile(rf"(?<![\w£$€.:/-]){FLAT}?{HOUSE}{named}"),
        re.compile(
            rf"(?<![\w£$€.:/-])(?:{FLAT})?(?P<street>(?:[A-Z][\w'.]{{1,24}}[ -]){{1,3}}?(?P<ends>{kinds}))(?![\w'])"
        ),
    )


WITH_NUMBER, STREET_ALONE = address_pattern()
# Not among the words by which a text is searched for streets: there a "Dr" is mostly somebody's title.
DRIVE: Final = {"dr": "drive"}


def fold_street(written: str) -> str:
    """A street's name, its last word in full: "St. Albans Rd" is "saint albans road", "High St" "high street"."""
    words = fold(written).split()
    if not words:
        return ""
    if len(words) > 1:
        words[-1] = DRIVE.get(words[-1]) or meaning_in("street_words").get(words[-1], words[-1])
    if words[0] == "st" and len(words) > 1:
        words[0] = "saint"
    return " ".join(words)


def read_address(written: str) -> Address:
    """An address as it is typed into a form: with commas or lines, in the order of the post. Raises nothing."""
    text = SPACES.sub(" ", written.strip())
    match = WITH_NUMBER.search(text) or STREET_ALONE.search(text)
    if match is None:
        return Address(street=fold_street(without_postcode(text)), postcode=postcode_in(text))
    return parts_of(match, town_after(text, match.end()), postcode_in(text[match.end() :]))


def parts_of(match: re.Match[str], town: str, postcode: str) -> Address:
    """The parts of an address that a pattern found."""
    found = match.groupdict()
    return Address(
        flat=fold(found.get("flat") or ""),
        house=fold(found.get("house") or "").replace(" ", "-" if "-" in (found.get("house") or "") else ""),
        street=fold_street(match["street"]),
        town=fold(town),
        postcode=postcode,
    )


def postcode_in(text: str) -> str:
    """The last postcode of an address, folded."""
    found = POSTCODE_AFTER.findall(f" {text}")
    return fold_postcode(found[-1]) if found else ""


def without_postcode(text: str) -> str:
    """An address without its postcode."""
    return POSTCODE_AFTER.sub("", f" {text}").strip()


def town_after(text: str, place: int) -> str:
    """What is typed after the street and before the next comma or the postcode."""
    match = TYPED_AFTER.match(text, place)
    return match[1] if match else ""


def addresses_in(text: str, *, towns: Collection[str] = ()) -> Iterator[Found]:
    """Addresses in a text of plain letters. `towns` are folded names that may follow without a comma."""
    for match in WITH_NUMBER.finditer(text):
        if is_a_street(match):
            yield with_what_follows(text, match, towns, Certainty.SURE if in_capitals(match) else Certainty.LIKELY)
    for match in STREET_ALONE.finditer(text):
        in_a_town = known_town(text, match.start("street"), towns) is not None
        if is_a_street(match) and in_capitals(match) and not in_a_town:
            yield with_what_follows(text, match, towns, Certainty.POSSIBLE)


def is_a_street(match: re.Match[str]) -> bool:
    """Whether no word in it says that it is no name: "3 men on the street", "12 hours a day in the Park"."""
    words = fold(match["street"]).split()
    return not words_in("no_street").intersection(words[:-1]) and len(words) > 1 and words[0] not in words_in("trades")


def in_capitals(match: re.Match[str]) -> bool:
    """Whether it is written as a name is."""
    return all(word[0].isupper() for word in re.split(r"[ -]", match["street"]) if word)


def with_what_follows(text: str, match: re.Match[str], towns: Collection[str], certainty: Certainty) -> Found:
    """The find, with the town and the postcode that come after it."""
    flat = None if match["flat"] else FLAT_AFTER.match(text, match.end())
    town, end = town_in(text, flat.end() if flat else match.end(), towns)
    postcode = POSTCODE_AFTER.match(text, end)
    folded = fold_postcode(postcode[1]) if postcode else ""
    end = postcode.end() if postcode and folded else end
    address = parts_of(match, town, folded)
    address = replace(address, flat=fold(flat[1])) if flat else address
    why = "a house in a street" if address.house else "a street"
    return found_at(text, (match.start(), end), Kind.ADDRESS, address.folded, certainty, why)


def town_in(text: str, place: int, towns: Collection[str]) -> tuple[str, int]:
    """The town that follows a street, and where it ends: words with capitals after a comma, or a town of the county."""
    match = AFTER.match(text, place)
    if match is not None and (fold(match[1]) in towns or may_be_a_town(match[1])):
        return match[1], match.end()
    near = known_town(text, place + 1, towns) if text.startswith(" ", place) else None
    return (near, place + 1 + len(near)) if near else ("", place)


def may_be_a_town(written: str) -> bool:
    """Whether words with capitals are not a day, an office, a people or how a sentence begins."""
    return not any(
        words_of_kind("not_names", kind) & set(words_of(written)) for kind in ("time", "office", "people", "word")
    )


def known_town(text: str, place: int, towns: Collection[str]) -> str | None:
    """The town of the county that begins at a place of the text."""
    words = text[place : place + 60].split(" ")[:3]
    runs = (" ".join(words[:length]).rstrip(".,;:!?\n") for length in range(len(words), 0, -1))
    return next((run for run in runs if fold(run) in towns), None)
