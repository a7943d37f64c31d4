"""The roster as a picture: one row for each role, from left to right in time. The table beside it says the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from handrail.casework.operations.policies.staffing import Stretch

LEFT, WIDTH, ROW, TOP = 230, 720, 26, 24
HOURS = (1, 2, 3, 4, 6, 12, 24, 48)
MOST_MARKS = 13


@dataclass(frozen=True)
class Bar:
    """One stretch in the picture: `look` is "full", "short" or "idle", `words` what it says."""

    x: float
    width: float
    look: str
    words: str


@dataclass(frozen=True)
class Line:
    """One role in the picture."""

    label: str
    y: int
    text_y: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Mark:
    """A time along the upper edge."""

    x: float
    words: str


@dataclass(frozen=True)
class Picture:
    """Everything that is drawn, in the picture's own units."""

    width: int
    height: int
    left: int
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    row: int = ROW


def picture(
    starts_at: datetime, ends_at: datetime, found: Mapping[str, Sequence[Stretch]], *, labels: Mapping[str, str]
) -> Picture:
    """The roster drawn."""
    whole = (ends_at - starts_at).total_seconds()

    def x(moment: datetime) -> float:
        return round(LEFT + WIDTH * (moment - starts_at).total_seconds() / whole, 1)

    lines = tuple(
        Line(
            label=labels.get(role, role),
            y=TOP + number * ROW,
            text_y=TOP + number * ROW + 17,
            bars=tuple(bar(part, x(part.starts_at), x(part.ends_at)) for part in parts),
        )
        for number, (role, parts) in enumerate(found.items())
    )
    marks = tuple(Mark(x(moment), f"{timezone.localtime(moment):%H:%M}") for moment in moments(starts_at, ends_at))
    return Picture(LEFT + WIDTH + 30, TOP + len(lines) * ROW + 6, LEFT, lines, marks)


def bar(part: Stretch, start: float, end: float) -> Bar:
    """One stretch drawn. What is missing is told by words and pattern, not by colour alone."""
    look = "short" if part.missing else "full" if part.needed or part.sure else "idle"
    return Bar(start, round(end - start, 1), look, f"{part.sure}/{part.needed}" if look != "idle" else "")


def moments(starts_at: datetime, ends_at: datetime) -> list[datetime]:
    """The times along the edge: as many as fit."""
    hours = (ends_at - starts_at).total_seconds() / 3600
    apart = next((each for each in HOURS if hours / each <= MOST_MARKS), 24 * 7)
    return [starts_at + timedelta(hours=apart * number) for number in range(int(hours // apart) + 1)]
