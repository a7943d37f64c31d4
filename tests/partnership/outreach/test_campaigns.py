"""What a campaign is expected to do is fixed before it begins, and its codes lead to nobody."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Role
from handrail.foundation.permission import NotAllowed
from handrail.partnership.outreach import actions, queries
from handrail.partnership.outreach.models import CampaignState, Comparator, Plan
from handrail.partnership.outreach.policies import why_not_planned
from handrail.partnership.outreach.queries import reach_of
from handrail.partnership.published.actions import count_step
from handrail.partnership.published.models import Campaign as Published
from handrail.partnership.published.models import ShortCode, Step
from tests.build import NOON, organisations, person
from tests.partnership.outreach import drives

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)


def test_a_change_before_it_begins_is_a_version_of_its_own() -> None:
    drive = drives.planned()
    actions.change_plan(drive.campaign, replace(drives.PLAN, more_by=20), by=drive.lead, at=LATER)
    assert [(plan.version, plan.more_by) for plan in drive.campaign.plans.all()] == [(2, 20), (1, 12)]


def test_once_it_has_begun_its_plan_is_fixed() -> None:
    drive = drives.begun()
    with pytest.raises(NotAllowed, match="are fixed"):
        actions.change_plan(drive.campaign, replace(drives.PLAN, more_by=1), by=drive.lead, at=LATER)
    assert TrailEntry.objects.filter(act="outreach.campaign_begun").count() == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE outreach_plan SET more_by = 1",
        "UPDATE outreach_plan SET starts_on = '2027-01-01'",
        "UPDATE outreach_campaign SET begun_at = NULL, state = 'planned'",
    ],
)
def test_the_database_itself_keeps_what_is_fixed(statement: str) -> None:
    drives.begun()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_database_itself_takes_no_plan_once_it_has_begun() -> None:
    drive = drives.begun()
    late = Plan.objects.get()
    late.pk, late.version, late._state.adding = None, 2, True
    with pytest.raises(DatabaseError), transaction.atomic():
        Plan.objects.create(
            **{f.attname: getattr(late, f.attname) for f in Plan._meta.concrete_fields if f.name != "id"}
        )
    assert drive.campaign.plans.count() == 1


def test_what_is_fixed_after_the_first_day_proves_nothing() -> None:
    drive = drives.planned(starts_on=date(2026, 11, 16))
    with pytest.raises(NotAllowed, match="proves nothing"):
        actions.begin_campaign(drive.campaign, by=drive.lead, at=NOON)


def test_it_can_begin_on_its_first_day() -> None:
    assert drives.begun(starts_on=date(2026, 11, 17)).campaign.state == CampaignState.BEGUN


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"ends_on": date(2026, 11, 30)}, "before the first"),
        ({"districts": ()}, "at least one"),
        ({"comparator": Comparator.DISTRICTS}, "compared with"),
        ({"comparator": Comparator.DISTRICTS, "compared_with": ("northam",)}, "cannot be what it is compared"),
    ],
)
def test_a_plan_that_cannot_be_compared_is_none(changed: dict[str, Any], said: str) -> None:
    assert said in str(why_not_planned(replace(drives.PLAN, **changed)))


def test_two_campaigns_never_have_one_short_name() -> None:
    drive = drives.planned()
    for slug in ("anywhere", "new"):
        with pytest.raises(NotAllowed, match="short name"):
            drives.planned(slug=slug, by=drive.lead)


def test_beginning_publishes_what_people_read_and_nothing_of_what_is_expected() -> None:
    drives.begun()
    published = Published.objects.get()
    assert published.words["en"] == {"title": drives.PLAN.title, "lead": drives.PLAN.lead}
    assert drives.PLAN.expected not in str(vars(published))


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.COMMUNICATIONS, Role.COORDINATOR}])
def test_only_communications_and_the_coordinator_plan(role: Role) -> None:
    with pytest.raises(NotAllowed):
        drives.planned(by=person(role, at_work=organisations()[0]))


def test_it_is_called_off_only_before_it_begins_and_ended_only_after() -> None:
    drive = drives.planned()
    with pytest.raises(NotAllowed, match="not begun"):
        actions.end_campaign(drive.campaign, why="Done.", by=drive.lead, at=LATER)
    actions.call_off(drive.campaign, why="No money.", by=drive.lead, at=LATER)
    with pytest.raises(NotAllowed, match="called off"):
        actions.begin_campaign(drive.campaign, by=drive.lead, at=LATER)
    other = drives.begun(slug="other", by=drive.lead)
    actions.end_campaign(other.campaign, why="Done.", by=drive.lead, at=LATER)
    with pytest.raises(NotAllowed, match="over"):
        other.code()


def test_a_code_that_few_would_hold_is_never_made() -> None:
    drive = drives.begun()
    with pytest.raises(NotAllowed, match="at least 5"):
        drive.code(copies=4)
    with pytest.raises(IntegrityError), transaction.atomic():
        ShortCode.objects.create(code="x", campaign_id="anywhere", copies=4, made_at=NOON)
    code = drive.code(copies=5)
    with pytest.raises(NotAllowed, match="at least 5"):
        drive.run(code, copies=4)


def test_a_code_is_printed_only_on_what_it_was_made_for() -> None:
    drive = drives.begun()
    poster = drive.code(set_as="poster")
    with pytest.raises(NotAllowed, match="another leaflet"):
        drive.run(poster)
    card = drive.code()
    actions.retire_code(card, by=drive.lead, at=LATER)
    with pytest.raises(NotAllowed, match="no longer used"):
        drive.run(card)


def test_the_square_of_a_code_is_its_own() -> None:
    code = drives.begun().code()
    assert queries.square(f"https://report.example.org/c/{code.pk}/") != queries.square("https://report.example.org/")


def test_reach_is_what_was_handed_out_and_followed_by_each_code() -> None:
    drive = drives.begun()
    first, second = drive.code(), drive.code(batch="A fair", at=NOON + timedelta(minutes=1))
    drive.hand_out(drive.run(first), 50, where="Northam rank", district="northam")
    drive.hand_out(drive.run(), 7, campaign=drive.campaign)
    count_step(first, Step.SCANNED, on=NOON.date())
    count_step(first, Step.SCANNED, on=NOON.date())
    count_step(first, Step.OPENED, on=NOON.date())
    reach = reach_of(drive.campaign, first=NOON.date(), last=NOON.date())
    told = [(one.code and one.code.pk, one.handed_out, one.scanned, one.opened) for one in reach]
    assert told == [(first.pk, 50, 2, 1), (second.pk, 0, 0, 0), (None, 7, 0, 0)]
    before = reach_of(drive.campaign, first=date(2026, 1, 1), last=date(2026, 11, 16))
    assert all((one.handed_out, one.scanned, one.opened) == (0, 0, 0) for one in before)


def test_who_holds_how_many_always_adds_up_to_what_was_printed() -> None:
    drive = drives.begun()
    run = drive.run(drive.code())
    drive.hand_out(run, 30)
    theirs = organisations()[1]
    actions.give_out(
        run, kind=actions.printing.MoveKind.TO_ORGANISATION, copies=60, to=theirs, locality=current_locality(),
        by=drive.lead, at=NOON,
    )  # fmt: skip
    shares = {share.organisation: share for share in queries.distribution(by=drive.lead)}
    assert (shares[drive.lead.organisation].holds, shares[theirs].holds) == (110, 60)
    assert sum(share.holds + share.handed_out for share in shares.values()) == 200
