"""Pairs that were scored, very many of them: by place, grade and weight."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from handrail.methods.linkage.comparisons import COMPARISONS
from handrail.methods.linkage.frequencies import Frequencies
from handrail.methods.linkage.mentions import Mention
from handrail.methods.linkage.model import Model
from handrail.methods.linkage.rules import ASKED
from handrail.methods.linkage.scoring import GIVEN, SURNAME, Scorer
from handrail.methods.linkage.sides import Told

Grades = npt.NDArray[np.int8]
Weights = npt.NDArray[np.float64]
Places = npt.NDArray[np.int32]
MISSING: Final = -1
MOST_LEVELS: Final = max(len(comparison.levels) for comparison in COMPARISONS)


@dataclass(frozen=True)
class ScoredPairs:
    """Pairs by the places of their mentions, with their grades (-1 where missing) and weights."""

    left: Places
    right: Places
    grades: Grades
    weights: Weights

    def __len__(self) -> int:
        return len(self.weights)

    def where(self, chosen: npt.NDArray[np.bool_] | npt.NDArray[np.intp]) -> "ScoredPairs":
        """Only these, or these in this order."""
        return ScoredPairs(self.left[chosen], self.right[chosen], self.grades[chosen], self.weights[chosen])


NO_PAIRS: Final = ScoredPairs(
    np.empty(0, np.int32), np.empty(0, np.int32), np.empty((0, len(COMPARISONS)), np.int8), np.empty(0, np.float64)
)


class Engine(Protocol):
    """What scores every pair that shares a key."""

    def __call__(self, told: Told, model: Model, frequencies: Frequencies, *, at_least: float = 0.0) -> ScoredPairs: ...


def one_after_another(found: Sequence[ScoredPairs]) -> ScoredPairs:
    """The pairs of several in one."""
    parts = [NO_PAIRS, *found]
    return ScoredPairs(
        np.concatenate([part.left for part in parts]),
        np.concatenate([part.right for part in parts]),
        np.concatenate([part.grades for part in parts]),
        np.concatenate([part.weights for part in parts]),
    )


def less_together(mentions: Sequence[Mention], model: Model, frequencies: Frequencies) -> Weights:
    """What is taken from the weight of a pair that has both names of this mention, because they often go together."""
    scorer = Scorer(model, frequencies)
    by_names: dict[tuple[str, str, str], float] = {}
    less = np.zeros(len(mentions))
    for place, mention in enumerate(mentions):
        names = mention.names, mention.given, mention.surname
        if names not in by_names:
            together = scorer.surname_of_one_given(mention)
            by_names[names] = together.bits - scorer.surname_alone(mention).bits if together else 0.0
        less[place] = by_names[names]
    return less


def with_names(pairs: ScoredPairs, less: Weights) -> ScoredPairs:
    """The pairs, those of one given name and surname less heavy by so much. Splink knows one column at a time."""
    same = (pairs.grades[:, GIVEN] == 0) & (pairs.grades[:, SURNAME] == 0)
    weights = pairs.weights + np.where(same, less[pairs.left], 0.0)
    return ScoredPairs(pairs.left, pairs.right, pairs.grades, weights)


def with_rules(pairs: ScoredPairs, at_least: float) -> ScoredPairs:
    """The pairs that still have this weight once every rule was asked."""
    weights = pairs.weights.copy()
    undecided = np.ones(len(pairs), dtype=bool)
    for rule, asked in ASKED:
        held = np.flatnonzero(undecided)
        for place, wanted in asked:
            held = held[holding(wanted)[pairs.grades[held, place]]]
        weights[held] = np.minimum(weights[held], rule.at_most)
        undecided[held] = False
    ruled = ScoredPairs(pairs.left, pairs.right, pairs.grades, weights)
    return ruled.where(weights >= at_least)


def holding(wanted: frozenset[int | None]) -> npt.NDArray[np.bool_]:
    """Whether each grade is wanted, the missing one by its number, which is the last place."""
    return np.array([*(grade in wanted for grade in range(MOST_LEVELS)), None in wanted])
