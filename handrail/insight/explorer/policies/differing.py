"""What changed since somebody last looked at a view, and whether what it was counted from was revised."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handrail.insight.explorer.policies.grids import Grid

Told = Sequence[tuple[Sequence[str], int | None]]


@dataclass(frozen=True)
class Difference:
    """A number then and now: both as they were shown, None for hidden, "" where there was no such row."""

    label: str
    before: int | str | None
    now: int | str | None


def digest_of(counted: Mapping[tuple[str, ...], int]) -> str:
    """A digest of what was counted, in any order."""
    rows = sorted((list(codes), number) for codes, number in counted.items() if number)
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()


def told_of(grid: Grid) -> list[tuple[list[str], int | None]]:
    """A grid as plain values."""
    return [(list(labels), number) for labels, number in grid.tidy]


def digest_of_told(told: Sequence[object]) -> str:
    """A digest of numbers as they were shown."""
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def differences(before: Told, now: Told) -> list[Difference]:
    """The numbers that are not shown as they were."""
    then = {tuple(labels): number for labels, number in before}
    at_present = {tuple(labels): number for labels, number in now}
    return [
        Difference(", ".join(labels), then.get(labels, ""), at_present.get(labels, ""))
        for labels in dict.fromkeys([*then, *at_present])
        if then.get(labels, "") != at_present.get(labels, "")
    ]
