"""Several periods at once: every pair of them, whether all rates could be one, and a trend over them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from handrail.methods.change.counted import LEVEL, Counted, Interval
from handrail.methods.change.elsewhere import AS_LIKELY
from handrail.methods.change.rates import RateRatio, compare, quantile
from handrail.methods.change.regression import fit_poisson

MOST_OUTCOMES = 2_000_000
DRAWS, SEED = 100_000, 20_170_801


class TooFewPeriods(ValueError):
    """Fewer periods than the question needs."""


@dataclass(frozen=True)
class Pair:
    """Two of several periods, by their places from 0, and p after Holm, for all pairs together."""

    earlier: int
    later: int
    found: RateRatio
    holm_p: float


@dataclass(frozen=True)
class EqualRates:
    """Whether all periods could have one rate. `exact` is False where there were too many outcomes to go through."""

    p: float
    exact: bool


@dataclass(frozen=True)
class Trend:
    """How many times as large the rate becomes with each unit of time. `deviance` tells how badly a trend fits."""

    ratio: float
    interval: Interval
    p: float
    deviance: float
    freedom: int


def holm(values: Sequence[float]) -> list[float]:
    """Each p as it is when all of them are asked at once (Holm, 1979), in the order in which they were given."""
    order = sorted(range(len(values)), key=lambda place: values[place])
    adjusted, highest = [0.0] * len(values), 0.0
    for rank, place in enumerate(order):
        highest = max(highest, min(1.0, (len(values) - rank) * values[place]))
        adjusted[place] = highest
    return adjusted


def compare_pairs(periods: Sequence[Counted], *, level: float = LEVEL) -> list[Pair]:
    """Every two periods, the earlier first."""
    places = list(combinations(range(len(periods)), 2))
    found = [compare(periods[earlier], periods[later], level=level) for earlier, later in places]
    held = holm([one.p for one in found])
    return [Pair(*place, one, p) for place, one, p in zip(places, found, held, strict=True)]


def could_be_equal(periods: Sequence[Counted]) -> EqualRates:
    """The exact multinomial test: how likely counts are that are no likelier than these, if all rates are equal.

    Where there are more outcomes than can be gone through, they are drawn, always the same ones.
    """
    counts = np.array([period.count for period in periods])
    exposures = np.array([period.exposure for period in periods])
    shares = exposures / exposures.sum()
    if math.comb(int(counts.sum()) + len(counts) - 1, len(counts) - 1) <= MOST_OUTCOMES:
        return EqualRates(exact_multinomial_p(counts, shares), exact=True)
    return EqualRates(drawn_multinomial_p(counts, shares), exact=False)


def exact_multinomial_p(counts: NDArray[np.int64], shares: NDArray[np.float64]) -> float:
    """Go through every way in which the events could have fallen."""
    factorials = log_factorials(int(counts.sum()))
    left, logs = np.array([counts.sum()]), np.array([factorials[-1]])
    for share in shares[:-1]:
        ways = left + 1
        here = np.arange(ways.sum()) - np.repeat(np.cumsum(ways) - ways, ways)
        logs = np.repeat(logs, ways) + here * math.log(share) - factorials[here]
        left = np.repeat(left, ways) - here
    logs = logs + left * math.log(shares[-1]) - factorials[left]
    seen = factorials[-1] + float((counts * np.log(shares) - factorials[counts]).sum())
    return min(1.0, float(np.exp(logs[logs <= seen + math.log(AS_LIKELY)]).sum()))


def drawn_multinomial_p(counts: NDArray[np.int64], shares: NDArray[np.float64]) -> float:
    """Draw ways in which the events could have fallen; what was counted is one of them."""
    from scipy.special import gammaln

    def likelihood(drawn: NDArray[np.int64]) -> NDArray[np.float64]:
        told: NDArray[np.float64] = (drawn * np.log(shares) - gammaln(drawn + 1.0)).sum(axis=-1)
        return told

    drawn = np.random.default_rng(SEED).multinomial(int(counts.sum()), shares, size=DRAWS)
    as_unlikely = int((likelihood(drawn) <= likelihood(counts) + math.log(AS_LIKELY)).sum())
    return (as_unlikely + 1) / (DRAWS + 1)


def log_factorials(most: int) -> NDArray[np.float64]:
    """The logarithms of 0!, 1!, up to that of the highest."""
    return np.concatenate(([0.0], np.cumsum(np.log(np.arange(1, most + 1)))))


def trend_over(periods: Sequence[Counted], middles: Sequence[float], *, level: float = LEVEL) -> Trend:
    """The trend of a Poisson regression on the middles of the periods, for each unit in which these are given.

    Raises:
        TooFewPeriods: fewer than three periods: two always lie on a trend.
        CannotFit: nothing was counted, or all in the first or last period, so that no finite trend is the likeliest.
    """
    if len(periods) < 3:
        raise TooFewPeriods(f"A trend needs three periods, and there are {len(periods)}.")
    design = np.column_stack([np.ones(len(periods)), np.array(middles) - np.mean(middles)])
    fit = fit_poisson([one.count for one in periods], design, [one.exposure for one in periods])
    slope, error = float(fit.coefficients[1]), float(np.sqrt(fit.covariance[1, 1]))
    reach = quantile(1 - (1 - level) / 2) * error
    p = 2 * normal_tail(abs(slope) / error)
    interval = Interval(math.exp(slope - reach), math.exp(slope + reach))
    return Trend(math.exp(slope), interval, p, float(fit.deviance), fit.freedom)


def normal_tail(distance: float) -> float:
    """How much of the normal distribution lies above."""
    return math.erfc(distance / math.sqrt(2)) / 2
