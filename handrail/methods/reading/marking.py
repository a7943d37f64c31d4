"""A text in pieces for a page: what was found marked, everything else as it is, and no character lost."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handrail.methods.reading.finds import Found


@dataclass(frozen=True)
class Piece:
    """A stretch of a text. `found` is what it was read as, or None between finds."""

    text: str
    found: Found | None = None


class FindsOverlap(ValueError):
    """Two finds cover the same characters, or one lies outside the text: it cannot be marked."""


def pieces_of(text: str, found: Iterable[Found]) -> tuple[Piece, ...]:
    """The text in order; the pieces joined are the text.

    Raises:
        FindsOverlap: the finds are not of this text, or not from `found_in` or `corrected`.
    """
    return tuple(each for each in in_turn(text, sorted(found, key=lambda find: find.start)) if each.text)


def in_turn(text: str, found: Iterable[Found]) -> Iterator[Piece]:
    """What stands before each find, and each find, and the rest."""
    place = 0
    for each in found:
        if each.start < place or each.end > len(text) or text[each.start : each.end] != each.written:
            raise FindsOverlap("What was found does not lie one after the other in this text.")
        yield Piece(text[place : each.start])
        yield Piece(each.written, each)
        place = each.end
    yield Piece(text[place:])
