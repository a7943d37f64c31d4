"""One form for all ways of writing the same letters, so that what is compared was folded once and in one place."""

import re
import unicodedata
from typing import Final

from anyascii import anyascii

# Letters that other libraries keep, or that a change of library could make something else of.
OWN_LETTERS: Final = {
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ø": "o",
    "Ø": "O",
    "ß": "ss",
    "ẞ": "SS",
    "ı": "i",
    "İ": "I",
}
OF_OUR_OWN: Final = str.maketrans(OWN_LETTERS)
APOSTROPHES: Final = "'’‘`´ʻʼʾʿ′＇"
WITHOUT_APOSTROPHES: Final = str.maketrans("", "", APOSTROPHES)
NOT_A_LETTER: Final = re.compile(r"[^a-z0-9]+")
HAN: Final = re.compile("([㐀-鿿豈-﫿])")

DASHES: Final = "‐‑‒–—―−﹘﹣－"


def fold(text: str) -> str:
    """Lower-case Latin letters and digits, words apart by one space: "Łukasz O’Brien-Đặng" is "lukasz obrien dang".

    Folding what is folded changes nothing.
    """
    if text.isascii():
        return NOT_A_LETTER.sub(" ", text.translate(WITHOUT_APOSTROPHES).lower()).strip()
    # A Chinese character is a syllable: apart, so that no two run together.
    apart = HAN.sub(r" \1 ", unicodedata.normalize("NFKC", text).translate(OF_OUR_OWN))
    latin = anyascii(apart.translate(WITHOUT_APOSTROPHES)).translate(WITHOUT_APOSTROPHES)
    return NOT_A_LETTER.sub(" ", latin.lower()).strip()


def words_of(text: str) -> tuple[str, ...]:
    """The folded words, in their order."""
    return tuple(fold(text).split())


class PlainLetters(dict[int, str]):
    """Each character's plain one, made when it is first met. One for one: places in a text stay what they are."""

    def __missing__(self, code: int) -> str:
        plain = plain_character(chr(code))
        self[code] = plain
        return plain


def plain_character(character: str) -> str:
    """A digit as 0 to 9, a dash as "-", an apostrophe as "'", whatever is not seen as a space; else what it was."""
    if character in "\n\t " or (character.isascii() and character.isprintable()):
        return character
    if character in DASHES:
        return "-"
    if character in APOSTROPHES:
        return "'"
    return plain_rarely(character)


def plain_rarely(character: str) -> str:
    """The same, for what few texts have: other digits, wide letters, the marks that telephones put around numbers."""
    if character in OWN_LETTERS and len(OWN_LETTERS[character]) == 1:
        return OWN_LETTERS[character]  # capitals and small letters of these are not one another's in every program
    if unicodedata.category(character) in {"Cf", "Cc", "Zs", "Zl", "Zp", "Cs", "Co", "Cn"}:
        return " "
    wide = unicodedata.normalize("NFKC", character)
    if len(wide) == 1 and wide.isascii() and wide.isprintable():
        return wide
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


PLAIN: Final = PlainLetters()


def plain(text: str) -> str:
    """The text with plain digits, dashes and spaces, of the same length: a place in it is that place in the text."""
    return text if text.isascii() and "\r" not in text else text.translate(PLAIN)
