"""One rate, and the ratio of two: exact, and looked at a second time in two other ways.

Given how many events there were in all, those of the second period are binomial (Przyborowski and Wilenski, 1940), so
that the test and the interval are exact whatever the rates are. Exact is cautious: the mid-p and the score interval,
which keep their level on average, are the second look. The square-root interval with continuity correction is left out:
with unequal times it covers the truth far too seldom.
"""

import math
from dataclasses import dataclass

from handrail.methods.change.counted import LEVEL, Counted, Interval


@dataclass(frozen=True)
class RateRatio:
    """The rate of the second period divided by that of the first.

    `ratio` is None when nothing was counted in either, endless when nothing was in the first only. `p` is two-sided.
    """

    before: Counted
    after: Counted
    ratio: float | None
    interval: Interval
    p: float
    level: float = LEVEL

    @property
    def events(self) -> int:
        """How many were counted in all."""
        return self.before.count + self.after.count

    @property
    def rose(self) -> bool:
        """Whether the whole interval is above one."""
        return self.interval.low > 1

    @property
    def fell(self) -> bool:
        """Whether the whole interval is below one."""
        return self.interval.high < 1


def compare(before: Counted, after: Counted, *, level: float = LEVEL) -> RateRatio:
    """The exact conditional test of equal rates, and the exact interval of their ratio."""
    interval = exact_interval(before, after, level=level)
    return RateRatio(before, after, ratio_of(before, after), interval, exact_p(before, after), level)


def ratio_of(before: Counted, after: Counted) -> float | None:
    """The second rate divided by the first. None when both counts are nothing."""
    if before.count == 0:
        return math.inf if after.count else None
    return after.rate / before.rate


def exact_p(before: Counted, after: Counted) -> float:
    """How likely counts are that are no likelier than these, if the rates are equal."""
    from scipy.stats import binomtest  # slow to import: only whoever compares pays

    events = before.count + after.count
    if events == 0:
        return 1.0
    share = after.exposure / (before.exposure + after.exposure)
    return float(binomtest(after.count, events, share).pvalue)


def exact_interval(before: Counted, after: Counted, *, level: float = LEVEL) -> Interval:
    """The interval of the ratio after Clopper and Pearson (1934), each tail holding half of what is left out."""
    tail, scale = (1 - level) / 2, before.exposure / after.exposure
    low = scale / highest_odds(before.count, after.count, tail)
    return Interval(low, scale * highest_odds(after.count, before.count, tail))


def highest_odds(count: int, others: int, tail: float) -> float:
    """The odds of this kind of event against the other at which so few of it or fewer still happen that often."""
    from scipy.special import betaincinv

    if others == 0:
        return math.inf
    # Share and rest are each worked out directly: taken from one, the smaller of them would lose its digits.
    return float(betaincinv(count + 1, others, 1 - tail) / betaincinv(others, count + 1, tail))


def mid_p_value(before: Counted, after: Counted) -> float:
    """Twice the smaller tail, of which what was counted itself weighs half."""
    fewer, more = mid_tails(before.count, after.count, after.exposure / before.exposure)
    return min(1.0, 2 * min(fewer, more))


def mid_p_interval(before: Counted, after: Counted, *, level: float = LEVEL) -> Interval:
    """The ratios which the mid-p test does not reject: narrower than the exact interval, right on average."""
    tail, scale = (1 - level) / 2, before.exposure / after.exposure
    low = scale / highest_odds_by_mid_p(before.count, after.count, tail)
    return Interval(low, scale * highest_odds_by_mid_p(after.count, before.count, tail))


def highest_odds_by_mid_p(count: int, others: int, tail: float) -> float:
    """Like `highest_odds`, with what was counted weighing half."""
    from scipy.optimize import brentq

    if others == 0:
        return math.inf
    most = math.log(highest_odds(count, others, tail / 4))
    least = -math.log(highest_odds(others, count, tail)) if count else most - 50

    def still_likely(log_odds: float) -> float:
        return mid_tails(others, count, math.exp(log_odds))[0] - tail

    return math.exp(brentq(still_likely, least, most, xtol=1e-13))


def mid_tails(before: int, after: int, odds: float) -> tuple[float, float]:
    """How likely it is that the second count is below this one, and above it; half of this one is added to each.

    `odds` are those that an event falls into the second period.
    """
    fewer = (share_up_to(after, before, odds) + share_up_to(after - 1, before + 1, odds)) / 2
    return fewer, 1 - fewer


def share_up_to(many: int, others: int, odds: float) -> float:
    """How likely it is that of so many events and others together no more than so many are of this kind."""
    from scipy.special import betainc

    if many < 0 or others == 0:
        return float(many >= 0)
    return float(betainc(others, many + 1, 1 / (1 + odds)))


def score_interval(before: Counted, after: Counted, *, level: float = LEVEL) -> Interval:
    """The ratios which the score test does not reject: the roots of a square equation in the ratio."""
    if before.count + after.count == 0:
        return Interval(0.0, math.inf)
    spread = quantile(1 - (1 - level) / 2) ** 2 * (before.count + after.count)
    middle, root = (
        2 * before.count * after.count + spread,
        math.sqrt(spread * (4 * before.count * after.count + spread)),
    )
    scale = before.exposure / after.exposure
    # The smaller root is the product of both divided by the greater: their difference would lose its digits.
    low = 2 * after.count**2 / (middle + root)
    high = (middle + root) / (2 * before.count**2) if before.count else math.inf
    return Interval(scale * low, scale * high)


def rate_interval(counted: Counted, *, level: float = LEVEL) -> Interval:
    """The exact interval of one rate (Garwood, 1936)."""
    from scipy.special import gammaincinv

    tail = (1 - level) / 2
    low = float(gammaincinv(counted.count, tail)) if counted.count else 0.0
    return Interval(low, float(gammaincinv(counted.count + 1, 1 - tail))).divided_by(counted.exposure)


def quantile(share: float) -> float:
    """The point of the normal distribution below which that share of it lies."""
    from scipy.special import ndtri

    return float(ndtri(share))
