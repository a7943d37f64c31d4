"""How often each level is met among pairs of one person, where nobody says which pairs those are.

Expectation maximisation by Fellegi and Sunter's model, as Splink does it: the chances among two people stay, those
among one person and the share of such pairs are found. Pairs of the same grades count as one row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from handrail.methods.linkage.pairs import MOST_LEVELS, Grades

Shares = npt.NDArray[np.float64]
BothShares = tuple[Shares, Shares]  # the chances of one comparison's levels among one person and among two
Found = list[float | None]  # the chance of each level, None where none was met

# Most pairs of a block are of one person. It matters where a block tells of one comparison alone.
SHARE_AT_FIRST: Final = 0.95
CLOSE: Final = 1e-5  # what no chance changes by any more
MOST_ROUNDS: Final = 200
NEXT_TO_NONE: Final = 1e-12


@dataclass(frozen=True)
class Patterns:
    """Grades as they are met together, each row once, and by how many pairs."""

    grades: Grades
    pairs: Shares


def patterns_of(grades: Grades) -> Patterns:
    """The rows that are met."""
    by_place = (MOST_LEVELS + 1) ** np.arange(grades.shape[1], dtype=np.int64)
    _, first, pairs = np.unique((grades + 1).astype(np.int64) @ by_place, return_index=True, return_counts=True)
    return Patterns(grades[first], pairs.astype(np.float64))


def at_levels(grades: Grades, count: int, pairs: Shares | None = None) -> Shares:
    """How many of the pairs that tell are at each of so many levels; each row counts for so many pairs."""
    return np.bincount(grades + 1, weights=pairs, minlength=count + 1)[1:].astype(np.float64)


def chances_in(found: Shares) -> Found:
    """The share of each level that was met."""
    total = float(found.sum())
    return [float(pairs) / total if pairs > 0 else None for pairs in found]


def chances_of_one(patterns: Patterns, ms: Sequence[Shares], us: Sequence[Shares]) -> list[Found]:
    """The chances of each comparison's levels among one person, from these `ms` on."""
    share = SHARE_AT_FIRST
    for _ in range(MOST_ROUNDS):
        one = patterns.pairs * expected(patterns.grades, share, ms, us)
        counts = [at_levels(each, len(m), one) for each, m in zip(patterns.grades.T, ms, strict=True)]
        better = [count / count.sum() if count.any() else m for count, m in zip(counts, ms, strict=True)]
        shared = float(np.clip(one.sum() / patterns.pairs.sum(), NEXT_TO_NONE, 1 - NEXT_TO_NONE))
        changes = [float(np.abs(new - old).max()) for new, old in zip(better, ms, strict=True)]
        off, share, ms = max([abs(shared - share), *changes]), shared, better
        if off < CLOSE:
            break
    return [chances_in(count) for count in counts]


def expected(grades: Grades, share: float, ms: Sequence[Shares], us: Sequence[Shares]) -> Shares:
    """How likely pairs of these grades are of one person."""
    odds = np.full(len(grades), np.log(share / (1 - share)))
    for each, m, u in zip(grades.T, ms, us, strict=True):
        odds += np.append(np.log(np.maximum(m, NEXT_TO_NONE) / u), 0.0)[each]  # -1 is the last, which adds nothing
    likely: Shares = 1 / (1 + np.exp(-odds))
    return likely
