"""Several periods beside each other: whether each may be spoken of, what could be found out at all, and what was."""

from collections.abc import Sequence
from dataclasses import dataclass

from handrail.methods.prevalence.awareness import Comparison, chances_of_finding, compare, require_same_lists
from handrail.methods.prevalence.histories import Lists
from handrail.methods.prevalence.models import Model, hierarchical, main_effects
from handrail.methods.prevalence.stepwise import NotEstimable, stepwise


@dataclass(frozen=True)
class Trajectory:
    """Each later period beside the first; and how often a rise by a factor would have been found out."""

    comparisons: tuple[Comparison, ...]
    chances: tuple[tuple[float, float], ...]
    dependences: Model


def trajectory(periods: Sequence[Lists], *, seed: int) -> Trajectory:
    """Put periods beside each other, the first first.

    Lists depend on each other as stepwise selection finds in one period or another, in all periods alike. They are not
    looked for in all periods together: where detection changed, that alone would look like dependence. Where the
    periods leave these dependences open, none is allowed for.

    Raises:
        NotEstimable: a period, or all together, have no estimate.
        NotLists: the lists differ from period to period.
    """
    require_same_lists(periods)
    size = periods[0].size
    found = hierarchical(size, {term for lists in periods for term in stepwise(lists).model.terms})
    chances = tuple(chances_of_finding(periods[0], seed=seed))
    try:
        return Trajectory(compare(periods, dependences=found), chances, found)
    except NotEstimable:
        alone = main_effects(size)
        return Trajectory(compare(periods, dependences=alone), chances, alone)
