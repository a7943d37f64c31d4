"""Whether people are found alike, whatever their names come from: precision and recall by group at one line."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

LARGEST_GAP: Final = 0.05  # of recall between two groups; above it the gap has to be explained


@dataclass(frozen=True)
class Truth:
    """A pair whose truth is known: of which group its people are, its weight, and whether it is one person."""

    group: str
    weight: float
    same: bool


@dataclass(frozen=True)
class Found:
    """What was found of one group at the line. None stands for a share of nothing."""

    group: str
    pairs: int
    precision: float | None
    recall: float | None


@dataclass(frozen=True)
class FairnessTable:
    """A row for each group, and how far the best found group lies ahead of the worst found."""

    line: float
    rows: tuple[Found, ...]

    @property
    def gap(self) -> float | None:
        """The difference between the highest and the lowest recall; None with fewer than two groups."""
        recalls = [row.recall for row in self.rows if row.recall is not None]
        return max(recalls) - min(recalls) if len(recalls) > 1 else None

    @property
    def must_be_explained(self) -> bool:
        """Whether one group is found so much less often than another that somebody has to say why."""
        return self.gap is not None and self.gap > LARGEST_GAP


def by_group(truths: Iterable[Truth], *, line: float) -> FairnessTable:
    """Precision and recall of each group among pairs of which the truth is known."""
    grouped: dict[str, list[Truth]] = defaultdict(list)
    for truth in truths:
        grouped[truth.group].append(truth)
    return FairnessTable(line, tuple(found_of(group, grouped[group], line) for group in sorted(grouped)))


def found_of(group: str, truths: list[Truth], line: float) -> Found:
    """The row of one group."""
    over = [truth for truth in truths if truth.weight >= line]
    right = sum(truth.same for truth in over)
    of_one = sum(truth.same for truth in truths)
    return Found(group, len(truths), right / len(over) if over else None, right / of_one if of_one else None)
