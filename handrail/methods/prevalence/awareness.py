"""Is it more, or only seen more? Lists of several periods fitted together.

Each period has its own number of people and its own rate for each list; which lists depend on each other is taken as
the same in all. Then the number of people is prevalence and the rates are detection, and awareness that raises the
rates for everybody is told from growth. What cannot be told: awareness that reaches a group whom nobody saw before
looks exactly like more people, however many are seen. The words of the verdict say no more than that.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from handrail.methods.prevalence.existence import existence_on
from handrail.methods.prevalence.fitting import NORMAL_975, Fit, fit, information
from handrail.methods.prevalence.histories import Counts, Lists, NotLists
from handrail.methods.prevalence.models import Model, hierarchical, in_order, main_effects
from handrail.methods.prevalence.resampling import LEVEL, Interval
from handrail.methods.prevalence.stepwise import NotEstimable
from handrail.methods.prevalence.transforms import Reals, superset_sums

CAVEAT = "Awareness that newly reaches people whom nobody saw before cannot be told from more people."


class Verdict(StrEnum):
    """What may be said of two periods; in these words and no others."""

    AWARENESS = "consistent with more awareness"
    VICTIMS = "consistent with more victims"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True)
class Period:
    """The three numbers of a period: how many were recorded, how many there were, and the share that was detected."""

    recorded: int
    population: float
    interval: Interval

    @property
    def share(self) -> float:
        """The share of people whom some list recorded."""
        return self.recorded / self.population

    @property
    def share_interval(self) -> Interval:
        """Where that share lies."""
        return Interval(LEVEL, self.recorded / self.interval.high, min(self.recorded / self.interval.low, 1.0))


@dataclass(frozen=True)
class Comparison:
    """A later period beside the first: by how much people and detection changed, and what may be said."""

    first: Period
    later: Period
    people_ratio: Interval
    share_ratio: Interval
    verdict: Verdict
    caveat: str = CAVEAT


def compare(periods: Sequence[Lists], *, dependences: Model | None = None) -> tuple[Comparison, ...]:
    """Each later period beside the first.

    Args:
        periods: the same lists in each, by name.
        dependences: which lists depend on each other, in all periods alike; none if not given.

    Raises:
        NotEstimable: the periods together have no estimate.
        NotLists: the lists differ from period to period.
    """
    require_same_lists(periods)
    size = periods[0].size
    fitted = fit_together(periods, dependences or main_effects(size))
    gradients = [gradient(fitted, place, size) for place in range(len(periods))]
    seen = superset_sums(seen_only(fitted, size, len(periods)))
    spread: Reals = np.linalg.inv(information(seen, fitted.terms)).astype(np.float64)
    first, *later = (told(fitted, periods, place, gradients[place], spread) for place in range(len(periods)))
    return tuple(
        beside(first, one, gradients[place] - gradients[0], spread) for place, one in enumerate(later, start=1)
    )


def require_same_lists(periods: Sequence[Lists]) -> None:
    """Raise NotLists when the lists differ from period to period."""
    if any(other.names != periods[0].names for other in periods):
        raise NotLists(["The lists of all periods must be the same, in the same order."])


def fit_together(periods: Sequence[Lists], dependences: Model) -> Fit:
    """One fit of all periods: each period after the first is one more bit of a history."""
    size, more = dependences.size, len(periods) - 1
    years = [1 << size + place for place in range(more)]
    terms = in_order([*dependences.terms, *years, *(1 << place | year for place in range(size) for year in years)])
    counts = stacked(periods)
    fitted = fit(counts, Model(size + more, terms), hidden=cells_of_nobody(size, more))
    if not fitted.certified:
        reason = existence_on(hierarchical(size, ()), periods[0].support).why_not(periods[0], main_effects(size))
        raise NotEstimable(reason or "Not estimable: the periods together leave a rate or a dependence open.")
    return fitted


def stacked(periods: Sequence[Lists]) -> Counts:
    """The counts of all periods in one table."""
    size = periods[0].size
    counts = np.zeros(2 ** (size + len(periods) - 1), dtype=np.int64)
    for place, lists in enumerate(periods):
        first = year_of(place, size)
        counts[first : first + 2**size] += lists.counts
    return counts


def year_of(place: int, size: int) -> int:
    """The history of somebody on no list in a period."""
    return 0 if place == 0 else 1 << size + place - 1


def cells_of_nobody(size: int, more: int) -> list[int]:
    """Cells in which nobody is seen: on no list, or in two periods at once."""
    return [
        cell
        for cell in range(1, 2 ** (size + more))
        if (cell >> size).bit_count() > 1 or (cell & 2**size - 1 == 0 and cell >> size)
    ]


def seen_only(fitted: Fit, size: int, periods: int) -> Reals:
    """The fitted counts of cells in which somebody can be seen."""
    seen = fitted.fitted.copy()
    seen[[year_of(place, size) for place in range(periods)]] = 0.0
    return seen


def dark_of(fitted: Fit, place: int, size: int) -> float:
    """The dark figure of a period."""
    year = year_of(place, size)
    held = [0, year] if year else [0]
    return math.exp(sum(float(fitted.coefficients[fitted.terms.index(term)]) for term in held))


def gradient(fitted: Fit, place: int, size: int) -> Reals:
    """How the logarithm of a period's population changes with each coefficient."""
    year, dark = year_of(place, size), dark_of(fitted, place, size)
    cells = np.arange(year, year + 2**size)
    people = fitted.fitted[cells].copy()
    people[0] = dark
    terms = np.array(fitted.terms)
    holds = (cells[:, None] & terms[None, :]) == terms[None, :]
    slope: Reals = (people[:, None] * holds).sum(axis=0) / people.sum()
    return slope


def told(fitted: Fit, periods: Sequence[Lists], place: int, slope: Reals, spread: Reals) -> Period:
    population = periods[place].observed + dark_of(fitted, place, periods[0].size)
    return Period(periods[place].observed, population, around(population, float(slope @ spread @ slope)))


def around(number: float, variance: float) -> Interval:
    """Where a number lies, by the normal approximation on its logarithm."""
    factor = math.exp(NORMAL_975 * math.sqrt(max(variance, 0.0)))
    return Interval(LEVEL, number / factor, number * factor)


def beside(first: Period, later: Period, slope: Reals, spread: Reals) -> Comparison:
    """Two periods beside each other, and the verdict."""
    people = around(later.population / first.population, float(slope @ spread @ slope))
    shares = around(later.share / first.share, float(slope @ spread @ slope))
    return Comparison(first, later, people, shares, verdict(people, shares))


def verdict(people: Interval, shares: Interval) -> Verdict:
    """More victims where people surely rose; more awareness where detection surely did and people did not."""
    if people.low > 1:
        return Verdict.VICTIMS
    if shares.low > 1 and people.high >= 1:
        return Verdict.AWARENESS
    return Verdict.CANNOT_TELL


def power(lists: Lists, factor: float, *, seed: int, runs: int = 200) -> float:
    """How often a rise of the number of people by a factor would be found out, if lists worked as in this period.

    Raises:
        NotEstimable: there is no estimate of this period.
    """
    fitted = fit(lists.counts, main_effects(lists.size))
    if not fitted.certified:
        raise NotEstimable(str(existence_on(fitted.model, lists.support).why_not(lists, fitted.model)))
    expected = fitted.fitted.copy()
    expected[0] = 0.0
    found = 0
    for run in range(runs):
        draw = np.random.Generator(np.random.Philox(key=seed, counter=[0, 0, 2, run]))
        both = [Lists(lists.names, draw.poisson(expected * times)) for times in (1.0, factor)]
        found += says(both) is Verdict.VICTIMS
    return found / runs


RISES = (1.25, 1.5, 2.0)


def chances_of_finding(lists: Lists, *, seed: int) -> list[tuple[float, float]]:
    """How often rises by a quarter, a half and as many again would be found out. Raises NotEstimable."""
    return [(factor, power(lists, factor, seed=seed)) for factor in RISES]


def says(periods: Sequence[Lists]) -> Verdict:
    """The verdict on the last of some periods; that nobody can tell where there is no estimate."""
    try:
        return compare(periods)[-1].verdict
    except NotEstimable:
        return Verdict.CANNOT_TELL
