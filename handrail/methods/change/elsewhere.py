"""Whether it changed more here than elsewhere: the ratio of two rate ratios, exact.

Given how many there were here, elsewhere, before and after, the number here and after follows Fisher's noncentral
hypergeometric distribution whatever the rates are, with the ratio of ratios as its odds. Only that part of it is worked
out in which there is anything to see; where each of the four counts is a hundred thousand or more, the logarithm of the
ratio is as good as normal.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from handrail.methods.change.counted import LEVEL, Interval
from handrail.methods.change.rates import RateRatio, quantile

AS_LIKELY = 1 + 1e-7  # Two outcomes that are equally likely may differ in their last digits.
NORMAL_FROM = 100_000
DEVIATIONS, AT_LEAST = 40, 60  # Beyond this many standard deviations and steps there is nothing that a double can hold.


@dataclass(frozen=True)
class RatioOfRatios:
    """How many times as much the rate changed here as elsewhere. `ratio` is None where the counts do not say."""

    here: RateRatio
    elsewhere: RateRatio
    ratio: float | None
    interval: Interval
    p: float

    @property
    def rose_more(self) -> bool:
        """Whether the whole interval is above one."""
        return self.interval.low > 1

    @property
    def fell_more(self) -> bool:
        """Whether the whole interval is below one."""
        return self.interval.high < 1


@dataclass(frozen=True)
class Margins:
    """What is taken as given: how many here, how many elsewhere, how many after; and how many here and after."""

    here: int
    elsewhere: int
    after: int
    both: int

    @property
    def least(self) -> int:
        """The fewest that could have been here and after."""
        return max(0, self.after - self.elsewhere)

    @property
    def most(self) -> int:
        """The most that could have been here and after."""
        return min(self.here, self.after)

    def cells(self, both: int) -> tuple[int, int, int, int]:
        """The four counts, if so many were here and after."""
        return both, self.here - both, self.after - both, self.elsewhere - self.after + both


def compare_with_elsewhere(here: RateRatio, elsewhere: RateRatio, *, level: float = LEVEL) -> RatioOfRatios:
    """The ratio of ratios (conditional maximum likelihood), its exact interval and Fisher's exact p, two-sided.

    The periods may be of other lengths elsewhere than here.
    """
    given = margins_of(here, elsewhere)
    found = exact_odds if min(given.cells(given.both)) < NORMAL_FROM else normal_odds
    scale = (elsewhere.after.exposure / elsewhere.before.exposure) / (here.after.exposure / here.before.exposure)
    ratio, interval, p = found(given, 1 / scale, level=level)
    return RatioOfRatios(here, elsewhere, None if ratio is None else ratio * scale, interval.divided_by(1 / scale), p)


def exact_odds(given: Margins, expected_odds: float, *, level: float) -> tuple[float | None, Interval, float]:
    """The likeliest odds, their interval, and p for those that are expected."""
    return likeliest_odds(given), odds_interval(given, level=level), fisher_p(given, expected_odds)


def normal_odds(given: Margins, expected_odds: float, *, level: float) -> tuple[float | None, Interval, float]:
    """The same of counts so large that the logarithm of the odds is as good as normal."""
    both, here_before, there_after, there_before = given.cells(given.both)
    odds = both / here_before * (there_before / there_after)
    error = math.sqrt(sum(1 / cell for cell in given.cells(given.both)))
    reach = math.exp(quantile(1 - (1 - level) / 2) * error)
    p = math.erfc(abs(math.log(odds / expected_odds)) / error / math.sqrt(2))
    return odds, Interval(odds / reach, odds * reach), p


def margins_of(here: RateRatio, elsewhere: RateRatio) -> Margins:
    """The four counts as margins and one cell."""
    return Margins(here.events, elsewhere.events, here.after.count + elsewhere.after.count, here.after.count)


def likeliest_odds(given: Margins) -> float | None:
    """The odds at which as many are expected here and after as there were. None when there could be no other number."""
    if given.least == given.most:
        return None
    if given.both == given.most:
        return math.inf
    if given.both == given.least:
        return 0.0
    return odds_where(lambda odds: expected(given, odds) - given.both)


def odds_interval(given: Margins, *, level: float) -> Interval:
    """The odds which neither tail rejects, each at half of what is left out."""
    tail = (1 - level) / 2
    low = 0.0 if given.both == given.least else odds_where(lambda odds: at_least(given, odds) - tail)
    high = math.inf if given.both == given.most else odds_where(lambda odds: tail - at_most(given, odds))
    return Interval(low, high)


def odds_where(rises: Callable[[float], float]) -> float:
    """The odds at which something that rises with them is nothing."""
    from scipy.optimize import brentq

    low, high = -1.0, 1.0
    while rises(math.exp(low)) > 0:
        low *= 2
    while rises(math.exp(high)) < 0:
        high *= 2
    return math.exp(brentq(lambda log_odds: rises(math.exp(log_odds)), low, high, xtol=1e-13))


def fisher_p(given: Margins, odds: float) -> float:
    """How likely numbers here and after are that are no likelier than this one, at these odds."""
    numbers, shares = distribution(given, odds)
    seen = share_of(given.both, numbers, shares)
    return min(1.0, float(shares[shares <= seen * AS_LIKELY].sum()))


def share_of(number: int, numbers: NDArray[np.int64], shares: NDArray[np.float64]) -> float:
    """How likely one number is; nothing outside what was worked out."""
    place = number - int(numbers[0])
    return float(shares[place]) if 0 <= place < len(shares) else 0.0


def expected(given: Margins, odds: float) -> float:
    """How many are expected here and after."""
    numbers, shares = distribution(given, odds)
    return float(numbers[0] + (np.arange(len(shares)) * shares).sum())


def at_least(given: Margins, odds: float) -> float:
    """How likely it is that so many or more are here and after."""
    numbers, shares = distribution(given, odds)
    return float(shares[numbers >= given.both].sum())


def at_most(given: Margins, odds: float) -> float:
    """How likely it is that so many or fewer are here and after."""
    numbers, shares = distribution(given, odds)
    return float(shares[numbers <= given.both].sum())


def distribution(given: Margins, odds: float) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The numbers that may be here and after, and how likely each is, around the likeliest of them."""
    middle = likeliest(given, odds)
    reach = int(AT_LEAST + DEVIATIONS / math.sqrt(sum(1 / (cell + 1) for cell in given.cells(middle))))
    numbers = np.arange(max(given.least, middle - reach), min(given.most, middle + reach) + 1)
    steps = numbers[:-1].astype(float)
    rises = np.log(odds * (given.here - steps) * (given.after - steps))
    falls = np.log((steps + 1) * (given.elsewhere - given.after + steps + 1))
    logs = np.concatenate(([0.0], np.cumsum(rises - falls)))
    shares = np.exp(logs - logs.max())
    return numbers, shares / shares.sum()


def likeliest(given: Margins, odds: float) -> int:
    """The likeliest number here and after: the next is no likelier than it. From a square equation."""
    square = odds - 1
    linear = -(odds * (given.here + given.after + 2) + given.elsewhere - given.after)
    constant = odds * (given.here + 1) * (given.after + 1)
    # Written so that it holds at odds of one too, where the equation is no longer square.
    root = 2 * constant / (-linear + math.sqrt(max(0.0, linear**2 - 4 * square * constant)))
    return min(given.most, max(given.least, int(root)))
