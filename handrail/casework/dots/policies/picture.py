"""The network as dots and lines, when its concerns arrived as bars, and the county as squares; tables say the same."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from handrail.casework.dots.models import MentionKind
from handrail.foundation.locality import current_locality
from handrail.methods.network.graph import Edge, clusters
from handrail.partnership.premises.policies import CountyMap, county_map

WIDTH, MARGIN, WIDE = 1120, 60, 2.0
MOST_NAMED = 30
# A part's number stands so far over its highest dot: over the name of that, where dots have names.
ABOVE_NAMES, ABOVE_DOTS = 28, 12
BAR, GAP, HIGH = 26, 6, 110
# Each kind has its own line besides its colour, so that nobody has to tell colours apart.
LOOKS: Mapping[str, tuple[str, str]] = {
    MentionKind.PERSON: ("#4c2c92", ""),
    MentionKind.PLACE: ("#00703c", "9 4"),
    MentionKind.VEHICLE: ("#1d70b8", "2 4"),
    MentionKind.TELEPHONE: ("#d4351c", "12 3 2 3"),
    MentionKind.BUSINESS: ("#594d00", "5 5"),
    MentionKind.HANDLE: ("#28a197", "1 6"),
}


@dataclass(frozen=True)
class Dot:
    """One concern: where it is drawn, and its reference."""

    x: float
    y: float
    reference: str
    on_path: bool


@dataclass(frozen=True)
class Line:
    """One thing that two concerns share."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    dashes: str
    on_path: bool


@dataclass(frozen=True)
class Number:
    """What a part of the network is called, and where that is written."""

    x: float
    y: float
    number: int


@dataclass(frozen=True)
class Picture:
    """The network in its own units, the kinds of lines in it, and the numbers of its parts if it has several."""

    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    key: tuple[tuple[str, str, str], ...]
    numbers: tuple[Number, ...]

    @property
    def width(self) -> float:
        """As far as the last dot across, and what is written beside it."""
        return max((dot.x for dot in self.dots), default=0) + MARGIN

    @property
    def height(self) -> float:
        """As far as the last dot down."""
        return max((dot.y for dot in self.dots), default=0) + MARGIN

    @property
    def named(self) -> bool:
        """Whether the name of each fits beside it; otherwise only those on the way are named, and the table has all."""
        return len(self.dots) <= MOST_NAMED


def picture_of(edges: Collection[Edge], path: Sequence[str]) -> Picture:
    """The network drawn; `edges` are between references. Raises TooManyToPlace."""
    from handrail.methods.network.layout import layout  # slow to load

    places = {name: (spread(x), spread(y)) for name, (x, y) in layout(edges, wide=WIDE).items()}
    steps = {frozenset(step) for step in pairwise(path)}
    lines = tuple(
        Line(*places[edge.one], *places[edge.other], *LOOKS[edge.kind], frozenset((edge.one, edge.other)) in steps)
        for edge in sorted({Edge(each.one, each.other, each.kind, date.min) for each in edges})
    )
    dots = tuple(Dot(x, y, name, name in path) for name, (x, y) in places.items())
    kinds = {edge.kind for edge in edges}
    key = tuple((MentionKind(kind).label, *look) for kind, look in LOOKS.items() if kind in kinds)
    parts = [[places[name] for name in part] for part in clusters(edges)]
    above = ABOVE_NAMES if len(dots) <= MOST_NAMED else ABOVE_DOTS
    return Picture(dots, lines, key, numbers_over(parts, above=above) if len(parts) > 1 else ())


def numbers_over(parts: Iterable[Sequence[tuple[float, float]]], *, above: int) -> tuple[Number, ...]:
    """The number of each part over its middle, from 1, as the table of groups counts them."""
    return tuple(number_over(part, place, above=above) for place, part in enumerate(parts, start=1))


def number_over(part: Sequence[tuple[float, float]], number: int, *, above: int) -> Number:
    """One number, clear of the dots of its part."""
    across, down = [x for x, _ in part], [y for _, y in part]
    return Number(round((min(across) + max(across)) / 2, 1), round(min(down) - above, 1), number)


def spread(share: float) -> float:
    """A place from 0 to 1 in the picture's own units, so that what is written beside a dot stays in it."""
    return round(MARGIN + share * (WIDTH - 2 * MARGIN), 1)


@dataclass(frozen=True)
class Bar:
    """One month, and how many concerns of the network arrived in it."""

    x: int
    y: int
    height: int
    month: date
    number: int


@dataclass(frozen=True)
class Timeline:
    """The months from the first concern to the last."""

    bars: tuple[Bar, ...]
    width: int
    height: int = HIGH + 20
    bar: int = BAR


def timeline_of(days: Iterable[date]) -> Timeline:
    """The months in which something arrived, and those between."""
    counted = Counter(day.replace(day=1) for day in days)
    months = months_between(min(counted), max(counted)) if counted else []
    most = max(counted.values(), default=1)
    bars = tuple(
        Bar(GAP + place * (BAR + GAP), HIGH - height, height, month, counted[month])
        for place, month in enumerate(months)
        for height in [round(counted[month] / most * (HIGH - 20))]
    )
    return Timeline(bars, GAP + len(bars) * (BAR + GAP))


def months_between(first: date, last: date) -> list[date]:
    """The first day of each month from one to another."""
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]


def map_of(districts: Mapping[str, int]) -> CountyMap:
    """The county with how many concerns of the network each district has."""
    county = current_locality()
    names = {each.code: each.name for each in county.districts}
    return county_map(
        (tile.column, tile.row, names[tile.district], districts.get(tile.district, 0)) for tile in county.tiles
    )
