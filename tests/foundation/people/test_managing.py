"""Roles change, people leave, their work finds a new owner; and lists show only whom one manages."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.locality import current_locality
from handrail.foundation.notices.actions import tell_staff
from handrail.foundation.notices.models import Notice, NoticeState
from handrail.foundation.people.actions import bring_in_organisations, give_roles, leave
from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.people.policies import HANDOVERS
from handrail.foundation.people.queries import names_of, people_for, people_of, person_called, with_role
from handrail.foundation.permission import NotAllowed
from tests.foundation.people.conftest import NOON, MakePerson, confirm, sign_in

pytestmark = pytest.mark.django_db
HandedOver = list[tuple[str, str | None, str]]


@pytest.fixture
def handed_over() -> Iterator[HandedOver]:
    """What a room above would be asked to reassign."""
    seen: HandedOver = []

    def note(leaver: Person, successor: Person | None, *, by: Person, at: datetime) -> None:
        seen.append((leaver.ref, successor.ref if successor else None, by.ref))

    kept = list(HANDOVERS)
    HANDOVERS[:] = [note]
    yield seen
    HANDOVERS[:] = kept


def test_roles_are_exactly_those_given_and_each_change_is_a_line(coordinator: Person, professional: Person) -> None:
    give_roles(professional, roles=[Role.TRAINER, Role.SUPPORT_WORKER], by=coordinator, at=NOON)
    assert professional.roles == {Role.TRAINER, Role.SUPPORT_WORKER}
    assert Person.objects.get(pk=professional.pk).roles == professional.roles
    lines = TrailEntry.objects.filter(about=professional.ref, by=coordinator.ref).order_by("seq")
    assert [(line.act, line.detail["role"]) for line in lines] == [
        ("people.role_given", "SUPPORT_WORKER"),
        ("people.role_given", "TRAINER"),
        ("people.role_taken", "PROFESSIONAL"),
    ]


def test_a_person_is_asked_about_roles_without_asking_the_database_twice(
    professional: Person, django_assert_num_queries: object
) -> None:
    found = Person.objects.get(pk=professional.pk)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert found.has(Role.PROFESSIONAL)
        assert found.holds("PROFESSIONAL")
        assert not found.has(Role.TRAINER, Role.ANALYST)


def test_whoever_leaves_is_signed_out_at_once_and_for_good(
    staff_door: Client, coordinator: Person, professional: Person
) -> None:
    sign_in(staff_door, professional)
    leave(professional, hand_over_to=None, by=coordinator, at=NOON)
    assert staff_door.get("/people/account/").status_code == 302
    sign_in(staff_door, professional)
    assert staff_door.get("/people/account/").status_code == 302


def test_work_is_handed_over_in_the_same_act(
    coordinator: Person, professional: Person, make_person: MakePerson, handed_over: HandedOver
) -> None:
    successor = make_person("sue", Role.PROFESSIONAL)
    leave(professional, hand_over_to=successor, by=coordinator, at=NOON)
    assert handed_over == [(professional.ref, successor.ref, coordinator.ref)]
    assert not professional.roles
    line = TrailEntry.objects.get(act="people.left")
    assert (line.about, line.detail["handed_over_to"]) == (professional.ref, successor.ref)


@pytest.mark.django_db(transaction=True, databases=["default", "keyring"])
def test_a_hand_over_that_fails_leaves_everything_as_it_was(
    coordinator: Person, professional: Person, handed_over: HandedOver
) -> None:
    def refuse(leaver: Person, successor: Person | None, *, by: Person, at: datetime) -> None:
        raise NotAllowed("Not today.")

    HANDOVERS.append(refuse)
    with pytest.raises(NotAllowed):
        leave(professional, hand_over_to=None, by=coordinator, at=NOON)
    assert Person.objects.get(pk=professional.pk).is_active
    assert Person.objects.get(pk=professional.pk).has(Role.PROFESSIONAL)


def test_nothing_more_is_sent_to_whoever_left(coordinator: Person, professional: Person) -> None:
    tell_staff(professional, kind="assigned", at=NOON)
    leave(professional, hand_over_to=None, by=coordinator, at=NOON)
    assert Notice.objects.get(staff_address=professional.email).state == NoticeState.DROPPED


def test_the_trail_still_knows_who_somebody_was(coordinator: Person, professional: Person) -> None:
    leave(professional, hand_over_to=None, by=coordinator, at=NOON)
    assert person_called(professional.ref) == professional
    assert names_of({professional.ref, "handrail"}) == {professional.ref: "Pru"}
    assert person_called("handrail") is None


def test_an_administrator_finds_only_their_own_people(
    administrator: Person, professional: Person, coordinator: Person
) -> None:
    assert set(people_for(administrator)) == {administrator, professional}
    assert coordinator in people_for(coordinator)
    assert list(people_for(coordinator, search="PRU")) == [professional]
    assert not people_for(administrator, search="cora").exists()


def test_queries_leave_out_whoever_left(coordinator: Person, professional: Person, police: Organisation) -> None:
    assert list(with_role(Role.PROFESSIONAL)) == [professional]
    leave(professional, hand_over_to=None, by=coordinator, at=NOON)
    assert not with_role(Role.PROFESSIONAL).exists()
    assert professional not in people_of(police)


def test_a_stranger_s_page_does_not_exist_for_an_administrator(
    staff_door: Client, administrator: Person, coordinator: Person
) -> None:
    sign_in(staff_door, administrator)
    assert staff_door.get(f"/people/{coordinator.code}/roles/").status_code == 404
    assert staff_door.get(f"/people/{coordinator.code}/leave/").status_code == 404


def test_a_page_explains_why_not(staff_door: Client, administrator: Person, professional: Person) -> None:
    sign_in(staff_door, administrator)
    answer = staff_door.get(f"/people/{administrator.code}/roles/")
    assert (answer.status_code, "Nobody changes their own roles" in answer.content.decode()) == (403, True)
    staff_door.post("/accounts/logout/")
    sign_in(staff_door, professional, half_minutes=-1)
    assert staff_door.get("/people/").status_code == 403


def test_roles_that_an_administrator_may_not_touch_stay(
    staff_door: Client, administrator: Person, make_person: MakePerson
) -> None:
    analyst = make_person("anna", Role.ANALYST, Role.TRAINER)
    sign_in(staff_door, administrator)
    confirm(staff_door)
    staff_door.post(f"/people/{analyst.code}/roles/", {"roles": ["COMMUNICATIONS"]})
    assert Person.objects.get(pk=analyst.pk).roles == {Role.ANALYST, Role.COMMUNICATIONS}


def test_leaving_through_the_page(
    staff_door: Client, administrator: Person, professional: Person, handed_over: HandedOver
) -> None:
    sign_in(staff_door, administrator)
    confirm(staff_door)
    assert "put it back for others" in staff_door.get(f"/people/{professional.code}/leave/").content.decode()
    staff_door.post(f"/people/{professional.code}/leave/", {"successor": administrator.code})
    assert handed_over == [(professional.ref, administrator.ref, administrator.ref)]
    assert "can no longer sign in" in staff_door.get("/people/").content.decode()


def test_the_list_takes_the_same_number_of_questions_however_long(
    staff_door: Client, coordinator: Person, make_person: MakePerson, django_assert_max_num_queries: object
) -> None:
    for number in range(12):
        make_person(f"p{number}", Role.TRAINER, Role.PROFESSIONAL)
    sign_in(staff_door, coordinator)
    staff_door.get("/people/")
    with django_assert_max_num_queries(9):  # type: ignore[operator]
        staff_door.get("/people/")


def test_an_address_is_kept_in_one_spelling_only(police: Organisation) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(email="Ann@Example.org", name="Ann", organisation=police, joined_at=NOON)


def test_organisations_come_from_the_pack_and_coming_again_changes_nothing(police: Organisation) -> None:
    locality = current_locality()
    assert bring_in_organisations(locality, at=NOON) > 0
    assert set(Organisation.objects.filter(active=True).values_list("code", flat=True)) == {
        one.code for one in locality.organisations
    }
    assert bring_in_organisations(locality, at=NOON) == 0


def test_an_organisation_that_left_the_pack_is_kept_but_inactive(police: Organisation, professional: Person) -> None:
    bring_in_organisations(current_locality(), at=NOON)
    police.refresh_from_db()
    assert (police.active, police.can_receive) == (False, False)
    assert professional.organisation == police


def test_a_person_s_name_and_address_are_not_in_what_is_printed(professional: Person) -> None:
    assert str(professional) == professional.ref
    assert "pru" not in repr(professional).lower()
