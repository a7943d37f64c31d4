"""Rows of concerns as the board is told them: those that are alike together, and how long they waited."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

import pytest

from handrail.casework.desk.queries import AlikeRow, CodedRow, Minutes
from handrail.insight.board.queries import counting
from handrail.insight.figures.policies import counts_once


def told(patch: pytest.MonkeyPatch, rows: Iterable[CodedRow]) -> None:
    """Let the board count these, as they are when it asks."""

    def those(**asked: Any) -> list[CodedRow]:
        return [row for row in rows if counts_once(row) and asked["first"] <= row.arrived_on <= asked["last"]]

    patch.setattr(counting, "concern_rows", lambda **asked: alike(those(**asked)))
    patch.setattr(counting, "concern_minutes", lambda **asked: minutes(those(**asked)))


def within(rows: Sequence[Any], day: str) -> Callable[..., list[Any]]:
    """Gives those of the days that are asked for."""
    return lambda **asked: [row for row in rows if asked["first"] <= getattr(row, day) <= asked["last"]]


def alike(rows: Iterable[CodedRow]) -> list[AlikeRow]:
    """One row for those that differ in nothing."""
    many = Counter(
        (row.month, row.reporter_kind, row.district, row.exploitation, row.outcome if row.closed_on else "open")
        for row in rows
    )
    return [AlikeRow(*codes, number) for codes, number in many.items()]


def minutes(rows: Iterable[CodedRow]) -> Minutes:
    """How long they waited."""
    found = list(rows)
    return Minutes(
        Counter(row.minutes_to_open for row in found if row.minutes_to_open is not None),
        Counter(row.minutes_to_assess for row in found if row.minutes_to_assess is not None),
    )


AS_COUNTED: dict[str, Callable[[CodedRow], str]] = {
    "ended": lambda row: row.outcome if row.closed_on else "open",
    "assessed": lambda row: "no" if row.minutes_to_assess is None else "yes",
}


def counted_by(rows: Iterable[CodedRow]) -> Callable[..., dict[str, list[tuple[date, Any, int]]]]:
    """Counts these as the dictionary asks for them: by month and each of some codes."""
    found = [row for row in rows if counts_once(row)]

    def count(code: str) -> list[tuple[date, Any, int]]:
        told = AS_COUNTED.get(code) or attrgetter(code)
        many = Counter((row.arrived_on.replace(day=1), told(row)) for row in found)
        return [(month, value, number) for (month, value), number in many.items()]

    return lambda codes, **_: {code: count(code) for code in codes}
