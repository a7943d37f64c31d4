"""The value of a measure in words and as rows: the same on the page, in its picture, in a file and for a program."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from handrail.insight.figures.policies.measuring import Shape, Value
from handrail.rules.localities.measures import UNITS, MeasureEntry

SMALL_NUMBERS = (
    "Numbers below {threshold} are hidden so that nobody can be recognised, and others with them "
    "so that the hidden ones cannot be worked out."
)
HIDDEN = "hidden"
Told = dict[str, Any]


@dataclass(frozen=True)
class Line:
    """One row of one quarter."""

    period: str
    label: str
    count: str


def number_of(value: Value, shape: Shape) -> float | None:
    """The one number of a period: the median, or what its rows add up to. None where it is hidden."""
    return value.median if shape.median else value.table.total


def in_words(number: float | None) -> str:
    """A number as people read it."""
    return HIDDEN if number is None else f"{number:,.0f}"


def lines_of(values: Iterable[Value]) -> list[Line]:
    """Every row of every quarter, the latest first."""
    return [
        Line(value.period.label, label, in_words(count))
        for value in reversed(list(values))
        for label, count in value.table.rows
    ]


def bar_of(label: str, number: float | None) -> Told:
    """One bar of a picture; a hidden number has none, and says so."""
    return {"label": label, "length": number or 0, "text": in_words(number)}


def rows_told(name: str, values: Iterable[Value]) -> list[Sequence[object]]:
    """One row for one number: its first day, its last, what it is of, and the number or that it is hidden."""
    rows: list[Sequence[object]] = []
    for value in values:
        numbers = value.table.rows or ((name, value.median),)
        for label, number in numbers:
            rows.append((str(value.period.first), str(value.period.last), label, HIDDEN if number is None else number))
    return rows


def entry_told(entry: MeasureEntry, value: Value | None) -> Told:
    """A measure and its value for a program: None for a hidden number, and the reason where it is not counted."""
    told: Told = {
        "code": entry.code,
        "name": entry.name,
        "unit": UNITS[entry.unit],
        "definition": entry.definition,
        "owner": entry.owner,
        "source": entry.source,
        "caveats": list(entry.caveats),
        "counted": entry.counted,
    }
    if value is None:
        return {**told, "why_not": entry.why_not}
    return {
        **told,
        "rows": [{"label": label, "count": count} for label, count in value.table.rows],
        "total": value.table.total,
        "median": value.median,
        "percent": value.percent,
    }
