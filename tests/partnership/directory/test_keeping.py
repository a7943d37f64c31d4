"""Who owns an entry keeps it: adds, changes, confirms, withdraws, and is reminded of what is out of date."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handrail.foundation.locality import current_locality
from handrail.foundation.notices.models import Notice
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.partnership.directory import actions
from handrail.partnership.directory.permissions import why_not_keep_service
from handrail.partnership.directory.queries import due, room_left, services_of
from handrail.partnership.services.actions import bring_in_services
from handrail.partnership.services.models import Capacity, Service, Source
from tests import build
from tests.partnership.services.listed import FULL, words

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
ON = build.NOON.date()
CONTACT = actions.Contact(
    role="Modern slavery lead", subject="Adults", name="Sam", telephone="+441632960020", email="lead@work.example"
)
MONTHS = timedelta(days=183)


@pytest.fixture
def owner(db: None) -> Person:
    words()
    return build.person(Role.ORGANISATION_ADMINISTRATOR, at_work=build.organisations()[0])


@pytest.fixture
def service(owner: Person) -> Service:
    return actions.add_service(FULL, organisation=owner.organisation, by=owner, at=build.NOON, on=ON)


def test_an_owner_lists_a_service_that_is_confirmed_that_day(owner: Person, service: Service) -> None:
    assert [one.pk for one in services_of(owner.organisation.code)] == [service.pk]
    assert (service.assured_on, service.verify_by) == (ON, ON + timedelta(days=182))


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("own", [True, False])
def test_exactly_the_owner_and_the_coordinator_keep_an_entry(service: Service, role: Role, own: bool) -> None:
    of = build.organisations()[0 if own else 1]
    by = build.person(role, at_work=of)
    may = role == Role.COORDINATOR or (own and role == Role.ORGANISATION_ADMINISTRATOR)
    assert (why_not_keep_service(service, by=by) is None) == may


def test_somebody_elses_entry_is_refused_whatever_is_tried(service: Service) -> None:
    by = build.person(Role.ORGANISATION_ADMINISTRATOR, at_work=build.organisations()[1])
    for act in (
        lambda: actions.change_service(service, FULL, by=by, at=build.NOON, on=ON),
        lambda: actions.confirm_service(service, by=by, at=build.NOON, on=ON),
        lambda: actions.withdraw_service(service, by=by, at=build.NOON),
        lambda: actions.say_capacity(service, capacity=Capacity.FULL, for_everybody=True, by=by, at=build.NOON, on=ON),
        lambda: actions.name_contact(CONTACT, organisation=build.organisations()[0], by=by, at=build.NOON, on=ON),
    ):
        with pytest.raises(NotAllowed, match="Only an administrator of the organisation"):
            act()


def test_what_is_kept_in_the_pack_is_changed_there(owner: Person) -> None:
    bring_in_services(current_locality(), at=build.NOON)
    coordinator = build.person(Role.COORDINATOR, at_work=owner.organisation)
    kept = Service.objects.filter(source=Source.PACK)[0]
    with pytest.raises(NotAllowed, match="county’s pack"):
        actions.withdraw_service(kept, by=coordinator, at=build.NOON)


def test_room_may_be_told_to_partners_alone(owner: Person, service: Service) -> None:
    actions.say_capacity(service, capacity=Capacity.WAITING, for_everybody=False, by=owner, at=build.NOON, on=ON)
    service.refresh_from_db()
    left = room_left(service)
    assert left is not None
    assert (left.capacity, service.capacity, service.capacity_on) == ("waiting", "", None)
    actions.say_capacity(service, capacity=Capacity.FULL, for_everybody=True, by=owner, at=build.NOON, on=ON)
    service.refresh_from_db()
    assert (service.capacity, service.capacity_on) == ("full", ON)


def test_what_is_out_of_date_is_due_until_it_is_confirmed(owner: Person, service: Service) -> None:
    later = ON + MONTHS
    assert not due(by=owner, on=ON).services
    assert [one.pk for one in due(by=owner, on=later).services] == [service.pk]
    other = build.person(Role.ORGANISATION_ADMINISTRATOR, at_work=build.organisations()[1])
    assert not due(by=other, on=later).services
    actions.confirm_service(service, by=owner, at=build.NOON + MONTHS, on=later)
    assert not due(by=owner, on=later).services


def test_an_owner_is_reminded_once_a_week_and_not_after_confirming(owner: Person, service: Service) -> None:
    at = build.NOON + MONTHS
    assert actions.remind_owners(at=build.NOON) == 0
    assert actions.remind_owners(at=at) == 1
    assert list(Notice.objects.values_list("staff_address", flat=True)) == [owner.email]
    assert actions.remind_owners(at=at) == 0
    assert actions.remind_owners(at=at + timedelta(days=6)) == 0
    assert actions.remind_owners(at=at + timedelta(days=7)) == 1
    actions.confirm_service(service, by=owner, at=at, on=at.date())
    assert actions.remind_owners(at=at + timedelta(days=20)) == 0


def test_where_nobody_owns_an_entry_the_coordinators_are_reminded(owner: Person) -> None:
    coordinator = build.person(Role.COORDINATOR, at_work=build.organisations()[1])
    actions.add_service(
        replace(FULL, name="Other"), organisation=build.organisations()[2], by=coordinator, at=build.NOON, on=ON
    )
    actions.remind_owners(at=build.NOON + MONTHS)
    assert list(Notice.objects.values_list("staff_address", flat=True)) == [coordinator.email]


def test_a_point_of_contact_is_kept_confirmed_and_forgotten(owner: Person) -> None:
    made = actions.name_contact(CONTACT, organisation=owner.organisation, by=owner, at=build.NOON, on=ON)
    later = ON + MONTHS
    assert [one.pk for one in due(by=owner, on=later).contacts] == [made.pk]
    assert actions.confirm_contact(made, by=owner, at=build.NOON, on=later).verified_on == later
    changed = actions.rename_contact(made, replace(CONTACT, name="Kim"), by=owner, at=build.NOON, on=later)
    assert changed.name == "Kim"
    gone = actions.withdraw_contact(changed, by=owner, at=build.NOON)
    assert gone.name == ""
    with pytest.raises(NotAllowed, match="withdrawn"):
        actions.confirm_contact(gone, by=owner, at=build.NOON, on=later)


def test_nobody_is_named_who_cannot_be_reached(owner: Person) -> None:
    nowhere = replace(CONTACT, telephone="", email="")
    with pytest.raises(NotAllowed, match="telephone number or an e-mail"):
        actions.name_contact(nowhere, organisation=owner.organisation, by=owner, at=build.NOON, on=ON)
