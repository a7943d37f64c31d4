"""A finding as plain values for other programs: None stands for what there is not, as JSON has no word for endless."""

import math
from typing import Any

from handrail.methods.change.caveats import caveats_of
from handrail.methods.change.counted import Interval
from handrail.methods.change.elsewhere import RatioOfRatios
from handrail.methods.change.finding import Finding, Several
from handrail.methods.change.interrupted import Step
from handrail.methods.change.planning import Planned
from handrail.methods.change.rates import RateRatio
from handrail.methods.change.several import Trend


def values_of(finding: Finding) -> dict[str, Any]:
    """The finding for other programs. None stands for what there is not: a ratio to nothing, an upper limit."""
    return {
        "exposure_in": str(finding.question.unit),
        "periods": [
            {"from": str(span.first), "to": str(span.last), "count": counted.count, "exposure": counted.exposure}
            for span, counted in zip(finding.question.spans, finding.periods, strict=True)
        ],
        **values_of_ratio(finding.found),
        "mid_p_interval": values_of_interval(finding.mid_p),
        "score_interval": values_of_interval(finding.score),
        "overdispersion_that_removes": finding.phi,
        "overdispersion_that_removes_more": finding.phi_beside,
        "elsewhere": None if finding.elsewhere is None else values_of_elsewhere(finding.elsewhere),
        "several": None if finding.several is None else values_of_several(finding.several),
        "step": values_of_step(finding.step),
        "step_without_trend": values_of_step(finding.scattered),
        "seen_four_times_in_five": {"rise": finding.seen.rise, "fall": finding.seen.fall},
        "fixed_before": finding.question.fixed_before,
        "verdict": str(finding.verdict),
        "caveats": caveats_of(finding),
    }


def values_of_ratio(found: RateRatio) -> dict[str, Any]:
    """A ratio, its interval with its level, and p."""
    interval = {"level": found.level, **values_of_interval(found.interval)}
    return {"ratio": finite(found.ratio), "interval": interval, "p": found.p}


def values_of_elsewhere(beside: RatioOfRatios) -> dict[str, Any]:
    """The other series, and the ratio of ratios."""
    there = beside.elsewhere
    return {
        "before": there.before.count,
        "after": there.after.count,
        **values_of_ratio(there),
        "ratio_of_ratios": {
            "ratio": finite(beside.ratio),
            "interval": {"level": there.level, **values_of_interval(beside.interval)},
            "p": beside.p,
        },
    }


def values_of_several(several: Several) -> dict[str, Any]:
    """Pairs by their places from 1, equal rates, and the trend for each month."""
    trend = several.trend
    return {
        "pairs": [
            {"earlier": pair.earlier + 1, "later": pair.later + 1, **values_of_ratio(pair.found), "holm_p": pair.holm_p}
            for pair in several.pairs
        ],
        "equal_rates": {"p": several.equal.p, "exact": several.equal.exact},
        "trend": {"refused": trend} if isinstance(trend, str) else values_of_trend(trend),
    }


def values_of_trend(trend: Trend) -> dict[str, Any]:
    """A trend: the rate's ratio from month to month."""
    interval = values_of_interval(trend.interval)
    return {"ratio": trend.ratio, "interval": interval, "p": trend.p, "deviance": trend.deviance, "df": trend.freedom}


def values_of_step(step: Step | str) -> dict[str, Any]:
    """A step of a regression, or why there is none."""
    if isinstance(step, str):
        return {"refused": step}
    return {
        "ratio": step.ratio,
        "interval": values_of_interval(step.interval),
        "p": step.p,
        "overdispersion": step.dispersion,
        "df": step.freedom,
        "trend": step.trend,
        "season": str(step.season),
    }


def values_of_interval(interval: Interval) -> dict[str, float | None]:
    """Low and high."""
    return {"low": finite(interval.low), "high": finite(interval.high)}


def finite(value: float | None) -> float | None:
    """The value, or None when it is endless: JSON has no word for that."""
    return None if value is None or math.isinf(value) else value


def values_of_plan(planned: Planned) -> dict[str, Any]:
    """What could be seen, for other programs."""
    after = planned.question.afters[0]
    return {
        "exposure_in": str(planned.question.unit),
        "before": {"count": planned.before.count, "exposure": planned.before.exposure},
        "after": {"from": str(after.first), "to": str(after.last), "exposure": after.length(planned.question.unit)},
        "power": [
            {"ratio": chance.ratio, "two_rates": chance.by_rates, "step_beside_trend": chance.by_step}
            for chance in planned.chances
        ],
        "seen_four_times_in_five": {"rise": planned.seen.rise, "fall": planned.seen.fall},
    }
