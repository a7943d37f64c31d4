"""A campaign is compared with what its plan fixed, once its days are over, in words that never say that it worked."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.insight.board.policies import judging
from handrail.insight.board.policies.judging import Judgement, by_week, span_before, span_of, why_not_judge
from handrail.insight.board.queries import campaigns_compared, judgement_of
from handrail.insight.figures.actions import import_series
from handrail.methods.change.periods import Span
from handrail.partnership.outreach import actions
from handrail.partnership.outreach.models import CampaignState, Comparator, Measure
from tests.build import concern, organisations, person
from tests.partnership.outreach import drives

BEGAN = datetime(2026, 8, 20, 12, tzinfo=UTC)
STARTS, ENDS = date(2026, 9, 1), date(2026, 10, 31)
LATER = date(2026, 11, 10)
EVERYWHERE = ("northam", "southam", "westford")
CALLS = (
    "series,source,unit,from,to,count,edition\n"
    "helpline_reports,Made up,calls,2026-07-20,2026-08-19,9,2026\n"
    "helpline_reports,Made up,calls,2026-08-20,2026-09-19,31,2026\n"
)


@dataclass
class Fixed:
    """The days of a plan, and what it is compared with."""

    starts_on: date = STARTS
    ends_on: date = ENDS
    measure: str = Measure.CONCERNS
    comparator: str = Comparator.BEFORE
    districts: list[str] = field(default_factory=list)


def plan(**changed: Any) -> Any:
    return Fixed(**changed)


@pytest.mark.parametrize(
    ("state", "fixed", "on", "reason"),
    [
        (CampaignState.PLANNED, plan(), LATER, judging.NOT_BEGUN),
        (CampaignState.CALLED_OFF, plan(), LATER, judging.CALLED_OFF),
        (CampaignState.BEGUN, plan(), ENDS, "Its days end on 31 October 2026."),
        (CampaignState.OVER, plan(), date(2026, 9, 9), "Its days end on 31 October 2026."),
        (
            CampaignState.OVER,
            plan(starts_on=date(2025, 1, 1), comparator=Comparator.YEAR_BEFORE),
            LATER,
            judging.TOO_LONG,
        ),
        (
            CampaignState.OVER,
            plan(measure=Measure.POLICE, comparator=Comparator.DISTRICTS),
            LATER,
            judging.NOT_BY_DISTRICT,
        ),
    ],
)
def test_a_campaign_that_cannot_be_judged_says_why(state: str, fixed: Any, on: date, reason: str) -> None:
    assert (why_not_judge(state, fixed, on=on) or "").startswith(reason)


@pytest.mark.parametrize("state", [CampaignState.BEGUN, CampaignState.OVER])
def test_a_campaign_whose_days_are_over_is_judged(state: str) -> None:
    assert why_not_judge(state, plan(), on=ENDS + timedelta(days=1)) is None


@pytest.mark.parametrize(
    ("fixed", "before"),
    [
        (plan(), Span(date(2026, 7, 2), date(2026, 8, 31))),
        (plan(comparator=Comparator.DISTRICTS), Span(date(2026, 7, 2), date(2026, 8, 31))),
        (plan(comparator=Comparator.YEAR_BEFORE), Span(date(2025, 9, 1), date(2025, 10, 31))),
        (
            plan(starts_on=date(2028, 2, 29), ends_on=date(2028, 3, 9), comparator=Comparator.YEAR_BEFORE),
            Span(date(2027, 2, 28), date(2027, 3, 9)),
        ),
    ],
)
def test_the_days_before_are_those_that_the_plan_fixed(fixed: Any, before: Span) -> None:
    assert span_before(fixed) == before
    assert span_of(fixed) == Span(fixed.starts_on, fixed.ends_on)


@settings(max_examples=40)
@given(st.lists(st.integers(-20, 90)), st.integers(1, 60))
def test_weeks_hold_every_day_of_their_periods_once(days: list[int], length: int) -> None:
    spans = [Span(STARTS, STARTS + timedelta(length - 1)), Span(STARTS + timedelta(70), STARTS + timedelta(80))]
    arrived = [STARTS + timedelta(day) for day in days]
    weeks = by_week(arrived, spans)
    assert sum(week.count for week in weeks) == sum(span.first <= day <= span.last for day in arrived for span in spans)
    assert sum((week.last - week.first).days + 1 for week in weeks) == length + 11
    assert all((week.last - week.first).days <= 6 for week in weeks)


@pytest.fixture
def officer() -> Person:
    return person(Role.DESK_OFFICER, at_work=organisations()[0])


def begun(**changed: Any) -> drives.Drive:
    given_ = {"starts_on": STARTS, "ends_on": ENDS, "districts": EVERYWHERE, "measure": Measure.CONCERNS}
    return drives.begun(at=BEGAN, **{**given_, "comparator": Comparator.BEFORE, **changed})


def told_on(*days: date, **told: Any) -> None:
    for number, day in enumerate(days):
        at = datetime(day.year, day.month, day.day, 9, number % 60, tzinfo=UTC)
        concern(at=at, **{"account": f"Seen, number {number} of {day}, {told}.", **told})


COUNTING_SINCE = date(2026, 6, 1)


def judgement(by: Person, *, on: date = LATER) -> Judgement:
    return judgement_of("anywhere", by=by, on=on)


EACH_WEEK = [STARTS + timedelta(days=7 * number) for number in range(8)]


@pytest.mark.django_db(databases=["default", "keyring"])
def test_concerns_of_drivers_are_counted_before_and_after(officer: Person) -> None:
    begun(measure=Measure.BY_DRIVERS)
    told_on(COUNTING_SINCE)
    told_on(*EACH_WEEK, *EACH_WEEK, reporter_kind="taxi_driver")
    told_on(date(2026, 7, 2), date(2026, 8, 31), reporter_kind="taxi_driver")
    told_on(date(2026, 7, 1), date(2026, 11, 1), reporter_kind="taxi_driver")
    told_on(date(2026, 8, 3), date(2026, 9, 3), reporter_kind="public")
    said = judgement(officer)
    assert said.verdict == "rose, cause not shown"
    numbers = dict(said.numbers)
    assert numbers["Before"].startswith("2 in 61 days, 2026-07-02 to 2026-08-31")
    assert numbers["After"].startswith("16 in 61 days, 2026-09-01 to 2026-10-31")
    assert numbers["Rate ratio"].startswith("8.00, exact 95% interval 1.88 to")
    assert not any("fixed" in caveat for caveat in said.caveats)


@pytest.mark.django_db(databases=["default", "keyring"])
def test_districts_are_compared_with_districts(officer: Person) -> None:
    begun(comparator=Comparator.DISTRICTS, districts=("northam",), compared_with=("southam",))
    told_on(COUNTING_SINCE)
    told_on(*EACH_WEEK, district="northam")
    told_on(date(2026, 8, 3), date(2026, 9, 3), district="southam")
    told_on(date(2026, 8, 4), date(2026, 9, 4), district="westford")
    said = judgement(officer)
    assert said.compared == "Districts where it does not run"
    assert dict(said.numbers)["After"].startswith("8 in 61 days")
    assert dict(said.numbers)["Elsewhere"].startswith("1 before, 1 after")
    assert said.verdict == "too few to tell"


@pytest.mark.django_db(databases=["default", "keyring"])
def test_whoever_sees_no_small_number_sees_words_only() -> None:
    begun()
    told_on(COUNTING_SINCE)
    told_on(*EACH_WEEK, *EACH_WEEK)
    said = judgement(person(Role.ANALYST, at_work=organisations()[0]))
    assert said.verdict == "rose, cause not shown"
    assert said.numbers == ()
    assert "16" not in f"{said.means} {said.caveats}"


@pytest.mark.django_db(databases=["default", "keyring"])
def test_days_on_which_nobody_counted_are_not_taken_for_days_without_a_concern(officer: Person) -> None:
    begun()
    assert judgement(officer).reason.endswith("the first concern here is of no day yet.")
    told_on(*EACH_WEEK)
    assert "2026-07-02 to 2026-08-31, were not all counted" in judgement(officer).reason
    assert judgement(officer).reason.endswith("the first concern here is of 1 September 2026.")


@pytest.mark.django_db
def test_whoever_sees_no_figures_is_told_so() -> None:
    drive = begun()
    assert judgement(drive.lead).reason.startswith("Only a board member, a coordinator")


@pytest.mark.django_db
def test_what_others_published_is_for_everybody_who_sees_campaigns() -> None:
    drive = begun(measure=Measure.HELPLINE, starts_on=date(2026, 8, 20), ends_on=date(2026, 9, 19))
    assert judgement(drive.lead).reason == judging.NOT_PUBLISHED
    import_series(CALLS, by="handrail", at=BEGAN)
    said = judgement(drive.lead)
    assert said.verdict == "rose, cause not shown"
    assert dict(said.numbers)["After"].startswith("31 in 31 days")


@pytest.mark.django_db
def test_what_was_published_of_other_days_is_not_divided() -> None:
    drive = begun(measure=Measure.HELPLINE, starts_on=date(2026, 8, 21), ends_on=date(2026, 9, 19))
    import_series(CALLS, by="handrail", at=BEGAN)
    assert "the count of 2026-08-20 to 2026-09-19 lies only in part in them" in judgement(drive.lead).reason


@pytest.mark.django_db(databases=["default", "keyring"])
def test_while_it_is_ahead_the_desk_is_told_what_could_be_seen(officer: Person) -> None:
    drives.planned(
        slug="anywhere", at=BEGAN, starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 31), districts=EVERYWHERE,
        measure=Measure.CONCERNS, comparator=Comparator.BEFORE,
    )  # fmt: skip
    told_on(COUNTING_SINCE)
    assert judgement(officer).numbers == ()
    told_on(date(2026, 10, 9), date(2026, 10, 10), date(2026, 11, 9), date(2026, 11, 10))
    said = judgement(officer)
    assert said.reason == judging.NOT_BEGUN
    assert dict(said.numbers)["Before"].startswith("2 in 31 days, 2026-10-10 to 2026-11-09")
    assert dict(said.numbers)["What would be seen four times in five"] == "a rise to 6.54 times, no fall"
    assert judgement(person(Role.ANALYST, at_work=organisations()[0])).numbers == ()


@pytest.mark.django_db
def test_a_running_campaign_is_not_compared_and_a_planned_one_is_not_yet(officer: Person) -> None:
    begun()
    assert "Its days end on" in judgement(officer, on=ENDS).reason
    drives.planned(slug="coming", at=BEGAN, starts_on=STARTS, ends_on=ENDS)
    assert judgement_of("coming", by=officer, on=LATER).reason == judging.NOT_BEGUN


@pytest.mark.django_db
def test_every_campaign_is_listed_whatever_became_of_it(client: Client) -> None:
    cache.clear()
    drive = begun(measure=Measure.HELPLINE, starts_on=date(2026, 8, 20), ends_on=date(2026, 9, 19))
    begun(slug="ours")
    off = drives.planned(slug="off", at=BEGAN, starts_on=STARTS, ends_on=ENDS).campaign
    actions.call_off(off, why="Made up.", by=drive.lead, at=BEGAN)
    before = {one.slug: one.judgement for one in campaigns_compared(by=drive.lead, on=LATER)}
    assert before["off"].reason == judging.CALLED_OFF
    assert before["ours"].reason.startswith("Only a board member")
    assert before["anywhere"].reason == judging.NOT_PUBLISHED
    import_series(CALLS, by="handrail", at=BEGAN)
    for _ in "counted", "kept":
        after = {one.slug: one.judgement for one in campaigns_compared(by=drive.lead, on=LATER)}
        assert (after["anywhere"].verdict, after["anywhere"].numbers) == ("rose, cause not shown", ())
    client.force_login(drive.lead)
    page = client.get(reverse("board:campaigns")).content.decode()
    assert "It was called off." in page
    assert "Rose, cause not shown" in page


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.PROFESSIONAL, Role.SYSTEM_ADMINISTRATOR, Role.SUPPORT_WORKER])
def test_who_works_with_neither_figures_nor_campaigns_sees_no_judgement(role: Role) -> None:
    begun()
    with pytest.raises(NotAllowed):
        judgement(person(role, at_work=organisations()[0]))
    with pytest.raises(NotAllowed):
        campaigns_compared(by=person(role, at_work=organisations()[0]), on=LATER)


@pytest.mark.django_db
def test_the_page_says_why_nothing_is_compared_yet(client: Client, officer: Person) -> None:
    begun(starts_on=date(2030, 1, 1), ends_on=date(2030, 2, 1))
    client.force_login(officer)
    page = client.get(reverse("board:campaign", args=["anywhere"])).content.decode()
    assert "Did it change?" in page
    assert "Its days end on 1 February 2030" in page
