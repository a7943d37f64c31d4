"""Whoever is invited sees when, where to meet and their task; and one kind of organisation is never invited."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from handrail.casework.operations import actions
from handrail.casework.operations.models import AgencyInvitation, Answer, OperationState, Promise
from handrail.casework.operations.queries import (
    agencies_of,
    invitation_for,
    invitations_of,
    organisations_to_choose,
    people_to_choose,
    read_invitation,
)
from handrail.foundation.notices.models import Notice
from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.permission import NotAllowed
from tests import build
from tests.casework.operations.ready import FULL, Ready

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def ready() -> Ready:
    return Ready()


def answered(invitation: AgencyInvitation, ready: Ready, answer: Answer = Answer.COMING, people: int = 2) -> None:
    told = {"answer": answer, "words": "Two nurses", "role": "health", "people": people}
    actions.answer_invitation(invitation, **told, by=ready.invited, at=ready.office.later())


def test_whoever_is_invited_sees_their_task_and_nothing_of_the_plan(ready: Ready) -> None:
    invitation = ready.invite()
    asked = read_invitation(invitation, by=ready.invited, at=ready.office.later())
    assert (asked.task, asked.meeting_point) == ("Bring two nurses", FULL.meeting_point)
    seen = " ".join(str(value) for value in vars(asked).values())
    for hidden in (FULL.title, FULL.places, FULL.objectives, FULL.expected_because, FULL.where_to):
        assert hidden not in seen


def test_only_an_operations_lead_of_the_invited_organisation_sees_it(ready: Ready) -> None:
    invitation = ready.invite()
    others = build.person(Role.OPERATIONS_LEAD, at_work=ready.office.theirs)
    assert [row.id for row in invitations_of(ready.invited)] == [invitation.pk]
    assert invitations_of(others) == []
    with pytest.raises(AgencyInvitation.DoesNotExist):
        invitation_for(by=others, invitation_id=invitation.pk)
    with pytest.raises(NotAllowed):
        invitation_for(by=ready.nurse, invitation_id=invitation.pk)


def test_an_invitation_that_was_taken_back_or_is_over_is_seen_no_more(ready: Ready) -> None:
    invitation = ready.invite()
    answered(invitation, ready)
    actions.take_back_invitation(invitation, by=ready.commander, at=ready.office.later())
    assert invitations_of(ready.invited) == []
    assert not Promise.objects.filter(taken_back_at=None).exists()
    ready.invite()
    ready.move(OperationState.CANCELLED, why="The place is empty")
    assert invitations_of(ready.invited) == []


def test_an_organisation_is_invited_once(ready: Ready) -> None:
    ready.invite()
    with pytest.raises(NotAllowed, match="already"):
        ready.invite()


def test_what_they_answer_is_kept_and_whom_they_promise_is_counted(ready: Ready) -> None:
    invitation = ready.invite()
    answered(invitation, ready, people=2)
    answered(invitation, ready, people=3)
    assert [promise.people for promise in Promise.objects.filter(taken_back_at=None)] == [3]
    answered(invitation, ready, Answer.CANNOT)
    assert not Promise.objects.filter(taken_back_at=None).exists()
    (seen,) = agencies_of(ready.operation)
    assert (seen.task, seen.words, seen.answer) == ("Bring two nurses", "Two nurses", "Cannot come")


def test_whoever_is_invited_is_told_that_there_is_something_new_and_reminded_once(ready: Ready) -> None:
    Notice.objects.all().delete()
    invitation = ready.invite()
    assert [notice.staff_address for notice in Notice.objects.all()] == [ready.invited.email]
    assert actions.remind_invited(invitation.pk, at=ready.office.at + timedelta(days=1))
    assert not actions.remind_invited(invitation.pk, at=ready.office.at + timedelta(days=2))


def test_whoever_has_answered_is_not_reminded(ready: Ready) -> None:
    invitation = ready.invite()
    answered(invitation, ready)
    assert not actions.remind_invited(invitation.pk, at=ready.office.at + timedelta(days=1))


def test_standing_by_calls_out_everybody_who_has_not_said_no(ready: Ready) -> None:
    ready.prepare()
    ready.ask()
    ready.invite()
    ready.move(OperationState.APPROVED)
    Notice.objects.all().delete()
    ready.move(OperationState.STANDING_BY)
    assert {notice.staff_address for notice in Notice.objects.all()} == {ready.nurse.email, ready.invited.email}
    assert {notice.kind for notice in Notice.objects.all()} == {"something_new"}


def home_office() -> Organisation:
    return Organisation.objects.filter(kind="home_office")[:1].get()


def plans(ready: Ready, officer: Person) -> None:
    actions.plan_operation(
        kind="welfare",
        starts_at=ready.starts_at,
        ends_at=ready.starts_at + timedelta(hours=1),
        plan=FULL,
        by=officer,
        at=ready.office.at,
    )


def is_invited(ready: Ready, officer: Person) -> None:
    told = {"organisation": officer.organisation, "task_for_them": "Come"}
    actions.invite_agency(ready.operation, **told, by=ready.commander, at=ready.office.at)


def is_promised(ready: Ready, officer: Person) -> None:
    span = {"starts_at": ready.starts_at, "ends_at": ready.starts_at + timedelta(hours=1)}
    who = {"organisation": officer.organisation, "role": "door", "people": 1, "said": "By telephone"}
    actions.promise_people(ready.operation, **who, **span, by=ready.commander, at=ready.office.at)


def is_on_duty(ready: Ready, officer: Person) -> None:
    ready.ask(officer)


def commands(ready: Ready, officer: Person) -> None:
    actions.name_commander(ready.operation, commander=officer, by=ready.coordinator, at=ready.office.at)


def answers_an_old_duty(ready: Ready, officer: Person) -> None:
    duty = ready.ask(ready.nurse)
    Person.objects.filter(pk=ready.nurse.pk).update(organisation=officer.organisation)
    moved = Person.objects.get(pk=ready.nurse.pk)
    actions.answer_duty(duty, state="coming", by=moved, at=ready.office.at)


def looks_at_invitations(ready: Ready, officer: Person) -> None:
    invitations_of(officer)


@pytest.mark.parametrize("role", [Role.OPERATIONS_LEAD, Role.COORDINATOR, Role.PROFESSIONAL])
@pytest.mark.parametrize(
    "way", [plans, is_invited, is_promised, is_on_duty, commands, answers_an_old_duty, looks_at_invitations]
)
def test_immigration_enforcement_gets_in_by_no_way(
    ready: Ready, role: Role, way: Callable[[Ready, Person], None]
) -> None:
    officer = build.person(role, at_work=home_office())
    with pytest.raises(NotAllowed):
        way(ready, officer)


def test_immigration_enforcement_is_on_no_list_to_choose_from(ready: Ready) -> None:
    officer = build.person(Role.PROFESSIONAL, at_work=home_office())
    assert officer not in people_to_choose(by=ready.commander)
    assert not {each.kind for each in organisations_to_choose(by=ready.commander)} & {"home_office"}


@pytest.mark.parametrize("role", Role)
def test_no_role_of_immigration_enforcement_opens_any_page(ready: Ready, role: Role, staff_door: Client) -> None:
    officer = build.person(role, at_work=home_office())
    staff_door.force_login(officer)
    for name in ("operations", "plan_operation", "invitations"):
        assert staff_door.get(reverse(f"operations:{name}")).status_code == 403
    page = reverse("operations:operation", args=[ready.operation.pk])
    assert staff_door.get(page).status_code in {403, 404}
