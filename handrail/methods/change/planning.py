"""What a comparison that is only planned could show: asked while the days of a campaign can still be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from handrail.methods.change.counted import LEVEL, Counted
from handrail.methods.change.finding import Seen, what_is_seen
from handrail.methods.change.interrupted import FEWEST_ON_A_SIDE
from handrail.methods.change.periods import BEFORE, CannotUse, Row, Unit, counted_in, faults_of_order, rows_of
from handrail.methods.change.power import Plan, power_of_step, power_of_two_rates
from handrail.methods.change.question import Question

RATIOS = (0.5, 1.5, 2.0, 3.0, 5.0)


@dataclass(frozen=True)
class Chance:
    """How often a true change of that ratio would be found: by two rates, and by a step beside a trend if one fits."""

    ratio: float
    by_rates: float
    by_step: float | None


@dataclass(frozen=True)
class Planned:
    """What could be seen after so long a time, if the rate before is the one that was counted."""

    question: Question
    before: Counted
    chances: Sequence[Chance]
    seen: Seen


def plan_comparison(question: Question, rows: Sequence[Row], *, level: float = LEVEL) -> Planned:
    """What a comparison of the period before with the first one after could show.

    Raises:
        CannotUse: the period before is not made up of whole rows, is empty, or has not ended when the other begins.
    """
    if faults := faults_of_order(question.before, question.afters):
        raise CannotUse(faults)
    before = counted_in(question.before, rows_of(question.before, rows, name=BEFORE), unit=question.unit)
    if before.count == 0:
        raise CannotUse([f"{BEFORE}, {question.before}: nothing was counted, so that there is no rate to plan with."])
    after = question.afters[0].length(question.unit)
    plan = Plan(before.rate, before.exposure, after)
    monthly = monthly_plan(question, before)
    chances = [
        Chance(ratio, power_of_two_rates(plan, ratio, level=level), by_step(monthly, ratio, level=level))
        for ratio in RATIOS
    ]
    return Planned(question, before, chances, what_is_seen(before, after, level=level))


def monthly_plan(question: Question, before: Counted) -> Plan | None:
    """The same with a count each month. None when there are too few months for a step beside a trend."""
    months = [float(round(span.length(Unit.MONTHS))) for span in (question.before, question.afters[0])]
    if min(months) < FEWEST_ON_A_SIDE:
        return None
    return Plan(before.count / months[0], *months)


def by_step(monthly: Plan | None, ratio: float, *, level: float) -> float | None:
    """How often the step is found beside a trend."""
    return None if monthly is None else power_of_step(monthly, ratio, trend=True, level=level)
