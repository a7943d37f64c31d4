"""Very many pairs at once: who shares a key, and the one specification asked of whole columns of pairs.

What comes out is held against the same rules as a pair that is scored alone, so that both ways come to one weight.
Decision 0069 says why Splink no longer scores.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Final

import numpy as np

from handrail.methods.linkage.blocking import pairs_to_weigh
from handrail.methods.linkage.comparisons import COMPARISONS, Comparison
from handrail.methods.linkage.frequencies import Frequencies
from handrail.methods.linkage.model import Model
from handrail.methods.linkage.pairs import (
    MISSING,
    Grades,
    Places,
    ScoredPairs,
    Weights,
    less_together,
    one_after_another,
    with_names,
    with_rules,
)
from handrail.methods.linkage.scoring import weighed_by_value
from handrail.methods.linkage.sides import Sides, Told
from handrail.methods.linkage.tables import known_comparisons

AT_ONCE: Final = 300_000  # pairs: of fewer, threads would wait for each other more than they work
AT_ONE_TIME: Final = 2  # threads: each has what is asked of so many pairs in memory
WAITING: Final = 8  # and so many pairs wait, so that nobody waits while the next ones are looked for
NOWHERE: Final = np.empty(0, np.int32)


def score_in_bulk(told: Told, model: Model, frequencies: Frequencies, *, at_least: float = 0.0) -> ScoredPairs:
    """Each pair that shares a key and has this weight; where there are others, only pairs across."""
    return Weigher(told, model, frequencies).all_weighed(pairs_to_weigh(told), at_least)


def a_few(left: Places, right: Places) -> Iterator[tuple[Places, Places]]:
    """Some at a time."""
    for start in range(0, len(left), AT_ONCE):
        yield left[start : start + AT_ONCE], right[start : start + AT_ONCE]


class Weigher:
    """Weighs pairs of these mentions by one model and one county's frequencies, so many at a time."""

    def __init__(self, told: Told, model: Model, frequencies: Frequencies) -> None:
        self.model = model
        self.compared = known_comparisons(told)
        self.told = told
        self.by_value = {each.name: bits_by_value(each, told, model, frequencies) for each in self.compared}
        self.less = less_together(told.mentions, model, frequencies)

    def all_weighed(self, pairs: Iterable[tuple[Places, Places]], at_least: float) -> ScoredPairs:
        """Of very many pairs those that have this weight: some are weighed while the next ones are looked for."""
        self.weighed(NOWHERE, NOWHERE, at_least)  # what is read of all mentions is read before several read at a time
        asked, working = list[Future[ScoredPairs]](), set[Future[ScoredPairs]]()
        with ThreadPoolExecutor(AT_ONE_TIME) as threads:
            for some in (some for left, right in pairs for some in a_few(left, right)):
                if len(working) == WAITING:
                    _, working = wait(working, return_when=FIRST_COMPLETED)
                asked.append(threads.submit(self.weighed, *some, at_least))
                working.add(asked[-1])
        return one_after_another([each.result() for each in asked])

    def weighed(self, left: Places, right: Places, at_least: float) -> ScoredPairs:
        """Of these pairs those that have this weight."""
        sides = Sides(self.told, left, right)
        grades = np.full((len(sides), len(COMPARISONS)), MISSING, np.int8)
        weights = np.full(len(sides), self.model.prior_bits)
        for comparison in self.compared:
            found = grades_of(comparison, sides)
            grades[:, COMPARISONS.index(comparison)] = found
            weights += self.bits(comparison, found, left)
        pairs = with_names(ScoredPairs(left, right, grades, weights), self.less)
        return with_rules(pairs.where(pairs.weights >= at_least), at_least)

    def bits(self, comparison: Comparison, grades: Grades, left: Places) -> Weights:
        """What each grade adds; the first one by how common the value is, where that matters."""
        by_grade = np.array([*(chances.bits for chances in self.model.chances[comparison.name]), 0.0])
        by_value = self.by_value[comparison.name]
        bits: Weights = by_grade[grades]  # -1 is the last, which adds nothing
        return bits if by_value is None else np.where(grades == 0, by_value[left], bits)


def graded(told: Told, compared: Sequence[Comparison], left: Places, right: Places) -> Grades:
    """The grades of very many pairs, a column for each comparison; some are compared while others are."""
    columns_of(Sides(told, NOWHERE, NOWHERE), compared)  # what is read of all mentions is read first
    with ThreadPoolExecutor(AT_ONE_TIME) as threads:
        found = list(threads.map(lambda some: columns_of(Sides(told, *some), compared), a_few(left, right)))
    return np.concatenate([np.empty((0, len(compared)), np.int8), *found])


def columns_of(sides: Sides, compared: Sequence[Comparison]) -> Grades:
    """The grades of these pairs by comparison."""
    grades = np.empty((len(sides), len(compared)), np.int8)
    for place, comparison in enumerate(compared):
        grades[:, place] = grades_of(comparison, sides)
    return grades


def grades_of(comparison: Comparison, sides: Sides) -> Grades:
    """At which level each pair is, counted from 0, or -1 where nothing can be compared."""
    grades = np.full(len(sides), len(comparison.levels) - 1, np.int8)
    for place, level in reversed(list(enumerate(comparison.levels))):
        if level.when is not None:
            grades[sides.held(level.when)] = place
    grades[~sides.held(comparison.if_known)] = MISSING
    if comparison.but_not_if is not None:
        grades[sides.held(comparison.but_not_if)] = MISSING
    return grades


def bits_by_value(comparison: Comparison, told: Told, model: Model, frequencies: Frequencies) -> Weights | None:
    """The bits of agreeing on each mention's value, where its frequency matters."""
    column, weighed = comparison.levels[0].by_frequency, weighed_by_value(comparison, model, frequencies)
    if column is None or weighed is None:
        return None
    distinct, place = np.unique(told[column], return_inverse=True)
    bits: Weights = np.array([weighed.known.get(word, weighed.otherwise) for word in told.words.all[distinct]])[place]
    return bits
