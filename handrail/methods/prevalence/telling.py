"""A survey of methods as it is told: to programs as plain values, to people in lines of text."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

from handrail.methods.prevalence.accrual import SoFar, course_of
from handrail.methods.prevalence.estimates import Estimate
from handrail.methods.prevalence.gates import FEWEST_TOLD, Gate
from handrail.methods.prevalence.resampling import Interval
from handrail.methods.prevalence.sensitivity import Sensitivity
from handrail.methods.prevalence.survey import Survey, at_least_in_words
from handrail.methods.prevalence.wording import CALLED, FLOOR, NO_ORDER, RATES, rounded

OPENINGS = {
    Gate.REFUSED: "REFUSED. No estimate may be given from these lists:",
    Gate.AMBER: "AMBER. A range only, with these doubts:",
    Gate.GREEN: "GREEN. A range; the assumptions behind it are for a named analyst to sign.",
}


def for_programs(found: Survey, *, seconds: float) -> dict[str, Any]:
    """The answer as plain values: what the interface promises, and what it was made from."""
    return {
        **told(found.chosen),
        "seconds": round(seconds, 3),
        "gate": found.verdict.gate.value,
        "reasons": list(found.verdict.sentences),
        "at_least": found.at_least,
        "range": [finite(limit) for limit in found.range] if found.range else None,
        "beside": [told(one) for one in found.beside],
        "sensitivity": hanging(found.hangs_on) if found.hangs_on else None,
    }


def told(one: Estimate) -> dict[str, Any]:
    """One answer as plain values."""
    return {
        "method": one.method,
        "lists": list(one.lists),
        "observed": one.observed,
        "estimate": one.population,
        "interval": limits(one.interval),
        "percentile_interval": limits(one.percentile),
        "model": one.model,
        "model_in_words": one.model_in_words,
        "identifiable": one.identifiable,
        "warnings": [*one.warnings, *one.notes],
        "data_hash": one.data_hash,
        "seed": one.seed,
        "replicates": one.replicates,
        "not_estimable_share": one.not_estimable,
        "version": one.version,
    }


def hanging(found: Sensitivity) -> dict[str, Any]:
    """What the number hangs on, as plain values."""
    return {
        "by": found.by,
        "leave_one_list_out": [{"change": one.change, "estimate": one.population} for one in found.left_out],
        "one_link": [{"change": one.change, "estimate": one.population} for one in found.links],
        "pairs_depend": [{"odds_ratio": ratio, "estimate": number} for ratio, number in found.pairs_depend],
        "highest_interaction": [{"ratio": ratio, "estimate": number} for ratio, number in found.all_depend],
        "models_within_six": [
            {"model": one.model, "model_in_words": one.in_words, "above": one.above, "estimate": one.population}
            for one in found.rivals
        ],
        "closed_population": [{"model": one.change, "estimate": one.population} for one in found.rates],
        "average_by_prior": [{"pseudo_count": count, "estimate": number} for count, number in found.priors],
        "hidden_lists": [{"list": one.name, "true": one.true, "estimate": one.population} for one in found.known],
    }


def grown_for_programs(found: Sequence[SoFar]) -> list[dict[str, Any]]:
    """The number as lists grew, as plain values."""
    return [
        {
            "observed": one.observed,
            "on_several": one.on_several,
            "estimate": one.population,
            "interval": limits(one.estimate.interval) if one.estimate else None,
            "why_not": list(one.why_not),
        }
        for one in found
    ]


def grown_for_people(found: Sequence[SoFar]) -> Iterator[str]:
    """The number as lists grew, in lines, and where it goes."""
    yield ""
    yield "As the lists grew (pairs one by one):"
    for number, one in enumerate(found, start=1):
        if one.estimate:
            yield f"  {number}. {line_of(one.estimate)}"
        for reason in one.why_not:
            yield f"  {number}. {reason}"
    yield course_of(found)


def limits(interval: Interval | None) -> dict[str, float | None] | None:
    if interval is None:
        return None
    return {"level": interval.level, "low": finite(interval.low), "high": finite(interval.high)}


def finite(number: float) -> float | None:
    """The number; None where it runs off to infinity."""
    return number if math.isfinite(number) else None


def for_people(found: Survey) -> Iterator[str]:
    """The answer in lines: what may be said first, then every method, then what it was made from."""
    names = found.chosen.lists
    yield f"{found.chosen.observed:,} people are on these {len(names)} lists: {', '.join(names)}."
    yield at_least_in_words(found)
    yield from opened(found)
    if any(one.identifiable for one in (found.chosen, *found.beside)):
        yield ""
        yield from compared(found)
    if found.hangs_on:
        yield ""
        yield from hanging_in_words(found.hangs_on)
    yield ""
    yield (
        f"Data {found.chosen.data_hash[:16]}, seed {found.chosen.seed}, version {found.chosen.version} of the engine. "
        f"Numbers are rounded to two digits; --json gives them in full."
    )


def opened(found: Survey) -> Iterator[str]:
    yield OPENINGS[found.verdict.gate]
    for sentence in found.verdict.sentences:
        yield f"  - {sentence}"


def compared(found: Survey) -> Iterator[str]:
    """All methods under each other."""
    yield f"{'how many in all':34}{'number':>11}{'95% from':>12}{'to':>12}  model"
    for one in (found.chosen, *found.beside):
        yield line_of(one)
    if found.range:
        low, high = found.range
        yield f"Taken together: from {rounded(low):,} to {rounded(high):,}, if one of these models is right."
    yield "A group that is hard for every organisation to see is in none of these numbers but the lower bound."


def hanging_in_words(found: Sensitivity) -> Iterator[str]:
    """What the number hangs on, in lines."""
    yield f"What the number hangs on (by {CALLED[found.by]}):"
    if len(found.rivals) > 1:
        numbers = [one.population for one in found.rivals]
        words = f"{len(numbers)} models explain the lists about as well as the best: from"
        yield f"  {words:60}{rounded(min(numbers)):>11,} to {rounded(max(numbers)):,}"
    for one in found.left_out:
        yield f"  {one.change:60}{number_or_none(one.population):>11}"
    moved = [one for one in found.links if one.population is not None]
    if moved:
        least, most = (pick(moved, key=lambda one: one.population or 0.0) for pick in (min, max))
        yield f"  {least.change:60}{number_or_none(least.population):>11}"
        yield f"  {most.change:60}{number_or_none(most.population):>11}"
    for ratio, population in found.pairs_depend:
        words = f"if lists depend by an odds ratio of {ratio:.2g}, which nobody can test"
        yield f"  {words:60}{number_or_none(population):>11}"
    for one in found.rates:
        yield f"  {RATES[one.change]:60}{number_or_none(one.population):>11}"
    yield f"  {NO_ORDER}"
    for count, population in found.priors:
        words = f"the average with a pseudo-count of {count:.2g} for each history"
        yield f"  {words:60}{number_or_none(population):>11}"
    for known in found.known:
        words = f"people on {known.name} that the other lists find (there are {few_or(known.true)})"
        yield f"  {words:60}{number_or_none(known.population):>11}"


def number_or_none(population: float | None) -> str:
    return "none" if population is None else f"{rounded(population):,}"


def few_or(count: int) -> str:
    """A count, one to four not told apart: in a county they could be known."""
    return "1 to 4" if 0 < count < FEWEST_TOLD else f"{count:,}"


def line_of(one: Estimate) -> str:
    number = number_or_none(one.population)
    low, high = (shown(one.interval.low), shown(one.interval.high)) if one.interval else ("", "")
    model = "" if one.method == FLOOR else one.model_in_words or ""
    return f"{CALLED[one.method]:34}{number:>11}{low:>12}{high:>12}  {model}".rstrip()


def shown(limit: float) -> str:
    return f"{rounded(limit):,}" if math.isfinite(limit) else "no limit"
