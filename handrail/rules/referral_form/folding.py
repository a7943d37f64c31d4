"""Reads a text without capitals, accents and invisible characters, and knows where each letter came from."""

import unicodedata
from dataclasses import dataclass

# Marks that stand on a letter, and characters that show nothing: neither hides a name.
UNSEEN = frozenset({"Mn", "Me", "Cf"})
# Letters with a stroke or tied to another, which Unicode does not take apart.
STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe"})


@dataclass(frozen=True, repr=False)
class Folded:
    """The folded text, and for each of its characters the place in the text that it came from."""

    text: str
    came_from: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the first text that this stretch of the folded one came from."""
        return self.came_from[start], self.came_from[end - 1] + 1


def fold(text: str) -> Folded:
    """The text in small letters, without accents and unseen characters."""
    letters: list[str] = []
    came_from: list[int] = []
    for place, character in enumerate(text):
        for letter in unicodedata.normalize("NFKD", character.casefold()).casefold().translate(STROKES):
            if unicodedata.category(letter) not in UNSEEN:
                letters.append(letter)
                came_from.append(place)
    return Folded("".join(letters), tuple(came_from))


def folded(text: str) -> str:
    """The folded text alone."""
    return fold(text).text
