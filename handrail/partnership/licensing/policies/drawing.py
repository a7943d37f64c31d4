"""Draws how many were reached as bars, one a district; the page has the same as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

WIDTH, HEIGHT, GAP = 640, 44, 12
FULL: Final = WIDTH - 20


@dataclass(frozen=True)
class Bar:
    """One district: its words, where it stands, and how long its two bars are, in pixels."""

    name: str
    said: str
    y: int
    words_y: int
    bar_y: int
    due: int
    reached: int


@dataclass(frozen=True)
class Drawing:
    """All bars, as wide and high as they are."""

    width: int
    height: int
    bars: tuple[Bar, ...]


def bars(districts: Sequence[tuple[str, int, int]]) -> Drawing:
    """Bars for districts, each with its name, how many were due and how many of those were reached."""
    most = max((due for _, due, _ in districts), default=0) or 1
    step = HEIGHT + GAP
    made = tuple(
        Bar(
            name,
            f"{reached} of {due}",
            number * step,
            number * step + 16,
            number * step + 22,
            round(FULL * due / most),
            round(FULL * reached / most),
        )
        for number, (name, due, reached) in enumerate(districts)
    )
    return Drawing(WIDTH, max(step * len(made), 1), made)
