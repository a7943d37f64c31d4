"""How many people are expected is suggested from what was told, as far as whoever asks may read it."""

import pytest
from django.db.models import Count

from handrail.casework.desk.models import Concern
from handrail.casework.operations import actions
from handrail.casework.operations.queries import concern_called, expectation_of
from handrail.casework.referrals import actions as referrals
from handrail.foundation.audit.queries import entries
from handrail.foundation.people.models import Organisation, Role
from handrail.foundation.permission import NotAllowed
from tests import build
from tests.casework.operations.ready import Ready

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def ready() -> Ready:
    return Ready()


def put(ready: Ready, *concerns: Concern) -> None:
    for each in concerns:
        actions.add_concern(ready.operation, concern=each, by=ready.coordinator, at=ready.office.later())


def read_of(concern: Concern) -> list[object]:
    return [line for line in entries(about=concern.about) if line.act == "desk.concern_read"]


def held_by_the_police(ready: Ready, concern: Concern, sections: tuple[str, ...]) -> None:
    police = Organisation.objects.get(code="exampleshire-police")
    told = {"to": police, "sections": sections, "message": "Look at this."}
    sent = referrals.send(concern, **told, by=ready.office.officer, at=ready.office.later())
    referrals.open_referral(sent.pk, by=ready.commander, at=ready.office.later())


def test_the_least_and_the_most_are_shown_with_what_each_said(ready: Ready) -> None:
    office = ready.office
    put(ready, office.opened(people_count=4), office.opened(people_count=3), office.opened())
    found = expectation_of(ready.operation, by=ready.coordinator, at=office.later())
    assert (found.same_people, found.different_people, found.silent) == (4, 7, 1)
    assert [part.people for part in found.parts] == [4, 3, None]


def test_who_may_not_read_a_concern_is_told_nothing_of_it(ready: Ready) -> None:
    put(ready, ready.office.opened(people_count=4))
    found = expectation_of(ready.operation, by=ready.commander, at=ready.office.later())
    assert [part.people for part in found.parts] == [None]


@pytest.mark.parametrize(("sections", "people"), [(("people",), 4), (("where",), None)])
def test_what_was_referred_to_them_says_as_much_as_was_shared(
    ready: Ready, sections: tuple[str, ...], people: int | None
) -> None:
    concern = ready.office.assessed(people_count=4, place_description="A yard")
    held_by_the_police(ready, concern, sections)
    actions.add_concern(ready.operation, concern=concern, by=ready.commander, at=ready.office.later())
    found = expectation_of(ready.operation, by=ready.commander, at=ready.office.later())
    assert [part.people for part in found.parts] == [people]


def test_every_concern_that_is_read_for_it_is_in_the_trail(ready: Ready) -> None:
    concern = ready.office.opened(people_count=4)
    put(ready, concern)
    before = len(read_of(concern))
    expectation_of(ready.operation, by=ready.coordinator, at=ready.office.later())
    assert len(read_of(concern)) == before + 1


def test_a_concern_is_found_only_by_whoever_may_read_it(ready: Ready) -> None:
    concern = ready.office.assessed(people_count=4)
    assert concern_called(concern.reference, by=ready.coordinator) == concern
    with pytest.raises(Concern.DoesNotExist):
        concern_called(concern.reference, by=ready.commander)
    held_by_the_police(ready, concern, ("people",))
    assert concern_called(concern.reference.lower(), by=ready.commander) == concern
    with pytest.raises(NotAllowed):
        concern_called(concern.reference, by=build.person(Role.PROFESSIONAL, at_work=ready.office.theirs))


def test_a_concern_that_nobody_has_opened_stands_for_nothing(ready: Ready) -> None:
    with pytest.raises(NotAllowed):
        put(ready, build.concern(at=ready.office.later()))


def test_a_concern_is_put_once_and_can_be_taken_off(ready: Ready) -> None:
    concern = ready.office.opened()
    put(ready, concern, concern)
    assert ready.operation.concerns.aggregate(number=Count("id"))["number"] == 1
    actions.take_off_concern(ready.operation, concern=concern, by=ready.commander, at=ready.office.later())
    assert not ready.operation.concerns.exists()
