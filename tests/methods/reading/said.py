"""What is found of one kind in a text, as pairs of what is written and what it is folded to."""

from datetime import date

from handrail.methods.reading.finds import Kind
from handrail.methods.reading.found import found_in

ON = date(2026, 11, 26)  # a Thursday


def read(text: str, *kinds: Kind) -> list[tuple[str, str]]:
    """What `found_in` finds of these kinds, in order."""
    return [(found.written, found.folded) for found in found_in(text, on=ON, places=TOWNS) if found.kind in kinds]


def folded(text: str, *kinds: Kind) -> list[str]:
    """The folded values alone."""
    return [value for _, value in read(text, *kinds)]


TOWNS = frozenset({"St Albans", "Hertford", "Welwyn Garden City"})
