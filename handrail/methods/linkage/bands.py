"""What is made of a weight: nothing, a suggestion, a strong lead; and when two that were joined fall apart.

Only a person joins. Where a county allows joining without one, it says above which weight, and neither a rule nor a
denial may stand against it. The lines are the county's to set.
"""

import math
from dataclasses import dataclass
from enum import StrEnum


class Band(StrEnum):
    """What a pair is shown as."""

    NOTHING = "nothing"
    SUGGESTION = "suggestion"
    STRONG_LEAD = "strong lead"
    MAY_BE_JOINED = "may be joined without a person"


@dataclass(frozen=True)
class Lines:
    """The lines in bits of weight. `join_at` is None where nothing is joined without a person.

    A pair is suggested where it is more likely one person than two, and a strong lead at 99 in 100. Two that were
    joined are looked at again when their weight falls below `split_below`, which is lower than any line for joining, so
    that a small change does not join and split in turn.
    """

    suggest_at: float = 0.0
    strong_at: float = math.log2(99)
    join_at: float | None = None
    split_below: float = 14.0

    def __post_init__(self) -> None:
        join_at = math.inf if self.join_at is None else self.join_at
        if not self.suggest_at <= self.strong_at <= join_at or self.split_below >= join_at:
            raise ValueError(
                "The lines must rise: suggest, strong lead, join; and the line to split lies below that to join."
            )

    def band_of(self, weight: float, *, held_back: bool) -> Band:
        """What is made of a pair; `held_back` by a rule or by somebody who said that they are two."""
        if weight < self.suggest_at:
            return Band.NOTHING
        if weight < self.strong_at:
            return Band.SUGGESTION
        if self.join_at is not None and weight >= self.join_at and not held_back:
            return Band.MAY_BE_JOINED
        return Band.STRONG_LEAD


def probability_of(weight: float) -> float:
    """The chance that it is one person, of a weight in bits."""
    return 1 / (1 + 2**-weight) if weight > -1000 else 0.0
