"""The bootstrap: how far the number moves when other people had been seen, the whole selection redone each time.

People are drawn again over the histories that somebody has. Each replicate has a stream of random numbers of its own,
named by the seed and its place, so that it does not matter which thread draws it, or whether the work was begun
before. Limits are percentiles and Efron's bias-corrected and accelerated ones (BCa; DiCiccio and Efron 1996), with
quantiles of type 8 as in Chan, Silverman and Vincent (2021).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from handrail.methods.prevalence.histories import Lists
from handrail.methods.prevalence.transforms import Reals

REPLICATES = 1_000
LEVEL = 0.95
# Selection makes estimates a lattice: many replicates equal the estimate, but for rounding. Such ties count half.
TIE = 1e-9
FAR_FROM_CENTRE = 0.5
NORMAL = NormalDist()

Tables = NDArray[np.int64]
DarkFigures = Callable[[Tables], Reals]  # for each table of a row of tables; not a number where none can be given


@dataclass(frozen=True)
class Interval:
    """Where the number lies, at a level like 0.95."""

    level: float
    low: float
    high: float


@dataclass(frozen=True)
class Resampled:
    """What the bootstrap found."""

    bca: Interval | None  # none where the estimate lies outside everything that was drawn
    percentile: Interval
    bias: float  # z0: how far the estimate is from the middle of the replicates
    acceleration: float
    replicates: int
    failed: float  # the share of replicates in which no number could be given
    drawn: Reals = field(default_factory=lambda: np.zeros(0), compare=False, repr=False)  # the numbers that were found

    @property
    def interval(self) -> Interval:
        """The corrected interval, or the percentiles where no correction can be made."""
        return self.bca or self.percentile


def resampled_tables(lists: Lists, *, seed: int, replicates: int = REPLICATES) -> Tables:
    """As many tables as that, drawn from the people seen; the same for the same seed wherever they are drawn."""
    seen = sorted(lists.support)
    people = lists.counts[seen]
    tables = np.zeros((replicates, len(lists.counts)), dtype=np.int64)
    for place in range(replicates):
        stream = np.random.Generator(np.random.Philox(key=seed, counter=[0, 0, 0, place]))
        tables[place, seen] = stream.multinomial(lists.observed, people / lists.observed)
    return tables


def tables_without_one(lists: Lists) -> tuple[Tables, NDArray[np.int64]]:
    """For each history that somebody has: the table with one person of it fewer, and how many people it stands for."""
    seen = np.array(sorted(lists.support))
    tables = np.repeat(lists.counts[None, :], len(seen), axis=0)
    tables[range(len(seen)), seen] -= 1
    return tables, lists.counts[seen]


def resample(
    lists: Lists,
    darks: DarkFigures,
    *,
    seed: int,
    replicates: int = REPLICATES,
    levels: tuple[float, ...] = (LEVEL,),
) -> tuple[Resampled, ...]:
    """Intervals of the population, one at each level, for an estimator that selects and fits each table by itself.

    Args:
        lists: the people seen.
        darks: the estimator.
        seed: which random numbers; kept with the result.
        replicates: how many tables are drawn.
        levels: like 0.95.
    """
    drawn = darks(resampled_tables(lists, seed=seed, replicates=replicates)) + lists.observed
    fewer, people = tables_without_one(lists)
    left_out = darks(fewer) + lists.observed - 1
    estimate = float(darks(lists.counts[None, :])[0]) + lists.observed
    return tuple(from_replicates(estimate, drawn, left_out, people, level=level) for level in levels)


def from_replicates(
    estimate: float, drawn: Reals, left_out: Reals, people: NDArray[np.int64], *, level: float = LEVEL
) -> Resampled:
    """The intervals from what was found in each replicate and with each person left out."""
    found = drawn[np.isfinite(drawn)]
    failed = 1 - len(found) / len(drawn)
    if not len(found):
        nothing = Interval(level, math.nan, math.nan)
        return Resampled(None, nothing, math.nan, math.nan, len(drawn), failed)
    share = share_below(found, estimate)
    bias = NORMAL.inv_cdf(share) if 0 < share < 1 else math.copysign(math.inf, share - 0.5)
    speed = acceleration(left_out, people)
    tails = ((1 - level) / 2, (1 + level) / 2)
    low, high = quantiles(found, tails)
    corrected = [corrected_tail(tail, bias, speed) for tail in tails] if math.isfinite(bias) else None
    bca = Interval(level, *quantiles(found, corrected)) if corrected else None
    return Resampled(bca, Interval(level, low, high), bias, speed, len(drawn), failed, found)


def share_below(found: Reals, estimate: float) -> float:
    """The share of replicates below the estimate; those that equal it, but for rounding, count half."""
    near = np.abs(found - estimate) <= TIE * abs(estimate)
    return float(((found < estimate) & ~near).mean() + near.mean() / 2)


def acceleration(left_out: Reals, people: NDArray[np.int64]) -> float:
    """How the spread grows with the estimate, by the jackknife: one refit for each history, weighted by its people."""
    kept = np.isfinite(left_out)
    values, weights = left_out[kept], people[kept].astype(np.float64)
    if not weights.sum():
        return 0.0
    away = np.average(values, weights=weights) - values
    spread = float((weights * away**2).sum())
    return float((weights * away**3).sum()) / (6 * spread**1.5) if spread > 0 else 0.0


def corrected_tail(tail: float, bias: float, speed: float) -> float:
    """Which share of the replicates lies below a corrected limit."""
    moved = bias + NORMAL.inv_cdf(tail)
    return NORMAL.cdf(bias + moved / (1 - speed * moved))


def quantiles(found: Reals, shares: tuple[float, ...] | list[float]) -> tuple[float, float]:
    """Two quantiles of type 8."""
    low, high = np.quantile(found, shares, method="median_unbiased")
    return float(low), float(high)
