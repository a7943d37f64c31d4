"""What may stand in a pack beside those issued before, and what changed since: pure, on told figures.

Whoever holds two packs can subtract. A figure of a quarter is therefore replaced only if no number in it, nor their
total, nor what is hidden together, changed by fewer than the threshold since any edition; and only if the same numbers
are hidden. Until then it stands as it was issued. A year is added up from its quarters as they stand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handrail.insight.board.policies.packs import Told
from handrail.methods.disclosure.small_numbers import add_shown

Quarters = Mapping[str, Mapping[str, Told]]
NOT_IN_WHAT_IT_SAYS = ("edition", "issued_on", "why", "revisions", "counted_on", "stand_as_issued")


@dataclass(frozen=True)
class Settled:
    """A figure as it may be issued; `stands` if a change was too small to be told yet."""

    figure: Told
    stands: bool


def settle(issued: Sequence[Told], now: Told, *, threshold: int) -> Settled:
    """The figure as counted now if that is safe beside every one issued (the latest first), else as issued last."""
    if all(safe_beside(was, now, threshold=threshold) for was in issued):
        return Settled(now, stands=False)
    latest = issued[0]
    return Settled({**now, "rows": latest["rows"], "total": latest["total"]}, stands=True)


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


def revisions(was: Told, now: Told) -> list[Told]:
    """Cell by cell, what a pack says otherwise than the edition before: where, the old number and the new."""
    before, after = numbers_in(was), numbers_in(now)
    return [
        {"figure": figure, "label": label, "was": before.get((figure, label)), "now": after.get((figure, label))}
        for figure, label in dict.fromkeys([*before, *after])
        if before.get((figure, label)) != after.get((figure, label))
    ]


def numbers_in(told: Told) -> dict[tuple[str, str], int | float | None]:
    """Every number of a pack by where it stands."""
    cells: dict[tuple[str, str], int | float | None] = {("Concerns", "All"): told["concerns"]}
    if "overdue" in told:
        cells["What was agreed", "Overdue"] = len(told["overdue"])
    for one in told["figures"]:
        cells |= {(one["title"], row["label"]): row["count"] for row in one["rows"]}
    cells |= {("Waiting", one["title"]): one["minutes"] for one in told["waiting"]}
    for one in told["published"]:
        cells |= {(one["title"], f"{row['label']}, {row['edition']}"): row["count"] for row in one["rows"]}
    return cells


def says_the_same(one: Told, other: Told) -> bool:
    """Whether two packs say the same, whenever they were issued."""
    return without_its_issue(one) == without_its_issue(other)


def without_its_issue(told: Told) -> Told:
    """What a pack says, without which edition it is."""
    return {name: value for name, value in told.items() if name not in NOT_IN_WHAT_IT_SAYS}
