"""A campaign's funnel moves by one with each report, for the desk; nobody else can tell one report from the next."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.casework.desk import actions as desk
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.insight.board.policies import count_reports, quarters_between
from handrail.insight.board.queries import funnel_of
from handrail.insight.board.views.drawing import draw_funnel
from handrail.partnership.outreach.models import Campaign
from handrail.partnership.published.actions import count_step
from handrail.partnership.published.models import Step
from tests.build import NOON, concern, organisations, person
from tests.partnership.outreach import drives

SPRING = datetime(2026, 2, 3, 12, 0, tzinfo=UTC)
days = st.dates(date(2026, 1, 1), date(2026, 11, 17))


class Told(NamedTuple):
    code: str
    arrived_on: date


def read(officer: Person, *, at: datetime = NOON, **told: Any) -> None:
    """Somebody tells, and the desk reads it: until then nobody knows by which code it came."""
    desk.open_concern(concern(at=at, **told).pk, by=officer, at=at + timedelta(minutes=2))


@pytest.mark.django_db(databases=["default", "keyring"])
def test_a_report_by_a_code_moves_the_desks_funnel_by_one() -> None:
    drive, officer = drives.begun(), person(Role.DESK_OFFICER, at_work=organisations()[0])
    code = drive.code()
    drive.hand_out(drive.run(code), 40)
    count_step(code, Step.SCANNED, on=NOON.date())
    read(officer, campaign=code.pk)
    read(officer, campaign="", at=NOON + timedelta(minutes=5))
    funnel = funnel_of("anywhere", by=officer, on=NOON.date())
    assert dict(funnel.stages) == {"Handed out": 40, "Page opened": 1, "Report begun": 0, "Reported": 1}
    read(officer, campaign="anywhere", at=NOON + timedelta(minutes=9), account="By a link without a code.")
    assert funnel_of("anywhere", by=officer, on=NOON.date()).stages[-1] == ("Reported", 2)


@pytest.mark.django_db(databases=["default", "keyring"])
def test_whoever_is_not_of_the_desk_sees_no_small_number_and_no_running_quarter() -> None:
    officer = person(Role.DESK_OFFICER, at_work=organisations()[0])
    drive = drives.begun(at=SPRING, starts_on=date(2026, 2, 10), ends_on=date(2026, 3, 10))
    code = drive.code(at=SPRING)
    for number in range(6):
        read(officer, campaign=code.pk, at=SPRING + timedelta(days=number), account=f"Seen on day {number}.")
    in_quarter = funnel_of("anywhere", by=drive.lead, on=date(2026, 3, 31))
    assert in_quarter.stages[-1] == ("Reported", None)
    read(officer, campaign=code.pk)
    after = funnel_of("anywhere", by=drive.lead, on=NOON.date())
    assert after.stages[-1] == ("Reported", 6)


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.PROFESSIONAL, Role.SYSTEM_ADMINISTRATOR, Role.SUPPORT_WORKER])
def test_who_works_with_neither_figures_nor_campaigns_sees_no_funnel(role: Role) -> None:
    drives.begun()
    with pytest.raises(NotAllowed):
        funnel_of("anywhere", by=person(role, at_work=organisations()[0]), on=NOON.date())


@pytest.mark.django_db
def test_a_campaign_that_there_is_not_has_no_funnel() -> None:
    with pytest.raises(Campaign.DoesNotExist):
        funnel_of("nothing", by=drives.communications(), on=NOON.date())


@given(first=days, last=days)
def test_quarters_hold_the_first_day_and_the_last(first: date, last: date) -> None:
    first, last = sorted((first, last))
    period = quarters_between(first, last)
    assert period.first <= first <= last <= period.last


@given(st.lists(st.builds(Told, st.sampled_from("ab"), days)))
def test_what_is_shown_stays_the_same_all_through_a_quarter(told: list[Told]) -> None:
    labels, first = {"a": "a", "b": "b"}, date(2026, 1, 1)
    early, late = (
        count_reports(told, labels, first=first, ended_before=on, threshold=5)
        for on in (date(2026, 10, 1), date(2026, 11, 17))
    )
    assert early == late
    assert not any(count is not None and 0 < count < 5 for _, count in late.rows)


def test_the_picture_writes_every_number_out() -> None:
    drawn = draw_funnel([("Handed out", 1_500), ("Reported", None)], title="Anywhere", description="Until today.")
    assert "1,500" in drawn
    assert "hidden" in drawn
    assert "<title>Anywhere</title>" in drawn
