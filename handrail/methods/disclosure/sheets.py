"""What a release shows and hides, and what each of its readers knows by that."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from handrail.methods.disclosure.attacker import SECONDS_EACH, Known, Numbers
from handrail.methods.disclosure.cells import Place, cells_of
from handrail.methods.disclosure.needs import Because, Need, Rule
from handrail.methods.disclosure.rounding import possible_when_rounded, round_to
from handrail.methods.disclosure.space import Shape, Space, widened
from handrail.methods.disclosure.tables import Release

Hidden = NDArray[np.bool_]


@dataclass(frozen=True)
class Sheet:
    """The cells of a release in order: what a reader knows of each when it is shown, and when it is hidden.

    `primary` are hidden by the rule. `open_to_hiding` is false for cells that everybody knows to be empty.
    """

    places: tuple[Place, ...]
    counts: NDArray[np.int64]
    shown: tuple[Numbers, Numbers]
    hidden: tuple[Numbers, Numbers]
    primary: Hidden
    open_to_hiding: Hidden
    rule: Rule

    def as_shown(self, at: int) -> int:
        """The number that stands in a cell when it is shown."""
        return round_to(int(self.counts[at]), self.rule.base)

    @cached_property
    def at(self) -> dict[Place, int]:
        """Where each place is in the sheet."""
        return {place: at for at, place in enumerate(self.places)}

    def knowing(self, hidden: Hidden) -> tuple[Numbers, Numbers]:
        """The lowest and highest number that each cell could have by its own looks."""
        return np.where(hidden, self.hidden[0], self.shown[0]), np.where(hidden, self.hidden[1], self.shown[1])


@dataclass(frozen=True)
class Reader:
    """Somebody who has the release in hand, and what they know of every place by earlier releases."""

    name: str
    space: Space
    low: Numbers
    high: Numbers
    at: NDArray[np.int64]
    seconds: Callable[[], float] = lambda: SECONDS_EACH

    def knows_already(self) -> Known:
        """What they know without the release."""
        return Known(self.space, self.low, self.high, self.seconds)

    def knows(self, sheet: Sheet, hidden: Hidden) -> Known:
        """What they know once they have read the sheet with these cells hidden."""
        low, high = self.low.copy(), self.high.copy()
        by_looks = sheet.knowing(hidden)
        low[self.at] = np.maximum(low[self.at], by_looks[0])
        high[self.at] = np.minimum(high[self.at], by_looks[1])
        return Known(self.space, low, high, self.seconds)


def sheet_of(release: Release, others: Sequence[Shape], rule: Rule, needs: Sequence[Need], *, ceiling: float) -> Sheet:
    """The sheet of a release beside earlier ones: values that only those have are in it, as empty."""
    shapes = [Shape(table.unit, table.values, release.span) for table in release.tables]
    counts = release.counts
    empty = {(table.unit, key) for table in release.tables for key in table.impossible}
    places = tuple(
        dict.fromkeys(
            Place(shape.unit, key, shape.span)
            for shape in widened([*shapes, *others])[: len(shapes)]
            for key in cells_of(shape.values)
        )
    )
    numbers = np.array([counts.get((place.unit, place.key), 0) for place in places], dtype=np.int64)
    certain = np.array([(p.unit, p.key) in empty or (p.unit, p.key) not in counts for p in places])
    hide = {need.place for need in needs if need.because not in (Because.GROUP, Because.EARLIER)}
    small = (numbers < rule.threshold) if rule.base > 1 else np.zeros(len(places), dtype=np.bool_)
    by_need = np.array([place in hide for place in places])
    ends = np.where(small, float(rule.threshold - 1), ceiling)
    return Sheet(
        places, numbers, possible_when_rounded(numbers, rule), (np.zeros(len(places)), ends),
        (by_need | small) & ~certain, ~certain, rule,
    )  # fmt: skip
