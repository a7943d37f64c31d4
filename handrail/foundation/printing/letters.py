"""Which letters our fonts can print, and what stands for the others.

PDF/UA-1 refuses a document with a letter that no font has: a name in Amharic or Chinese would stop a referral.
"""

import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

LATIN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180))))
# Controls, marks of direction, private letters: nothing to see, and some of them make one line read as another.
UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
KEPT = frozenset("\n\t")


@cache
def letters_of_our_fonts() -> frozenset[str]:
    """Every character that Typst's own fonts can show."""
    words = Path(__file__).with_name("printable.txt").read_text().split()
    spans = (word.partition("-") for word in words)
    return frozenset(
        chr(code) for first, _, last in spans for code in range(int(first, 16), int(last or first, 16) + 1)
    )


def printable(value: object) -> object:
    """The same value with every text in it as our fonts can print it."""
    return _with_each_text(value, lambda text: _legible(text, letters_of_our_fonts()))


def printable_in_latin(value: object) -> object:
    """The same value with every letter that is not Latin written as its number."""
    return _with_each_text(value, lambda text: _legible(text, LATIN))


def _with_each_text(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _with_each_text(said, change) for key, said in value.items()}
    if isinstance(value, list | tuple):
        return [_with_each_text(said, change) for said in value]
    return value


def _legible(text: str, letters: frozenset[str]) -> str:
    seen = (one for one in unicodedata.normalize("NFC", text) if one in KEPT or unicodedata.category(one) not in UNSEEN)
    together = "".join(one if one in letters or one in KEPT else f"[U+{ord(one):04X}]" for one in seen)
    return together.replace("][U+", " U+")
