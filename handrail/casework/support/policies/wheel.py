"""Where the points of the wheel of needs lie. The middle is nothing met; a need nobody asked about has no point."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

SIZE, RADIUS, TOP = 560, 150, 5
CENTRE = SIZE / 2
LABEL_AT = RADIUS + 20
Point = tuple[float, float]


@dataclass(frozen=True)
class Spoke:
    """One need on the wheel: its end, and where its label stands and on which side it is anchored."""

    label: str
    end: Point
    label_at: Point
    anchor: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The label in two lines where one would leave the picture."""
        first, joining, second = self.label.partition(" and ")
        return (f"{first} and", second) if joining else (first,)


def at(number: int, of: int, distance: float) -> Point:
    """The point on spoke `number` of `of`, clockwise from the top, at that distance from the middle."""
    angle = 2 * pi * number / of
    return round(CENTRE + distance * sin(angle), 1), round(CENTRE - distance * cos(angle), 1)


def spokes(labels: Sequence[str]) -> list[Spoke]:
    """The spokes of the wheel."""
    return [
        Spoke(label, at(number, len(labels), RADIUS), at(number, len(labels), LABEL_AT), anchor_of(number, len(labels)))
        for number, label in enumerate(labels)
    ]


def anchor_of(number: int, of: int) -> str:
    """On which side a label is held: those on the right begin at the spoke, those on the left end there."""
    across = sin(2 * pi * number / of)
    return "middle" if abs(across) < 0.2 else "start" if across > 0 else "end"


def rings(of: int) -> list[str]:
    """The five rings, from the inside, as polygons."""
    return [joined([at(number, of, RADIUS * level / TOP) for number in range(of)]) for level in range(1, TOP + 1)]


def dots(levels: Sequence[int | None]) -> list[Point]:
    """A point for each need that was asked about."""
    return [at(number, len(levels), RADIUS * level / TOP) for number, level in enumerate(levels) if level is not None]


def outline(levels: Sequence[int | None]) -> str:
    """The polygon through all needs; nothing while one was not asked about, for it would be drawn as unmet."""
    return "" if None in levels else joined(dots(levels))


def joined(points: Sequence[Point]) -> str:
    """Points as SVG writes them."""
    return " ".join(f"{x:g},{y:g}" for x, y in points)
