"""Finds what a concern can be searched by in what was told: telephones, plates, postcodes, words of names.

Who told us is left out: nobody finds a reporter by searching.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import phonenumbers

from handrail.casework.desk.models import TokenKind
from handrail.public.concerns.models import Report
from handrail.rules.localities.postcodes import read_postcode

REGION = "GB"
NINE_FIGURES = 10**8
# The plates of Great Britain since 1963 and of Northern Ireland (DVLA INF104).
PLATE = re.compile(
    r"\b(?:[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Z]"
    r"|[A-Z]?I[A-Z] ?\d{1,4}|[A-Z]{1,2}Z ?\d{1,4})\b"
)
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
SEARCHED = (
    *("account", "address", "place_description", "postcode", "people_text"),
    *("vehicles", "telephones", "businesses", "names", "how_known_text", "pick_up", "drop_off"),
)
WORD = re.compile(r"[^\W\d_]{2,}")
WORDS_OF_ANY_BUSINESS = frozenset({"ltd", "limited", "plc", "llp", "the", "and", "of", "co", "company", "uk"})


@dataclass(frozen=True, repr=False)
class Identifier:
    """One thing to search by, in its canonical form. Its repr shows nothing."""

    kind: TokenKind
    value: str


def identifiers_of(report: Report) -> frozenset[Identifier]:
    """Everything in what was told that this concern can be found by."""
    told = " \n ".join(getattr(report, name) for name in SEARCHED)
    return frozenset(
        {
            *numbers_in(told),
            *(Identifier(TokenKind.NAME, word) for word in words_in(report.names)),
            *(Identifier(TokenKind.BUSINESS, word) for word in business_words_in(report.businesses)),
        }
    )


def identifiers_typed(text: str) -> frozenset[Identifier]:
    """What somebody who searches means: numbers if there are any, else words of a name or a business."""
    numbers = frozenset(numbers_in(text))
    if numbers:
        return numbers
    return frozenset(
        {
            *(Identifier(TokenKind.NAME, word) for word in words_in(text)),
            *(Identifier(TokenKind.BUSINESS, word) for word in business_words_in(text)),
        }
    )


def numbers_in(text: str) -> Iterator[Identifier]:
    """Telephones as E.164, plates without a space, postcodes with one."""
    yield from telephones_in(text)
    capitals = text.upper()
    postcodes = set(POSTCODE.findall(capitals))
    for found in postcodes:
        postcode = read_postcode(found)
        if postcode is not None:
            yield Identifier(TokenKind.POSTCODE, f"{postcode.outward} {postcode.inward}")
    for found in PLATE.findall(capitals):
        if found not in postcodes:
            yield Identifier(TokenKind.PLATE, found.replace(" ", ""))


def telephones_in(text: str) -> Iterator[Identifier]:
    """Whatever is written as a telephone number, in E.164, whether or not anybody has been given it.

    A number nobody has was perhaps misheard, and is still what was told. Dates and sums are kept out by asking for
    a leading 0 or + and nine figures.
    """
    for match in phonenumbers.PhoneNumberMatcher(text, REGION, leniency=phonenumbers.Leniency.POSSIBLE):
        if match.raw_string.startswith(("0", "+")) and (match.number.national_number or 0) >= NINE_FIGURES:
            number = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
            yield Identifier(TokenKind.TELEPHONE, number)


def words_in(text: str) -> set[str]:
    """The words of a name, without capitals and accents, so that José is found as jose."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return set(WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter))))


def business_words_in(text: str) -> set[str]:
    """The words of a business's name that tell it from another."""
    return words_in(text) - WORDS_OF_ANY_BUSINESS
