"""What a campaign did: how far its paper came, and what became of what its plan had fixed as its measure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.cache import cache

from handrail.casework.desk.queries import campaign_rows, days_of_concerns, first_day_of_concerns
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.insight.board.permissions import why_not_see_board, why_not_see_funnel, why_not_see_small_numbers
from handrail.insight.board.policies import Table, count_reports
from handrail.insight.board.policies.judging import (
    NOT_BEGUN,
    NOT_PUBLISHED,
    PUBLISHED,
    TELLERS,
    Judgement,
    Week,
    by_week,
    judged,
    lies_ahead,
    not_judged,
    question_ahead,
    question_of,
    why_not_counted,
    why_not_judge,
)
from handrail.insight.figures.queries import published_series
from handrail.methods.change.periods import CannotUse, Span
from handrail.partnership.outreach.models import Campaign, Comparator, Plan
from handrail.partnership.outreach.queries import Reach, campaign_called, campaigns_for, reach_of

if TYPE_CHECKING:
    from handrail.methods.change.finding import Finding
    from handrail.methods.change.planning import Planned


@dataclass(frozen=True)
class Funnel:
    """How far a campaign came: `reach` by code, and the reports by the same codes in the same order.

    `threshold` is None where nothing is hidden; else only reports of quarters that have ended are counted.
    """

    slug: str
    name: str
    first: date
    last: date
    reach: Sequence[Reach]
    reports: Table
    threshold: int | None

    @property
    def stages(self) -> tuple[tuple[str, int | None], ...]:
        """Each step of the way and how many came that far, all codes together."""
        return (
            ("Handed out", sum(row.handed_out for row in self.reach)),
            ("Page opened", sum(row.scanned for row in self.reach)),
            ("Report begun", sum(row.opened for row in self.reach)),
            ("Reported", self.reports.total),
        )

    @property
    def rows(self) -> tuple[tuple[str, int, int, int, int | None], ...]:
        """Each code with its numbers."""
        reports = [count for _, count in self.reports.rows]
        return tuple(
            (f"{one.code.pk}, {one.code.batch}" if one.code else NO_CODE, *numbers_of(one), told)
            for one, told in zip(self.reach, reports, strict=True)
        )


NO_CODE = "Without a code"
A_DAY = 24 * 60 * 60


def numbers_of(one: Reach) -> tuple[int, int, int]:
    """How far a code came before there is a report."""
    return one.handed_out, one.scanned, one.opened


def funnel_of(slug: str, *, by: Person, on: date) -> Funnel:
    """How far a campaign came until that day. A code that was printed is attributed to its campaign, nobody else is.

    Raises:
        NotAllowed: this person may not see it.
        Campaign.DoesNotExist: there is no such campaign.
    """
    require(why_not_see_funnel(by=by))
    campaign = campaign_called(slug, by=by)
    first = as_local_day(campaign.planned_at)
    reach = with_link(reach_of(campaign, first=first, last=on))
    codes = [one.code.pk if one.code else slug for one in reach]
    threshold = None
    if why_not_see_small_numbers(by=by) is not None:
        threshold = current_locality().limit("small_number", on=on)
    rows = campaign_rows(codes, by=by)
    labels = {code: code for code in codes}
    reports = count_reports(rows, labels, first=first, ended_before=on, threshold=threshold)
    return Funnel(slug, campaign.plan.name, first, on, reach, reports, threshold)


def judgement_of(slug: str, *, by: Person, on: date) -> Judgement:
    """What can be said of a campaign on that day, in words; with its numbers for whoever may see small ones.

    Raises:
        NotAllowed: this person may not see it.
        Campaign.DoesNotExist: there is no such campaign.
    """
    require(why_not_see_funnel(by=by))
    campaign = campaign_called(slug, by=by)
    if reason := why_not_say(campaign, by=by, on=on):
        return not_judged(campaign.plan, reason, ahead=look_ahead(campaign, on=on, by=by))
    exact = campaign.plan.measure in PUBLISHED or why_not_see_small_numbers(by=by) is None
    return judge(campaign, by=by, exact=exact)


@dataclass(frozen=True)
class Compared:
    """One campaign in the list of all, and what can be said of it in words."""

    slug: str
    name: str
    first: date
    last: date
    judgement: Judgement


def campaigns_compared(*, by: Person, on: date) -> list[Compared]:
    """Every campaign, whatever became of it, the latest first. Raises NotAllowed."""
    require(why_not_see_funnel(by=by))
    return [
        Compared(one.slug, one.plan.name, one.plan.starts_on, one.plan.ends_on, in_words(one, by=by, on=on))
        for one in campaigns_for(by=by)
    ]


def in_words(campaign: Campaign, *, by: Person, on: date) -> Judgement:
    """What can be said of a campaign, without a number; worked out once a day, as it takes a tenth of a second."""
    if reason := why_not_say(campaign, by=by, on=on):
        return not_judged(campaign.plan, reason)
    key = f"compared:{current_locality().code}:{campaign.slug}:{on}"
    kept = cache.get(key)
    if not isinstance(kept, Judgement):
        kept = judge(campaign, by=by, exact=False)
        if kept.verdict:  # what stood in the way may be gone in an hour
            cache.set(key, kept, A_DAY)
    return kept


def why_not_say(campaign: Campaign, *, by: Person, on: date) -> str | None:
    """Say why nothing is said of a campaign to this person on that day, if so: what was published anybody may see."""
    if reason := why_not_judge(campaign.state, campaign.plan, on=on):
        return reason
    return None if campaign.plan.measure in PUBLISHED else why_not_see_board(by=by)


def judge(campaign: Campaign, *, by: Person, exact: bool) -> Judgement:
    """Compare a campaign whose days are over."""
    plan = campaign.plan
    if campaign.begun_at is None:
        return not_judged(plan, NOT_BEGUN)
    try:
        finding = find(plan, fixed_on=as_local_day(campaign.begun_at), by=by)
    except CannotUse as refused:
        return not_judged(plan, " ".join(refused.faults))
    return judged(plan, finding, exact=exact)


def look_ahead(campaign: Campaign, *, on: date, by: Person) -> "Planned | None":
    """What could be seen, while its days are ahead. None where nothing was counted, or to whom it may not be shown."""
    from handrail.methods.change.planning import plan_comparison

    plan = campaign.plan
    if plan.measure in PUBLISHED or not lies_ahead(campaign.state, plan, on=on) or why_not_see_small_numbers(by=by):
        return None
    question = question_ahead(plan, on=on)
    if why_not_counted(question, since=first_day_of_concerns(by=by)):
        return None
    try:
        return plan_comparison(question, weeks_in(plan.districts, plan, [question.before], by=by))
    except CannotUse:  # nothing was counted to plan with
        return None


def find(plan: Plan, *, fixed_on: date, by: Person) -> "Finding":
    """Count what the plan names, before and after. Raises CannotUse when what was published does not cover its days."""
    from handrail.methods.change.finding import find_change

    question = question_of(plan, fixed_on=fixed_on)
    if plan.measure in PUBLISHED:
        series = {series.name: series.counts for series in published_series()}
        if PUBLISHED[plan.measure] not in series:
            raise CannotUse([NOT_PUBLISHED])
        return find_change(question, series[PUBLISHED[plan.measure]])
    if reason := why_not_counted(question, since=first_day_of_concerns(by=by)):
        raise CannotUse([reason])
    here = weeks_in(plan.districts, plan, question.spans, by=by)
    if plan.comparator != Comparator.DISTRICTS:
        return find_change(question, here)
    return find_change(question, here, elsewhere=weeks_in(plan.compared_with, plan, question.spans, by=by))


def weeks_in(districts: Sequence[str], plan: Plan, spans: Sequence[Span], *, by: Person) -> list[Week]:
    """Concerns in these districts, week by week. Where they are all there are, those of no known district count too."""
    known = {district.code for district in current_locality().districts}
    within = None if known <= set(districts) else districts
    days = [
        day
        for span in spans
        for day in days_of_concerns(
            first=span.first, last=span.last, tellers=TELLERS[plan.measure], districts=within, by=by
        )
    ]
    return by_week(days, spans)


def with_link(reach: list[Reach]) -> list[Reach]:
    """The same with a row for what bears the campaign's short name and no code."""
    return reach if reach and reach[-1].code is None else [*reach, Reach(None, 0)]


def as_local_day(at: datetime) -> date:
    """The county's day."""
    return at.astimezone(current_locality().timezone).date()
