"""With what a campaign is compared once its days are over: what its plan fixed before it began, and nothing else."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from handrail.methods.change.periods import Span
from handrail.methods.change.question import Question
from handrail.partnership.outreach.models import CampaignState, Comparator, Measure, Plan

if TYPE_CHECKING:  # What finds and tells loads numpy: only whoever looks at a judgement pays.
    from handrail.methods.change.finding import Finding
    from handrail.methods.change.planning import Planned

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
# Who told us, for measures that ask for it; the codes are those of the packs. None: whoever it was.
TELLERS: Mapping[str, frozenset[str] | None] = {
    Measure.CONCERNS: None,
    Measure.BY_DRIVERS: frozenset({"taxi_driver"}),
    Measure.BY_PUBLIC: frozenset({"public"}),
}
# What others publish, by the name under which packs keep it.
PUBLISHED: Mapping[str, str] = {Measure.HELPLINE: "helpline_reports", Measure.POLICE: "partner_police_reports"}
NOT_BEGUN = "It has not begun. What it is compared with is fixed when it does."
CALLED_OFF = "It was called off."
NOT_OVER = (
    "Its days end on {last}. Nothing is compared before that: whoever looks often enough sees what they hope for."
)
TOO_LONG = "It lasts for more than a year, so that the same days a year before are days of the campaign."
NOT_BY_DISTRICT = "What others publish is not counted by district, so that districts cannot be compared."
NOT_COUNTED = "The days before, {before}, were not all counted: the first concern here is of {since}."
NOT_PUBLISHED = "Nothing of the kind has been published yet, or taken in here."


@dataclass(frozen=True)
class Week:
    """What was counted from one day to another, both included: seven days, or what is left of them at the end."""

    first: date
    last: date
    count: int


@dataclass(frozen=True)
class Judgement:
    """What became of a campaign's measure against what its plan had fixed, or in `reason` why nothing is said of it.

    `numbers` are labels and what stands behind them: what was found or, beside a reason, what could be seen. There are
    none for whoever may not see small numbers.
    """

    measure: str
    compared: str
    reason: str = ""
    verdict: str = ""
    means: str = ""
    numbers: Sequence[tuple[str, str]] = ()
    caveats: Sequence[str] = ()


def judged(plan: Plan, finding: "Finding", *, exact: bool) -> Judgement:
    """The finding in words, with its numbers if whoever asks may see them."""
    from handrail.methods.change.caveats import caveats_of
    from handrail.methods.change.telling import numbers_of
    from handrail.methods.change.verdict import MEANS

    return Judgement(
        measure=plan.get_measure_display(),
        compared=plan.get_comparator_display(),
        verdict=str(finding.verdict),
        means=MEANS[finding.verdict],
        numbers=tuple(numbers_of(finding)) if exact else (),
        caveats=caveats_of(finding),
    )


def not_judged(plan: Plan, reason: str, *, ahead: "Planned | None" = None) -> Judgement:
    """Why nothing is said and, while its days are ahead, what could be seen."""
    measure, compared = plan.get_measure_display(), plan.get_comparator_display()
    if ahead is None:
        return Judgement(measure, compared, reason)
    from handrail.methods.change.telling import numbers_of_plan

    return Judgement(measure, compared, reason, numbers=tuple(numbers_of_plan(ahead)))


def question_ahead(plan: Plan, *, on: date) -> Question:
    """Its days beside those it is planned with: those before it, or as many before today if they are not over."""
    before = span_before(plan)
    if before.last >= on:
        before = Span(on - before.days * A_DAY, on - A_DAY)
    return Question(before, [span_of(plan)])


def lies_ahead(state: str, plan: Plan, *, on: date) -> bool:
    """Whether there are days of it still to come, so that a plan of what could be seen is of use."""
    return state in {CampaignState.PLANNED, CampaignState.BEGUN} and on <= plan.ends_on


def question_of(plan: Plan, *, fixed_on: date | None) -> Question:
    """The days before and those of the campaign, fixed on the day on which it began."""
    return Question(span_before(plan), [span_of(plan)], fixed_on=fixed_on)


def why_not_judge(state: str, plan: Plan, *, on: date) -> str | None:
    """Say why a campaign cannot be judged on that day, if so."""
    if state == CampaignState.PLANNED:
        return NOT_BEGUN
    if state == CampaignState.CALLED_OFF:
        return CALLED_OFF
    if on <= plan.ends_on:
        return NOT_OVER.format(last=f"{plan.ends_on.day} {plan.ends_on:%B %Y}")
    if span_before(plan).last >= plan.starts_on:
        return TOO_LONG
    if plan.measure in PUBLISHED and plan.comparator == Comparator.DISTRICTS:
        return NOT_BY_DISTRICT
    return None


def why_not_counted(question: Question, *, since: date | None) -> str | None:
    """Say why the days before were not all counted here, if so: before the first concern nobody was counting."""
    if since is None or question.before.first < since:
        begin = "no day yet" if since is None else f"{since.day} {since:%B %Y}"
        return NOT_COUNTED.format(before=question.before, since=begin)
    return None


def span_of(plan: Plan) -> Span:
    """The days of the campaign."""
    return Span(plan.starts_on, plan.ends_on)


def span_before(plan: Plan) -> Span:
    """The days with which those of the campaign are compared."""
    if plan.comparator == Comparator.YEAR_BEFORE:
        return Span(a_year_before(plan.starts_on), a_year_before(plan.ends_on))
    return Span(plan.starts_on - span_of(plan).days * A_DAY, plan.starts_on - A_DAY)


def a_year_before(day: date) -> date:
    """The same day of the year before; 28 February for the 29th."""
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def by_week(days: Iterable[date], spans: Sequence[Span]) -> list[Week]:
    """What arrived on these days, week by week from the first day of each of the periods."""
    counts = Counter(days)
    return [week_from(first, span.last, counts) for span in spans for first in weeks_of(span)]


def weeks_of(span: Span) -> list[date]:
    """The days on which its weeks begin, the first of which is its own first."""
    return [span.first + number * A_WEEK for number in range((span.days + 6) // 7)]


def week_from(first: date, end: date, counts: Counter[date]) -> Week:
    """The week that begins on a day; shorter if the period ends before it does."""
    last = min(first + A_WEEK - A_DAY, end)
    days = (first + number * A_DAY for number in range((last - first).days + 1))
    return Week(first, last, sum(counts[day] for day in days))
