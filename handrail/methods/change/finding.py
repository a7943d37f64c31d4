"""Everything that is asked of a change, answered at once: the counts, how sure they are, and what they do not show."""

from collections.abc import Sequence
from dataclasses import dataclass

from handrail.methods.change.counted import LEVEL, Counted, Interval, added
from handrail.methods.change.elsewhere import RatioOfRatios, compare_with_elsewhere
from handrail.methods.change.interrupted import Step, best_step, points_of
from handrail.methods.change.periods import (
    CannotUse,
    Row,
    counted_in,
    faults_of_order,
    rows_of,
)
from handrail.methods.change.power import Plan, smallest_fall_seen, smallest_rise_seen
from handrail.methods.change.question import Question
from handrail.methods.change.rates import RateRatio, compare, mid_p_interval, score_interval
from handrail.methods.change.regression import CannotFit
from handrail.methods.change.scatter import phi_that_removes, phi_that_removes_more
from handrail.methods.change.several import EqualRates, Pair, Trend, compare_pairs, could_be_equal, trend_over
from handrail.methods.change.verdict import Verdict, verdict_on


@dataclass(frozen=True)
class Several:
    """What several periods say together. `trend` is for each month, or why there is none."""

    pairs: Sequence[Pair]
    equal: EqualRates
    trend: Trend | str


@dataclass(frozen=True)
class Seen:
    """The smallest rise and fall that counts like those before would show four times in five; None when none would."""

    rise: float | None
    fall: float | None


@dataclass(frozen=True)
class Finding:
    """The answer. `periods` are the counts in the order of the question.

    `step` is a fit beside a trend and `scattered` one without, or why there is none. `phi` is the overdispersion that
    removes the finding, `phi_beside` the one that removes the difference from elsewhere; None when there is none.
    """

    question: Question
    periods: Sequence[Counted]
    found: RateRatio
    mid_p: Interval
    score: Interval
    phi: float | None
    phi_beside: float | None
    elsewhere: RatioOfRatios | None
    several: Several | None
    step: Step | str
    scattered: Step | str
    rows: tuple[int, int]
    seen: Seen
    verdict: Verdict


def find_change(
    question: Question, rows: Sequence[Row], *, elsewhere: Sequence[Row] | None = None, level: float = LEVEL
) -> Finding:
    """Answer a question about the rows of one series, beside those of another.

    Raises:
        CannotUse: the periods are not in order, or not made up of whole rows; every fault has its sentence.
    """
    used = rows_used(question, rows)
    periods = counts_of(question, used)
    found = compare(periods[0], added(periods[1:]), level=level)
    beside = None if elsewhere is None else beside_elsewhere(question, found, elsewhere, level=level)
    points = [
        point for number, part in enumerate(used) for point in points_of(part, after=number > 0, unit=question.unit)
    ]
    return Finding(
        question=question,
        periods=periods,
        found=found,
        mid_p=mid_p_interval(found.before, found.after, level=level),
        score=score_interval(found.before, found.after, level=level),
        phi=phi_that_removes(found),
        phi_beside=None if beside is None else phi_that_removes_more(beside),
        elsewhere=beside,
        several=look_at_several(question, periods, level=level) if len(periods) > 2 else None,
        step=best_step(points, level=level),
        scattered=best_step(points, trend=False, level=level),
        rows=(len(used[0]), sum(len(part) for part in used[1:])),
        seen=what_is_seen(found.before, found.after.exposure, level=level),
        verdict=verdict_on(found, beside),
    )


def rows_used(question: Question, rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of each period. Raises CannotUse with the faults of all of them."""
    if faults := faults_of_order(question.before, question.afters):
        raise CannotUse(faults)
    used = []
    for name, span in question.named_spans:
        try:
            used.append(rows_of(span, rows, name=name))
        except CannotUse as refused:
            faults.extend(refused.faults)
    if faults:
        raise CannotUse(faults)
    return used


def counts_of(question: Question, used: Sequence[Sequence[Row]]) -> list[Counted]:
    """What was counted in each period."""
    return [counted_in(span, rows, unit=question.unit) for span, rows in zip(question.spans, used, strict=True)]


def beside_elsewhere(question: Question, found: RateRatio, rows: Sequence[Row], *, level: float) -> RatioOfRatios:
    """The change beside that of another series in the same periods. Raises CannotUse when that does not cover them."""
    try:
        periods = counts_of(question, rows_used(question, rows))
    except CannotUse as refused:
        raise CannotUse([f"The comparison: {fault}" for fault in refused.faults]) from None
    return compare_with_elsewhere(found, compare(periods[0], added(periods[1:]), level=level), level=level)


def look_at_several(question: Question, periods: Sequence[Counted], *, level: float) -> Several:
    """Every pair, whether one rate could be behind all, and a trend over them."""
    try:
        trend: Trend | str = trend_over(periods, [span.middle for span in question.spans], level=level)
    except CannotFit as refused:
        trend = str(refused)
    return Several(compare_pairs(periods, level=level), could_be_equal(periods), trend)


def what_is_seen(before: Counted, after: float, *, level: float = LEVEL) -> Seen:
    """What a count for so long after would show, if the rate before is the one that was counted."""
    if before.count == 0:
        return Seen(None, None)
    plan = Plan(before.rate, before.exposure, after)
    return Seen(smallest_rise_seen(plan, level=level), smallest_fall_seen(plan, level=level))
