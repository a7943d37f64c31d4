"""How much more than by chance the counts may scatter before a finding is gone.

Events that come in clusters scatter more widely than those that come one by one: their variance is `phi` times as
large. One period before and one after cannot show how large phi is; they can show how large it would have to be.
"""

import math

from handrail.methods.change.counted import Interval
from handrail.methods.change.elsewhere import RatioOfRatios
from handrail.methods.change.rates import RateRatio, quantile


def phi_that_removes(found: RateRatio) -> float | None:
    """The overdispersion at which the interval of the logarithm of the ratio (Wald) reaches one.

    None when the exact interval holds one already, so that there is nothing to remove, or when a count is nothing.
    """
    error = error_of_log(found)
    if error is None or not (found.rose or found.fell):
        return None
    return phi_at(math.log(found.ratio or 1.0), error, level=found.level)


def phi_that_removes_more(beside: RatioOfRatios) -> float | None:
    """The same for the ratio of two ratios: the overdispersion of all four counts that removes it."""
    errors = [error_of_log(found) for found in (beside.here, beside.elsewhere)]
    if None in errors or not beside.ratio or not (beside.rose_more or beside.fell_more):
        return None
    error = math.hypot(*(each for each in errors if each is not None))
    return phi_at(math.log(beside.ratio), error, level=beside.here.level)


def phi_at(log_ratio: float, error: float, *, level: float) -> float:
    """The overdispersion at which the interval of a logarithm with that error by chance reaches nothing."""
    # The exact interval is a little wider than this one, except between very unequal counts: then any phi removes it.
    return max(1.0, (log_ratio / (quantile(1 - (1 - level) / 2) * error)) ** 2)


def interval_with_phi(found: RateRatio, phi: float) -> Interval | None:
    """The interval of the ratio (Wald, on the logarithm) if counts scatter so much. None when one is nothing."""
    error = error_of_log(found)
    if error is None:
        return None
    reach = math.exp(quantile(1 - (1 - found.level) / 2) * error * math.sqrt(phi))
    ratio = found.ratio or 1.0
    return Interval(ratio / reach, ratio * reach)


def error_of_log(found: RateRatio) -> float | None:
    """The standard error of the logarithm of the ratio, by chance alone. None when a count is nothing."""
    if not (found.before.count and found.after.count):
        return None
    return math.sqrt(1 / found.before.count + 1 / found.after.count)
