"""At least so many: a floor for the number of people that holds whatever lists depend on and whoever is hard to see.

Chao's bound for rates that differ between lists and between people, pooled over pairs: the people seen, and
f_i f_j / (f_2 + 1) more for each pair of lists, where f_i is on list i alone and f_2 on exactly two. Where everybody is
equally easy to see it is no floor but an estimate, which is too high about half of the time: what is shown as a floor
is therefore the lower end of its interval.
"""

import numpy as np
from numpy.typing import NDArray

from handrail.methods.prevalence.histories import Lists, lists_held
from handrail.methods.prevalence.resampling import REPLICATES, resampled_tables
from handrail.methods.prevalence.transforms import Reals


def bound_many(tables: NDArray[np.int64], size: int) -> Reals:
    """The bound on the dark figure, for each table of counts by history."""
    held = lists_held(size)
    alone = tables[:, [1 << place for place in range(size)]].astype(np.float64)
    on_two = tables[:, held == 2].sum(axis=1)
    products = (alone.sum(axis=1) ** 2 - (alone**2).sum(axis=1)) / 2
    bound: Reals = products / (on_two + 1)
    return bound


def lower_bound(lists: Lists) -> float:
    """The bound on the population: the people seen and those that the overlaps show to be missing."""
    return lists.observed + float(bound_many(lists.counts[None, :], lists.size)[0])


def surely_at_least(lists: Lists, *, seed: int, replicates: int = REPLICATES, sure: float = 0.975) -> float:
    """The lower end of the bound's interval: what may be said as "at least"."""
    drawn = bound_many(resampled_tables(lists, seed=seed, replicates=replicates), lists.size) + lists.observed
    return float(np.quantile(drawn, 1 - sure, method="median_unbiased"))
