"""Makes patterns that find one known identifier again, however it is written the next time."""

import re
from collections.abc import Iterator
from datetime import date

import phonenumbers

from handrail.rules.referral_form.fields import IdentifierKind
from handrail.rules.referral_form.folding import folded
from handrail.rules.referral_form.known import Identifier

REGION = "GB"
# A name so long is found inside other letters too; a shorter one only as a word, or half of English would be struck.
FOUND_ANYWHERE = 5
SHORTEST_NAME = 2
SHORTEST_NUMBER = 5
SHORTEST_PIECE = 4
BETWEEN = r"[\W_]{0,3}"
PARTED = r"[\W_]{1,2}"
NO_LETTER_BEFORE, NO_LETTER_AFTER = r"(?<![^\W_])", r"(?![^\W_])"
ORDINAL = r"(?:st|nd|rd|th)?"
# How people shorten the last word of a street.
SHORTENED = (
    ("road", "rd"), ("street", "st"), ("avenue", "ave", "av"), ("lane", "ln"), ("close", "cl"), ("drive", "dr"),
    ("court", "ct"), ("place", "pl"), ("crescent", "cres"), ("gardens", "gdns"), ("grove", "gr", "gro"),
    ("terrace", "terr", "ter"), ("square", "sq"),
)  # fmt: skip
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)


def traces(identifier: Identifier) -> Iterator[str]:
    """Patterns for a folded text; together they find the identifier in the ways in which people write it."""
    match identifier.kind:
        case IdentifierKind.NAME:
            yield from traces_of_name(identifier.value)
        case IdentifierKind.TELEPHONE:
            yield from traces_of_telephone(identifier.value)
        case IdentifierKind.DATE:
            yield from traces_of_date(identifier.value)
        case IdentifierKind.ADDRESS:
            yield from traces_of_address(identifier.value)
        case IdentifierKind.EMAIL | IdentifierKind.HANDLE:
            yield from traces_of_handle(identifier.value)
        case IdentifierKind.PLATE | IdentifierKind.POSTCODE | IdentifierKind.REFERENCE:
            yield from traces_of_reference(identifier.value)


def traces_of_name(name: str) -> Iterator[str]:
    """Each word of a name: as it is, and with its letters set apart. A single Latin letter is found nowhere."""
    for word in re.findall(r"[^\W_]+", folded(name)):
        if len(word) >= FOUND_ANYWHERE:
            yield re.escape(word)
        elif len(word) >= SHORTEST_NAME or not word.isascii():
            yield whole(re.escape(word))
        if len(word) >= SHORTEST_NAME:
            yield whole(PARTED.join(map(re.escape, word)))


def traces_of_telephone(number: str) -> Iterator[str]:
    """The number from its first figure after 0 or +44 on, however it is grouped."""
    try:
        digits = str(phonenumbers.parse(number, REGION).national_number)
    except phonenumbers.NumberParseException:
        digits = "".join(character for character in number if character.isdigit())
    if len(digits) >= SHORTEST_NUMBER:
        yield BETWEEN.join(digits)


def traces_of_date(written: str) -> Iterator[str]:
    """A day in figures, in either order, or with the name of its month, with and without the year."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        yield from traces_of_reference(written)
        return
    month = MONTHS[day.month - 1]
    d, m = f"0?{day.day}", f"0?{day.month}"
    year = f"(?:{day.year}|{day.year % 100:02d})"
    named = f"(?:{month}|{month[:3]}|{month[:4]})"
    gap = r"[\W_]{1,3}(?:of[\W_]{1,3})?(?:the[\W_]{1,3})?"
    apart = r"[\W_]{1,3}"
    yield bare(f"{d}{apart}{m}{apart}{year}")
    yield bare(f"{m}{apart}{d}{apart}{year}")
    yield bare(f"{day.year}{apart}{m}{apart}{d}")
    yield bare(f"(?:{day:%d%m%Y}|{day:%d%m%y}|{day:%Y%m%d})")
    yield whole(f"{d}{ORDINAL}{gap}{named}(?:{gap}{year})?")
    yield whole(f"{named}{gap}{d}{ORDINAL}(?:{gap}{year})?")


def traces_of_address(address: str) -> Iterator[str]:
    """Each line of an address, and its street without the number of the house."""
    pieces = [piece.strip() for piece in re.split(r"[,;\n]", folded(address)) if piece.strip()]
    for piece in pieces:
        words = re.findall(r"[^\W_]+", piece)
        # One word alone is often a town, which may be named; where it is all there is, it is the address.
        if len("".join(words)) >= SHORTEST_PIECE and (len(words) > 1 or len(pieces) == 1):
            yield whole(BETWEEN.join(map(as_street, words)))
            street = words[1:]
            if words[0][0].isdigit() and len(street) > 1:
                yield whole(BETWEEN.join(map(as_street, street)))
                yield whole(BETWEEN.join(map(re.escape, words[:-1])))


def as_street(word: str) -> str:
    """A word of an address, in any of the ways in which people shorten it."""
    ways = next((ways for ways in SHORTENED if word in ways), (word,))
    return f"(?:{'|'.join(map(re.escape, ways))})"


def traces_of_handle(handle: str) -> Iterator[str]:
    """An address or name used online, and the part of it before the @."""
    written = folded(handle).strip().lstrip("@")
    before = written.split("@")[0]
    if written:
        yield re.escape(written)
    if len(before) >= SHORTEST_PIECE:
        yield whole(re.escape(before))


def traces_of_reference(reference: str) -> Iterator[str]:
    """A reference whatever stands between its characters, and each long run of it that holds a figure."""
    runs = re.findall(r"[^\W_]+", folded(reference))
    joined = "".join(runs)
    if len(joined) > 1:
        yield whole(BETWEEN.join(map(re.escape, joined)))
    for run in runs:
        if len(run) >= SHORTEST_NUMBER and any(character.isdigit() for character in run):
            yield whole(re.escape(run))


def whole(pattern: str) -> str:
    """Only where no letter or figure touches it."""
    return f"{NO_LETTER_BEFORE}{pattern}{NO_LETTER_AFTER}"


def bare(pattern: str) -> str:
    """Only where no figure touches it."""
    return rf"(?<!\d){pattern}(?!\d)"
