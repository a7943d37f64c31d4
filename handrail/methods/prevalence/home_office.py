"""The method of the Home Office's figure for 2013 (Silverman 2014; Bales, Hesketh and Silverman 2015), as it was done.

Begin without dependences; allow for the pair that lowers AIC most; stop when AIC no longer falls or the pair's term
does not differ from zero (Wald, two-sided). The interval is where the multinomial likelihood, maximised over all else,
is not far below its best. It takes the chosen model as given, so that it is too narrow: it is here for comparison.
"""

import math
from collections.abc import Callable
from statistics import NormalDist

import numpy as np

from handrail.methods.prevalence.existence import existence
from handrail.methods.prevalence.fitting import Fit, fit
from handrail.methods.prevalence.histories import Counts, Lists
from handrail.methods.prevalence.models import Model, pairs
from handrail.methods.prevalence.resampling import LEVEL, Interval
from handrail.methods.prevalence.stepwise import NotEstimable, admissible_fit, fit_main_effects

THRESHOLD = 0.05
NORMAL = NormalDist()
WIDEST = 60.0  # on the logarithm of the dark figure: beyond it there is no limit that means anything


def stepwise_by_aic(lists: Lists, *, threshold: float = THRESHOLD) -> Fit:
    """The fit of the model that the selection ends with. Raises NotEstimable when it has no estimate."""
    current = fit_main_effects(lists)
    while True:
        missing = [pair for pair in pairs(lists.size) if pair not in current.model.terms]
        larger = [(fit(lists.counts, current.model.with_term(pair)), pair) for pair in missing]
        best, pair = min(larger, key=lambda found: found[0].aic, default=(current, 0))
        if best.aic >= current.aic or chance_of_none(best, pair) > threshold:
            return current
        current = best


def chance_of_none(fitted: Fit, pair: int) -> float:
    """The chance of a term this large if there were no dependence; one where its estimate is not finite."""
    if pair not in fitted.terms or not fitted.certified:
        return 1.0
    size = abs(fitted.coefficients[fitted.terms.index(pair)]) / fitted.deviation(pair)
    return 2 * NORMAL.cdf(-float(size))


def profile_interval(lists: Lists, model: Model, *, level: float = LEVEL) -> tuple[float, Interval]:
    """The population at which the profile of the multinomial likelihood is highest, and where it is high enough.

    Raises:
        NotEstimable: the model has no estimate, so that the profile has no highest point.
    """
    from scipy.optimize import brentq  # slow to import

    counts, fitted = lists.counts, admissible_fit(lists, model)
    if fitted is None:
        raise NotEstimable(str(existence(lists, model).why_not(lists, model)))
    start = math.log(max(fitted.dark, 1e-9))
    top = root_near(start, lambda place: slope(counts, model, place))
    allowed = NORMAL.inv_cdf((1 + level) / 2) ** 2 / 2
    highest = height(counts, model, top)

    def room(place: float) -> float:
        return allowed - (highest - height(counts, model, place))

    limits = []
    for way in (-1.0, 1.0):
        far = next((top + way * step for step in np.geomspace(0.05, WIDEST, 40) if room(top + way * step) < 0), None)
        limits.append(brentq(room, top, far, xtol=1e-10) if far is not None else way * math.inf)
    observed = float(counts.sum())
    return observed + math.exp(top), Interval(level, *(observed + math.exp(limit) for limit in limits))


def root_near(start: float, slope_at: Callable[[float], float]) -> float:
    """Where a falling slope is nothing. Raises NotEstimable when it is nowhere near."""
    from scipy.optimize import brentq

    for reach in np.geomspace(0.01, WIDEST, 40):
        if slope_at(start - reach) > 0 > slope_at(start + reach):
            return float(brentq(slope_at, start - reach, start + reach, xtol=1e-12))
    raise NotEstimable("Not estimable: the likelihood has no highest point.")


def slope(counts: Counts, model: Model, place: float) -> float:
    """How the profile changes with the population, where the logarithm of the dark figure is `place`."""
    dark, observed = math.exp(place), float(counts.sum())
    total = observed + dark
    fitted = fit(counts, model, dark=dark).fitted[0]
    return slope_of_log_factorial(total) - slope_of_log_factorial(dark) + math.log(fitted / total)


def height(counts: Counts, model: Model, place: float) -> float:
    """The profile of the multinomial log-likelihood, up to a constant."""
    dark, observed = math.exp(place), float(counts.sum())
    total = observed + dark
    fitted = fit(counts, model, dark=dark).fitted
    people = counts.astype(np.float64)
    people[0] = dark
    seen = people > 0
    shares = float((people[seen] * np.log(fitted[seen] / total)).sum())
    return log_factorial(total) - log_factorial(dark) + shares


def log_factorial(number: float) -> float:
    """The logarithm of the factorial, between whole numbers too; exact, where R takes Stirling's formula."""
    return math.lgamma(number + 1)


def slope_of_log_factorial(number: float) -> float:
    """How the logarithm of the factorial changes."""
    from scipy.special import digamma

    return float(digamma(number + 1))
