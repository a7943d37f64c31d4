"""Hide small numbers in a one-way table, and enough beside them that none can be worked out from the total.

Numbers from one to below the threshold are hidden first (UK practice for sensitive counts: below 5). One hidden
number, or several that are all equal, could be worked out from the total: then the smallest number still shown is
hidden too, with everything that ties with it. If no number but zero is left, the zeros are hidden as well. A total
below the threshold hides everything.

Why that is enough, even against a reader who knows this rule: it looks at values and never at labels or places, so
two hidden cells could always change places without the page looking different. Whoever reads the page can then
pin down a hidden cell only if all hidden cells are equal, and that is excluded, or leaves another table that looks
the same. `tests/methods/disclosure` tries every small table against such a reader.

Not protected against: a reader who subtracts what they themselves counted, and tables of two variables.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LOWEST_THRESHOLD = 3  # Below three, "hidden" could only mean one.


class ThresholdTooLow(ValueError):
    """A threshold below three hides nothing: the only number below two is one."""


@dataclass(frozen=True)
class SafeTable:
    """A one-way table as it may be shown. None stands for a hidden number."""

    cells: Mapping[str, int | None]
    total: int | None

    @property
    def hides(self) -> bool:
        """Whether anything in it is hidden."""
        return self.total is None or None in self.cells.values()


def hide_small_numbers(counts: Mapping[str, int], *, threshold: int) -> SafeTable:
    """The table with small numbers hidden, and what would give them away.

    Raises:
        ThresholdTooLow: the threshold is below three.
    """
    if threshold < LOWEST_THRESHOLD:
        raise ThresholdTooLow(f"The threshold is {threshold}; it must be {LOWEST_THRESHOLD} or more.")
    total = sum(counts.values())
    if 0 < total < threshold:
        return SafeTable(cells=dict.fromkeys(counts), total=None)
    hidden = labels_to_hide(counts, threshold=threshold)
    return SafeTable(cells={label: None if label in hidden else n for label, n in counts.items()}, total=total)


def labels_to_hide(counts: Mapping[str, int], *, threshold: int) -> frozenset[str]:
    """Which numbers must not be shown when the total is.

    What is hidden adds up to the threshold or more, so that each of it could be as high as that.
    """
    hidden = {label for label, n in counts.items() if 0 < n < threshold}
    if not hidden:
        return frozenset()
    if len({counts[label] for label in hidden}) == 1:
        hidden |= smallest_others(counts, hidden)
    while sum(counts[label] for label in hidden) < threshold and (more := smallest_others(counts, hidden)):
        hidden |= more
    if all(label in hidden for label, n in counts.items() if n > 0):
        hidden = set(counts)
    return frozenset(hidden)


def hide_nested(counts: Mapping[str, int], *, threshold: int) -> SafeTable:
    """Numbers of which each is part of the one before it: without those that tell a small number or a small difference.

    What was found and how much of it was accepted tell how much was not. Such numbers have no total. Raises
    ThresholdTooLow as for other tables.
    """
    if threshold < LOWEST_THRESHOLD:
        raise ThresholdTooLow(f"The threshold is {threshold}; it must be {LOWEST_THRESHOLD} or more.")
    shown: dict[str, int] = {}
    for label, number in counts.items():
        if not any(0 < abs(number - other) < threshold for other in (0, *shown.values())):
            shown[label] = number
    return SafeTable(cells={label: shown.get(label) for label in counts}, total=None)


def smallest_others(counts: Mapping[str, int], hidden: set[str]) -> set[str]:
    """The smallest numbers above zero that are still shown: all that tie, so that no order of labels shows through."""
    others = {label: n for label, n in counts.items() if n > 0 and label not in hidden}
    smallest = min(others.values(), default=0)
    return {label for label, n in others.items() if n == smallest}


def add_safe_tables(tables: Sequence[SafeTable]) -> SafeTable:
    """The sum of tables that are each shown: hidden wherever one of them hides.

    A longer period that is added up in this way tells nothing that its parts did not tell, so that nobody can
    subtract the one from the other. The tables have the same labels.
    """
    labels = tables[0].cells if tables else {}
    return SafeTable(
        cells={label: add_shown([table.cells[label] for table in tables]) for label in labels},
        total=add_shown([table.total for table in tables]),
    )


def add_shown(numbers: Sequence[int | None]) -> int | None:
    """The sum, or None if any number is hidden."""
    shown = [number for number in numbers if number is not None]
    return sum(shown) if len(shown) == len(numbers) else None


def median_if_enough(values: Sequence[float], *, threshold: int) -> float | None:
    """The median, or None when fewer values than the threshold stand behind it."""
    if len(values) < max(threshold, 1):
        return None
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
