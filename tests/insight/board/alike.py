"""Rows of concerns as the board is told them: those that are alike together, and how long they waited."""

from collections import Counter
from collections.abc import Iterable
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
