"""The county as squares, and what a place is taken for as bars. The tables beside them say the same."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from handrail.partnership.premises.models import Hold, HoldKind

SIDE, GAP = 132, 8
LONGEST_LINE = 13
# What a square is filled with, from the least to the most, and what is written on it.
NONE, SHADES = ("#ffffff", "#0b0c0c"), (("#bbd4ea", "#0b0c0c"), ("#1d70b8", "#ffffff"), ("#003078", "#ffffff"))
LEFT, WIDTH, ROW, TOP = 8, 700, 34, 26
DAYS_SHOWN, DAYS_APART = 42, 7


@dataclass(frozen=True)
class Square:
    """One district, where its corner is, its name in lines that fit, the number in it, and its two colours."""

    x: int
    y: int
    lines: tuple[tuple[int, str], ...]
    number: int
    fill: str
    ink: str


@dataclass(frozen=True)
class CountyMap:
    """Every district of the county, in the picture's own units."""

    width: int
    height: int
    squares: tuple[Square, ...]
    side: int = SIDE


def county_map(districts: Iterable[tuple[int, int, str, int]]) -> CountyMap:
    """The map, from column, row, name and number of each district; the more, the darker."""
    told = list(districts)
    most = max((number for *_, number in told), default=0)
    squares = tuple(square(*each, most=most) for each in told)
    right = max((each.x for each in squares), default=0)
    bottom = max((each.y for each in squares), default=0)
    return CountyMap(right + SIDE + GAP, bottom + SIDE + GAP, squares)


def square(column: int, row: int, name: str, number: int, *, most: int) -> Square:
    """One district drawn, in the shade of the third of `most` that it falls in."""
    x, y = GAP + column * (SIDE + GAP), GAP + row * (SIDE + GAP)
    lines = tuple((y + 28 + 18 * place, line) for place, line in enumerate(in_lines(name)))
    return Square(x, y, lines, number, *(SHADES[math.ceil(number * len(SHADES) / most) - 1] if number else NONE))


def in_lines(name: str) -> list[str]:
    """A name broken between its words, so that each line fits into a square."""
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) > LONGEST_LINE and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@dataclass(frozen=True)
class Bar:
    """One time at which a place is taken: the use itself, and behind it the time in which it is made ready again."""

    x: float
    width: float
    ready_width: float
    look: str


@dataclass(frozen=True)
class Mark:
    """A day along the upper edge."""

    x: float
    day: date


@dataclass(frozen=True)
class Calendar:
    """When a place is taken in the coming six weeks, in the picture's own units."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    top: int = TOP
    row: int = ROW
    left: int = LEFT
    length: int = WIDTH


def calendar(holds: Sequence[Hold], *, first: datetime, timezone: tzinfo) -> Calendar:
    """What takes a place from that moment on, drawn."""
    last = first + timedelta(days=DAYS_SHOWN)

    def x(moment: datetime) -> float:
        share = (min(max(moment, first), last) - first) / (last - first)
        return round(LEFT + WIDTH * share, 1)

    bars = tuple(
        Bar(
            x=x(hold.starts_at),
            width=round(max(2.0, x(hold.ends_at) - x(hold.starts_at)), 1),
            ready_width=round(x(hold.held_until) - x(hold.starts_at), 1),
            look="void" if hold.kind == HoldKind.VOID else "booking",
        )
        for hold in holds
        if hold.starts_at < last
    )
    weeks = [first + timedelta(days=days) for days in range(0, DAYS_SHOWN, DAYS_APART)]
    marks = tuple(Mark(x(each), each.astimezone(timezone).date()) for each in weeks)
    return Calendar(LEFT * 2 + WIDTH, TOP + ROW + 6, bars, marks)
