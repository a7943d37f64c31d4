"""A record is seen by the organisation that keeps it and by the desk, and by nobody else; one person has one."""

import pytest

from handrail.casework.persons import actions, queries
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.permissions import why_not_see_person
from handrail.casework.persons.policies import Identity, KeptContact
from handrail.foundation.audit.queries import entries
from handrail.foundation.notices.policies import SafeContact
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
KEEPING = {Role.PROFESSIONAL, Role.SUPPORT_WORKER, Role.OPERATIONS_LEAD}
DESK = {Role.DESK_OFFICER, Role.COORDINATOR}
MARIA = Identity(given_names="Maria", family_name="Nowak", date_of_birth="1998-03-07")


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("own", [True, False])
def test_who_sees_a_record(adult: PotentialVictim, office: build.Office, role: Role, own: bool) -> None:
    somebody = build.person(role, at_work=office.theirs if own else office.others)
    allowed = role in DESK or (own and role in KEEPING)
    assert (why_not_see_person(adult, by=somebody) is None) is allowed
    if allowed:
        assert queries.person_for(by=somebody, person_id=adult.pk) == adult
    else:
        with pytest.raises((NotAllowed, PotentialVictim.DoesNotExist)):
            queries.person_for(by=somebody, person_id=adult.pk)


def test_somebody_who_has_left_sees_nothing(adult: PotentialVictim, worker: Person) -> None:
    worker.is_active = False
    assert why_not_see_person(adult, by=worker) is not None


@pytest.mark.parametrize("role", sorted(set(Role) - KEEPING - DESK))
def test_others_have_no_list(office: build.Office, role: Role) -> None:
    with pytest.raises(NotAllowed):
        queries.persons_kept(by=build.person(role, at_work=office.theirs), at=office.at)


def test_a_list_holds_our_own_records_only(adult: PotentialVictim, office: build.Office) -> None:
    stranger = build.person(Role.PROFESSIONAL, at_work=office.others)
    build.person_record(alias="Red Scarf", by=stranger, at=office.later())
    assert [row.alias for row in queries.persons_kept(by=office.worker, at=office.later())] == ["Blue Jacket"]
    assert [row.alias for row in queries.persons_kept(by=stranger, at=office.later())] == ["Red Scarf"]
    both = queries.persons_kept(by=office.officer, at=office.later())
    assert [row.alias for row in both] == ["Red Scarf", "Blue Jacket"]


def test_reading_a_list_is_in_the_trail(adult: PotentialVictim, office: build.Office) -> None:
    queries.persons_kept(by=office.worker, at=office.later())
    assert entries(about="persons", by=office.worker.ref)[0].detail == {"listed": 1}


def test_the_desk_sees_who_was_begun_from_a_concern(office: build.Office) -> None:
    concern = office.opened()
    one = build.person_record(by=office.officer, concern=concern, at=office.later())
    other = build.person_record(by=office.officer, concern=concern, at=office.later())
    build.person_record(by=office.officer, at=office.later())
    assert queries.persons_of(concern, by=office.officer) == [one, other]
    assert queries.persons_of(concern, by=office.worker) == []
    assert queries.person_count(concern) == 2


def two_records(office: build.Office) -> tuple[PotentialVictim, PotentialVictim]:
    return build.person_record(by=office.worker, at=office.later()), build.person_record(
        by=office.worker, at=office.later()
    )


def test_a_second_record_of_the_same_name_and_birthday_is_noticed(office: build.Office) -> None:
    one, other = two_records(office)
    actions.set_identity(one, identity=MARIA, by=office.worker, at=office.later())
    same = Identity(given_names="MARIA", family_name="NOWAK", date_of_birth="1998-03-07")
    actions.set_identity(other, identity=same, by=office.worker, at=office.later())
    assert queries.records_alike(other, by=office.worker) == [one]


def test_a_sister_with_her_own_birthday_is_another_person(office: build.Office) -> None:
    one, other = two_records(office)
    actions.set_identity(one, identity=MARIA, by=office.worker, at=office.later())
    sister = Identity(given_names="Anna", family_name="Nowak", date_of_birth="2001-01-02")
    actions.set_identity(other, identity=sister, by=office.worker, at=office.later())
    assert queries.records_alike(other, by=office.worker) == []


@pytest.mark.parametrize(("one_way", "another"), [("07700 900123", "+44 7700 900123"), ("a@b.example", "A@B.example")])
def test_the_same_number_or_address_is_noticed(office: build.Office, one_way: str, another: str) -> None:
    channel = "email" if "@" in one_way else "phone"
    one, other = two_records(office)
    for person, address in ((one, one_way), (other, another)):
        kept = KeptContact(safe="yes", contact=SafeContact(channel=channel, address=address))
        actions.set_safe_contact(person, kept=kept, by=office.worker, at=office.later())
    assert queries.records_alike(one, by=office.worker) == [other]


def test_a_record_of_another_organisation_is_noticed_by_the_desk_alone(office: build.Office) -> None:
    stranger = build.person(Role.SUPPORT_WORKER, at_work=office.others)
    ours = build.person_record(by=office.worker, at=office.later())
    theirs = build.person_record(by=stranger, at=office.later())
    actions.set_identity(ours, identity=MARIA, by=office.worker, at=office.later())
    actions.set_identity(theirs, identity=MARIA, by=stranger, at=office.later())
    assert queries.records_alike(ours, by=office.worker) == []
    assert queries.records_alike(ours, by=office.officer) == [theirs]
