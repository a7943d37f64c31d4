"""What could be seen, asked before a campaign begins: how often a true change is found, and the smallest that is.

For two periods the answer is exact: every pair of counts that is likely enough to matter is gone through. For the
regressions series are drawn, always the same ones.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from handrail.methods.change.counted import LEVEL
from handrail.methods.change.elsewhere import AS_LIKELY
from handrail.methods.change.rates import quantile
from handrail.methods.change.regression import Numbers, fit_each

MOST_EVENTS = 1_000  # Above, the normal approximation is right to a few hundredths and the exact way takes long.
FEW = 30  # Below, a count is not as good as normal.
NEGLIGIBLE_DEVIATIONS = 9
OFTEN_ENOUGH = 0.8
LARGEST_CHANGE, CLOSE_ENOUGH = 1e4, 1e-4
RUNS, SEED = 2_000, 20_170_801


@dataclass(frozen=True)
class Plan:
    """What is planned: a base rate, and for how long it is counted before and after, all in one unit of time."""

    rate: float
    before: float
    after: float


def power_of_two_rates(plan: Plan, ratio: float, *, level: float = LEVEL) -> float:
    """How often the exact test of two rates finds a change of that true ratio (two-sided)."""
    first, second = plan.rate * plan.before, plan.rate * ratio * plan.after
    if first + second > MOST_EVENTS:
        return approximate_power(plan, ratio, level=level)
    firsts, first_shares = likely_counts(first)
    seconds, second_shares = likely_counts(second)
    rejected = rejections(firsts, seconds, share=plan.after / (plan.before + plan.after), alpha=1 - level)
    return float(first_shares @ rejected @ second_shares)


def approximate_power(plan: Plan, ratio: float, *, level: float) -> float:
    """The same for many events: the logarithm of the ratio is as good as normal, or one rate as good as known."""
    first, second = plan.rate * plan.before, plan.rate * ratio * plan.after
    if first < FEW:
        return power_beside_known(first, second * plan.before / plan.after, level=level)
    if second < FEW:
        return power_beside_known(second, first * plan.after / plan.before, level=level)
    distance = abs(math.log(ratio)) / math.sqrt(1 / first + 1 / second)
    reach = quantile(1 - (1 - level) / 2)
    return sum(math.erfc((reach - way) / math.sqrt(2)) / 2 for way in (distance, -distance))


def power_beside_known(true: float, known: float, *, level: float) -> float:
    """How often a count whose mean is `true` is told from one whose mean is known, by the exact test."""
    if known > MOST_EVENTS:
        return 1.0
    counts, shares = likely_counts(true)
    _, expected = likely_counts(known, and_all=range(int(counts[-1]) + 1))
    return float(shares @ unlikely(expected, alpha=1 - level)[counts.astype(int)])


def likely_counts(mean: float, *, and_all: range = range(0)) -> tuple[Numbers, Numbers]:
    """The counts that are likely enough to matter, and how likely each is; and all that are asked for besides."""
    from scipy.special import gammaln, xlogy

    reach = NEGLIGIBLE_DEVIATIONS * (math.sqrt(mean) + 2)
    lowest = 0 if and_all else max(0, math.floor(mean - reach))
    counts = np.arange(lowest, max(math.ceil(mean + reach) + 1, and_all.stop)).astype(float)
    shares: Numbers = np.exp(xlogy(counts, mean) - mean - gammaln(counts + 1))
    return counts, shares


def rejections(firsts: Numbers, seconds: Numbers, *, share: float, alpha: float) -> Numbers:
    """One where the exact test rejects equal rates for the two counts, nothing where it does not."""
    found = np.zeros((len(firsts), len(seconds)))
    lowest = int(firsts[0] + seconds[0])
    for events in range(lowest, int(firsts[-1] + seconds[-1]) + 1):
        rejected = rejected_of(events, share=share, alpha=alpha)
        theirs = np.arange(
            max(int(seconds[0]), events - int(firsts[-1])), min(int(seconds[-1]), events - int(firsts[0])) + 1
        )
        found[events - theirs - int(firsts[0]), theirs - int(seconds[0])] = rejected[theirs]
    return found


@lru_cache(maxsize=4 * MOST_EVENTS)
def rejected_of(events: int, *, share: float, alpha: float) -> Numbers:
    """One for each number of the second period, out of so many events, at which equal rates are rejected.

    Kept, as a search for the smallest change asks again and again, and not to be written to.
    """
    from scipy.special import gammaln

    numbers = np.arange(events + 1).astype(float)
    logs = gammaln(events + 1) - gammaln(numbers + 1) - gammaln(events - numbers + 1)
    shares = np.exp(logs + numbers * math.log(share) + (events - numbers) * math.log1p(-share))
    rejected = unlikely(shares, alpha=alpha)
    rejected.setflags(write=False)
    return rejected


def unlikely(shares: Numbers, *, alpha: float) -> Numbers:
    """One for each outcome that is so unlikely that all that are no likelier come about no more often than alpha."""
    order = np.argsort(shares, kind="stable")
    totals = np.cumsum(shares[order])
    # Outcomes that are equally likely are rejected together or not at all.
    last = np.searchsorted(shares[order], shares * AS_LIKELY, side="right") - 1
    rejected: Numbers = (totals[last] <= alpha * AS_LIKELY).astype(float)
    return rejected


def smallest_rise_seen(plan: Plan, *, power: float = OFTEN_ENOUGH, level: float = LEVEL) -> float | None:
    """The smallest true ratio above one that is found so often. None when none is."""
    return smallest_seen(lambda distance: power_of_two_rates(plan, math.exp(distance), level=level), power=power)


def smallest_fall_seen(plan: Plan, *, power: float = OFTEN_ENOUGH, level: float = LEVEL) -> float | None:
    """The largest true ratio below one that is found so often. None when not even an end of everything is."""
    if power_of_two_rates(plan, 0.0, level=level) < power:
        return None
    found = smallest_seen(lambda distance: power_of_two_rates(plan, math.exp(-distance), level=level), power=power)
    return 0.0 if found is None else 1 / found


def smallest_seen(power_at: Callable[[float], float], *, power: float) -> float | None:
    """The ratio at the smallest distance from one, on the logarithm, at which the power is enough."""
    low, high = 0.0, 0.25
    while power_at(high) < power:
        low, high = high, high * 2
        if high > math.log(LARGEST_CHANGE):
            return None
    while high - low > CLOSE_ENOUGH * high:
        middle = (low + high) / 2
        low, high = (low, middle) if power_at(middle) >= power else (middle, high)
    return math.exp(high)


def power_of_step(
    plan: Plan, ratio: float, *, trend: bool, level: float = LEVEL, runs: int = RUNS, seed: int = SEED
) -> float:
    """How often the quasi-Poisson step, beside a trend or not, finds that true ratio, with one point a unit of time."""
    before, after = round(plan.before), round(plan.after)
    expected = plan.rate * np.where(np.arange(before + after) < before, 1.0, ratio)
    drawn = np.random.default_rng(seed).poisson(expected, size=(runs, before + after))
    return share_found(drawn.astype(float), before, trend=trend, level=level)


def share_found(counts: Numbers, before: int, *, trend: bool, level: float = LEVEL) -> float:
    """In what share of series, one a row, the step after so many points is found. One that cannot be fitted is not."""
    from scipy.special import stdtrit

    places = np.arange(counts.shape[1])
    columns = [np.ones(len(places)), (places >= before).astype(float), *([places - places.mean()] if trend else [])]
    fit = fit_each(counts, np.column_stack(columns), np.ones(len(places)))
    errors = np.sqrt(np.maximum(1.0, fit.dispersion) * fit.covariance[:, 1, 1])
    reach = float(stdtrit(fit.freedom, 1 - (1 - level) / 2))
    return float((fit.settled & (np.abs(fit.coefficients[:, 1]) > reach * errors)).mean())
