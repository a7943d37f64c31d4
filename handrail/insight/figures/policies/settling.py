"""What may be told of a quarter beside what was told of it before: pure, on told figures.

Whoever keeps two tellings can subtract. A figure is therefore replaced only if no number in it, nor their total, nor
what is hidden together, changed by fewer than the threshold since any telling; and only if the same numbers are hidden.
All figures of a block, which count the same things, are replaced together or stand together: so they have one total,
and nobody finds a change by subtracting the total of one from that of another.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from handrail.methods.disclosure.small_numbers import add_shown

Told = dict[str, Any]
Figures = Mapping[str, Told]
STANDS = ("rows", "codes", "total", "median")


@dataclass(frozen=True)
class Settled:
    """A figure as it may be told; `stands` if a change was too small to be told yet."""

    figure: Told
    stands: bool


def settle_all(held: Sequence[Figures], now: Figures, *, threshold: int) -> dict[str, Settled]:
    """Each figure of a quarter as it may be told beside every telling before, the latest first."""
    blocks: dict[str, dict[str, Told]] = {}
    for code, one in now.items():
        blocks.setdefault(one["block"], {})[code] = one
    settled: dict[str, Settled] = {}
    for block in blocks.values():
        settled.update(settle_block(held, block, threshold=threshold))
    return settled


def settle_block(held: Sequence[Figures], now: Figures, *, threshold: int) -> Iterator[tuple[str, Settled]]:
    """The figures of one block: all as they are now if that is safe for each of them, else all as they were told."""
    replaced = all(
        safe_beside(was[code], one, threshold=threshold) for code, one in now.items() for was in held if code in was
    )
    totals = {was[code]["total"] for was in held for code in now if code in was} - {None}
    for code, one in now.items():
        latest = next((was[code] for was in held if code in was), None)
        if latest is None and not replaced and not fits(one["total"], totals, threshold=threshold):
            yield code, Settled(untold(one), stands=True)
        elif latest is None:
            yield code, Settled(one, stands=False)
        elif replaced:
            # A median that moved tells of the few who moved it: it stays as it was first told.
            yield code, Settled({**one, "median": latest.get("median")}, stands=False)
        else:
            yield code, Settled({**one, **{name: latest.get(name) for name in STANDS}}, stands=True)


def fits(total: int | None, told: set[int], *, threshold: int) -> bool:
    """Whether a total tells of no small change beside those that were told."""
    return not any(0 < abs((total or 0) - other) < threshold for other in told)


def untold(figure: Told) -> Told:
    """A figure with every number hidden."""
    rows = [{**row, "count": None} for row in figure["rows"]]
    return {**figure, "rows": rows, "total": None, "median": None}


def safe_beside(was: Told, now: Told, *, threshold: int) -> bool:
    """Whether subtracting one from the other tells no number from one to below the threshold."""
    before, after = cells_of(was), cells_of(now)
    if before.keys() != after.keys() or hidden_in(before) != hidden_in(after):
        return False
    if (was["total"] is None) != (now["total"] is None):
        return False
    changes = [after[label] - count for label, count in shown_in(before).items()]  # type: ignore[operator]
    whole = (now["total"] or 0) - (was["total"] or 0)
    hidden = whole - sum(changes) if now["total"] is not None else 0
    if now.get("nested"):  # Each row is a part of the one before: what lies between two of them changes too.
        changes += [one - other for one, other in combinations(changes, 2)]
    return not any(0 < abs(change) < threshold for change in (*changes, whole, hidden))


def cells_of(figure: Told) -> dict[str, int | None]:
    """Each label with its number; None for a hidden one."""
    return {row["label"]: row["count"] for row in figure["rows"]}


def hidden_in(cells: Mapping[str, int | None]) -> set[str]:
    """The labels whose number is hidden."""
    return {label for label, count in cells.items() if count is None}


def shown_in(cells: Mapping[str, int | None]) -> dict[str, int]:
    """The numbers that are shown."""
    return {label: count for label, count in cells.items() if count is not None}


def added(figures: Sequence[Told]) -> Told:
    """A figure of quarters as one of a year: hidden wherever one of them hides. A month is in one quarter alone."""
    counts: dict[str, list[int | None]] = {}
    for figure in figures:
        for label, count in cells_of(figure).items():
            counts.setdefault(label, []).append(count)
    rows = [{"label": label, "count": add_shown(parts)} for label, parts in counts.items()]
    return {**figures[-1], "rows": rows, "total": add_shown([figure["total"] for figure in figures])}
