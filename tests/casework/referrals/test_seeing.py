"""Who has seen each person: whoever told or found them, and not whom others sent them to."""

from datetime import timedelta

import pytest

from handrail.casework.desk import actions as desk
from handrail.casework.dots.actions import read_what_waits
from handrail.casework.persons import actions as persons
from handrail.casework.persons.policies import Identity
from handrail.casework.referrals.queries import Sighting, sightings
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from tests.build import NOON, Office, organisations, person, person_record

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
DAY = (NOON - timedelta(days=1)).date()


@pytest.fixture
def office() -> Office:
    return Office(at=NOON)


@pytest.fixture
def analyst() -> Person:
    return person(Role.ANALYST, at_work=organisations()[0])


def seen(analyst: Person) -> list[Sighting]:
    return list(sightings(first=DAY, last=DAY + timedelta(days=3), by=analyst).people)


def test_whoever_told_has_seen_them_by_any_concern_that_was_joined(office: Office, analyst: Person) -> None:
    main, other = office.opened(reporter_kind="public"), office.opened(reporter_kind="worker")
    desk.join(other, to=main, by=office.officer, at=office.later())
    person_record(by=office.officer, at=office.later(), concern=main)
    assert seen(analyst) == [Sighting(frozenset({"told:public", "told:worker"}), frozenset())]


def test_an_organisation_that_began_a_record_from_nobodys_report_has_found_them(
    office: Office, analyst: Person
) -> None:
    person_record(by=office.worker, at=office.later())
    assert seen(analyst) == [Sighting(frozenset({f"found:{office.theirs.kind}"}), frozenset())]


def test_an_organisation_that_was_sent_them_has_not_found_them(office: Office, analyst: Person) -> None:
    sent = office.sent()
    person_record(by=office.officer, at=office.later(), concern=sent.concern)
    (row,) = seen(analyst)
    assert row.sent_to == {f"found:{office.theirs.kind}"}
    assert not row.seen_by & row.sent_to


def test_two_records_with_one_birthday_and_name_are_one_person(office: Office, analyst: Person) -> None:
    for by in (office.worker, office.officer):
        kept = person_record(by=by, at=office.later())
        known = Identity(given_names="Ana", family_name="Made Up", date_of_birth="1990-02-03")
        persons.set_identity(kept, identity=known, by=by, at=office.later())
    assert len(seen(analyst)) == 1


def test_people_of_concerns_that_may_speak_of_one_may_be_one(office: Office, analyst: Person) -> None:
    told = "Her name is Maria Ionescu, born 03/02/1990. She calls from 07700 900123."
    one, other, third = (office.opened(account=account) for account in (told, told, "Nobody was named."))
    while read_what_waits(at=office.later()):
        pass
    for concern in (one, other, other, third):
        person_record(by=office.officer, at=office.later(), concern=concern)
    found = sightings(first=DAY, last=DAY + timedelta(days=3), by=analyst)
    assert len(found.people) == 4
    (first, second) = found.unsure
    assert (first[:2], second[:2]) == ((0, 1), (0, 2))
    assert 0.4 < first[2] == second[2] <= 0.5, "the two of one concern are as likely to be meant"


def test_nobody_without_the_right_to_figures_is_answered(office: Office) -> None:
    with pytest.raises(NotAllowed):
        seen(office.worker)
