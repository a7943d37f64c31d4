"""Who arrives is registered once, is asked little, and is never more visible than the night needs."""

from itertools import product
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.policies import known_of, names_given
from handrail.casework.persons.queries import person_for
from handrail.casework.reception import actions
from handrail.casework.reception.models import Arrival, BelongingState, CareKind, Centre, CentreState, LogKind, Stay
from handrail.casework.reception.permissions import why_not_decide_yet
from handrail.casework.reception.policies import TRANSITIONS, AtTheDoor, account_of, door_of, working_name
from handrail.casework.reception.policies import why_not_move as why_not_move_state
from handrail.casework.reception.queries import centre_for
from handrail.foundation.people.models import Role
from handrail.foundation.permission import NotAllowed
from tests import build
from tests.casework.reception.nights import ADULT, Night

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def test_the_same_arrival_sent_twice_is_one(night: Night) -> None:
    arrival_id = uuid4()
    first = night.arrived(arrival_id=arrival_id)
    again = night.arrived(AtTheDoor(alias="Somebody else"), arrival_id=arrival_id, by=night.led_by)
    assert (again.pk, again.number, Arrival.objects.count(), PotentialVictim.objects.count()) == (first.pk, 1, 1, 1)


def test_what_was_said_at_the_door_is_in_the_record_and_never_asked_again(night: Night) -> None:
    arrival = night.arrived(AtTheDoor(age="adult", language="Vietnamese", urgent_health="A deep cut"))
    assert known_of(arrival.person).answers == {"age": "adult", "in_uk": "yes", "injury": "urgent"}
    assert door_of(arrival).urgent_health == "A deep cut"
    assert b"deep cut" not in bytes(Arrival.objects.get().told)


def test_whose_age_nobody_asked_may_be_a_child(night: Night) -> None:
    assert known_of(night.arrived(AtTheDoor()).person).may_be_child


def test_nobody_has_to_think_of_a_name(night: Night) -> None:
    assert names_given(night.arrived().person) == [working_name(1)]
    assert len({working_name(number) for number in range(1_000)}) == 1_000


def test_a_child_is_registered_beside_who_they_came_with(night: Night) -> None:
    adult = night.arrived()
    child = night.arrived(AtTheDoor(age="under_18"), with_arrival=adult.pk)
    assert list(adult.children.all()) == [child]
    with pytest.raises(NotAllowed, match="arrived at this centre"):
        night.arrived(with_arrival=uuid4())


def test_whoever_is_on_duty_sees_the_record_while_the_centre_is_open_and_no_longer(night: Night) -> None:
    person = night.arrived().person
    assert person_for(by=night.nurse, person_id=person.pk) == person
    Centre.objects.update(state=CentreState.CLOSED)
    with pytest.raises(PotentialVictim.DoesNotExist):
        person_for(by=night.nurse, person_id=person.pk)
    with pytest.raises(Centre.DoesNotExist):
        centre_for(by=night.nurse, centre_id=night.centre.pk)


def test_whoever_is_not_on_duty_does_not_know_of_the_centre(night: Night) -> None:
    for role in Role:
        somebody = build.person(role, at_work=night.office.others)
        if role == Role.COORDINATOR:
            assert centre_for(by=somebody, centre_id=night.centre.pk) == night.centre
        else:
            with pytest.raises(Centre.DoesNotExist):
                centre_for(by=somebody, centre_id=night.centre.pk)


def test_nobody_is_registered_where_the_doors_are_shut(db: None) -> None:
    night = Night()
    with pytest.raises(NotAllowed, match="not open"):
        night.arrived()


def test_rest_comes_before_decisions(night: Night) -> None:
    arrival = night.arrived()
    assert "Offer rest first" in str(why_not_decide_yet(arrival))
    for kind in (CareKind.REST, CareKind.EXPLAINED):
        actions.record_care(arrival, kind=kind, by=night.nurse, at=night.later())
    assert why_not_decide_yet(arrival) is None


def test_no_room_is_ever_overfull(night: Night) -> None:
    people = [night.arrived() for _ in range(3)]
    for one in people[:2]:
        actions.give_place(one, space=night.rooms[0], by=night.nurse, at=night.later())
    with pytest.raises(NotAllowed, match="no free sleeping place"):
        actions.give_place(people[2], space=night.rooms[0], by=night.nurse, at=night.later())
    actions.give_place(people[0], space=night.rooms[1], by=night.nurse, at=night.later())
    actions.give_place(people[2], space=night.rooms[0], by=night.nurse, at=night.later())


def test_the_database_lets_nobody_share_a_place_or_have_two(night: Night) -> None:
    one, other = night.arrived(), night.arrived()
    stay = actions.give_place(one, space=night.rooms[0], by=night.nurse, at=night.later())
    for arrival, place in ((other, 1), (one, 2)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Stay.objects.create(arrival=arrival, space=stay.space, place=place, from_at=night.at, given_by=night.nurse)


def test_the_account_adds_up_after_whatever_happens(night: Night) -> None:
    people = [night.arrived() for _ in range(4)]
    gone = actions.raise_missing(people[0], seen_last="At the door", by=night.nurse, at=night.later())
    night.left(people[1])
    assert account_of(night.centre).__dict__ == {"arrived": 4, "present": 2, "missing": 1, "left": 1}
    with pytest.raises(NotAllowed, match="They are missing"):
        night.left(people[0])
    actions.record_found(gone, by=night.nurse, at=night.later())
    night.left(people[0])
    assert account_of(night.centre).__dict__ == {"arrived": 4, "present": 2, "missing": 0, "left": 2}


def test_a_place_is_free_only_when_they_have_really_left(night: Night) -> None:
    arrival = night.arrived()
    actions.give_place(arrival, space=night.rooms[0], by=night.nurse, at=night.later())
    actions.raise_missing(arrival, seen_last="In the garden", by=night.nurse, at=night.later())
    assert Stay.objects.filter(until_at=None).count() == 1
    actions.record_found(arrival.missing.get(), by=night.nurse, at=night.later())
    night.left(arrival)
    assert not Stay.objects.filter(until_at=None).exists()


def test_nobody_leaves_without_their_things_or_without_somebody_who_works_with_them(night: Night) -> None:
    arrival = night.arrived(AtTheDoor(age="adult", bag="A blue rucksack"))
    with pytest.raises(NotAllowed, match="still kept"):
        night.left(arrival)
    kept = arrival.belongings.get()
    actions.settle_belonging(kept, state=BelongingState.RETURNED, signed="They signed", **night.by_nurse())
    with pytest.raises(NotAllowed, match="or say why nobody does"):
        night.left(arrival, worker=" ")
    night.left(arrival)


def test_a_centre_closes_only_when_nobody_is_forgotten(night: Night) -> None:
    one, other = night.arrived(), night.arrived()
    night.centre = actions.begin_closing(night.centre, by=night.led_by, at=night.later())
    with pytest.raises(NotAllowed, match=r"Number 1 has no destination yet\. Number 2 has no destination yet"):
        actions.close_centre(night.centre, by=night.led_by, at=night.later())
    for each in (one, other):
        night.left(each)
    closed = actions.close_centre(night.centre, by=night.led_by, at=night.later())
    assert closed.state == CentreState.CLOSED
    closed.hold.refresh_from_db()
    assert closed.hold.state == "ended"


def test_whoever_comes_while_it_closes_is_let_in(night: Night) -> None:
    night.centre = actions.begin_closing(night.centre, by=night.led_by, at=night.later())
    assert night.arrived().number == 1


def test_only_what_may_follow_follows() -> None:
    for state, to in product(CentreState, repeat=2):
        assert (why_not_move_state(state, to) is None) is (to in TRANSITIONS[state])


def test_only_the_commander_or_a_coordinator_closes(night: Night) -> None:
    with pytest.raises(NotAllowed):
        actions.begin_closing(night.centre, by=night.nurse, at=night.later())


def test_the_log_is_locked(night: Night) -> None:
    entry = actions.add_to_log(
        night.centre, kind=LogKind.NOTE, words="Canary asked for a doctor", by=night.nurse, at=night.later()
    )
    assert b"Canary" not in bytes(entry.words)
    assert ADULT.language not in repr(ADULT)
