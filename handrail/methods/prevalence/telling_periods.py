"""Periods beside each other as they are told: three numbers for each, and a verdict in one of three sentences."""

from collections.abc import Iterator, Sequence
from typing import Any

from handrail.methods.prevalence.awareness import Comparison, Period
from handrail.methods.prevalence.telling import limits
from handrail.methods.prevalence.wording import rounded


def periods_for_programs(found: Sequence[Comparison], chances: Sequence[tuple[float, float]]) -> dict[str, Any]:
    """Each later period beside the first, and how often a rise would have been found out."""
    return {
        "periods": [period_told(found[0].first), *(period_told(one.later) for one in found)],
        "comparisons": [
            {
                "people_ratio": limits(one.people_ratio),
                "detection_ratio": limits(one.share_ratio),
                "verdict": one.verdict.value,
            }
            for one in found
        ],
        "chance_of_finding": [{"rise": factor, "chance": chance} for factor, chance in chances],
        "caveat": found[0].caveat,
    }


def period_told(period: Period) -> dict[str, Any]:
    return {
        "recorded": period.recorded,
        "estimate": period.population,
        "interval": limits(period.interval),
        "detected": period.share,
        "detected_interval": limits(period.share_interval),
    }


def periods_for_people(found: Sequence[Comparison], chances: Sequence[tuple[float, float]]) -> Iterator[str]:
    """The same in lines; what could be found out at all comes first."""
    for factor, chance in chances:
        yield f"Were there {factor:g} times as many people, lists like the first would show it {often(chance)}."
    yield f"{'':14}{'recorded':>10}{'in all':>10}{'95% from':>12}{'to':>10}{'detected':>10}"
    yield line_of("first period", found[0].first)
    for number, one in enumerate(found, start=2):
        yield line_of(f"period {number}", one.later)
        yield f"  Beside the first: {one.verdict.value}."
    yield found[0].caveat


def often(chance: float) -> str:
    return f"{chance:.0%} of the time"


def line_of(name: str, period: Period) -> str:
    low, high = rounded(period.interval.low), rounded(period.interval.high)
    return f"{name:14}{period.recorded:>10,}{rounded(period.population):>10,}{low:>12,}{high:>10,}{period.share:>10.0%}"
