"""A record is begun from a first doubt, or from a concern whose answers are never asked again."""

import pytest

from handrail.casework.persons import actions, queries
from handrail.casework.persons.models import PotentialVictim
from handrail.foundation.audit.queries import entries
from handrail.foundation.people.models import Role
from handrail.foundation.permission import NotAllowed
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def test_a_first_doubt_needs_nothing_but_a_working_name(office: build.Office) -> None:
    person = actions.open_person(alias=" Blue Jacket ", by=office.worker, at=office.at)
    assert person.reference == "PV-26-000001"
    assert person.organisation == office.theirs
    assert queries.alias_of(person, by=office.worker, at=office.at) == "Blue Jacket"


def test_every_record_has_its_own_number_and_key(office: build.Office) -> None:
    one, other = (build.person_record(by=office.worker) for _ in range(2))
    assert (one.reference, other.reference) == ("PV-26-000001", "PV-26-000002")
    assert one.subject != other.subject


def test_no_record_is_begun_without_a_working_name(office: build.Office) -> None:
    with pytest.raises(NotAllowed, match="working name"):
        actions.open_person(alias="  ", by=office.worker, at=office.at)
    assert not PotentialVictim.objects.exists()


def test_what_the_concern_says_is_carried_over(office: build.Office) -> None:
    concern = office.opened(danger="unsure", child="yes", people_count=3, postcode="ex1 1aa", place_kind="car_wash")
    person = build.person_record(by=office.officer, concern=concern, at=office.later())
    facts = queries.facts_of(person, by=office.officer, at=office.later()).as_json()
    assert facts["danger_now"] == "unsure"
    assert facts["age"] == "may_be_under_18"
    assert facts["victims"] == 3
    assert facts["postcode"] == "EX1 1AA"
    assert facts["place_kind"] == "car_wash"


def test_what_a_concern_does_not_say_stays_open(office: build.Office) -> None:
    person = build.person_record(by=office.officer, concern=office.opened(child="unknown"), at=office.later())
    assert queries.facts_of(person, by=office.officer, at=office.later()).get("age") == "unknown"


def test_reading_the_concern_for_it_is_in_the_concern_s_own_trail(office: build.Office) -> None:
    concern = office.opened()
    build.person_record(by=office.officer, concern=concern, at=office.later())
    assert entries(about=concern.about, act="desk.concern_read")[0].detail["why"] == "person"


def test_a_concern_that_nobody_opened_cannot_begin_a_record(office: build.Office) -> None:
    with pytest.raises(NotAllowed):
        build.person_record(by=office.officer, concern=build.concern())


def test_a_partner_begins_no_record_from_a_concern_they_cannot_read(office: build.Office) -> None:
    with pytest.raises(NotAllowed, match="desk officer"):
        build.person_record(by=office.worker, concern=office.opened())


def test_who_keeps_the_record_is_known_and_not_asked(office: build.Office) -> None:
    person = build.person_record(by=office.worker)
    facts = queries.facts_of(person, by=office.worker, at=office.at)
    assert facts.get("asker") == "professional"
    assert facts.get("organisation") == "county_council"
    with pytest.raises(NotAllowed, match="Who keeps the record"):
        actions.answer(person, key="organisation", value="nhs", by=office.worker, at=office.at)


@pytest.mark.parametrize("role", [Role.TRAINER, Role.SYSTEM_ADMINISTRATOR, Role.BOARD_MEMBER, Role.ANALYST])
def test_somebody_who_does_not_work_with_persons_begins_no_record(office: build.Office, role: Role) -> None:
    with pytest.raises(NotAllowed, match="can keep a person"):
        build.person_record(by=build.person(role, at_work=office.theirs))
