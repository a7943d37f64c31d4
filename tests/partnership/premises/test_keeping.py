"""Who offers a place keeps its entry, a police station is refused, and nobody moves in on somebody who is there."""

from datetime import timedelta

import pytest

from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.partnership.premises import actions
from handrail.partnership.premises.models import Premises
from handrail.partnership.premises.queries import capacity_now, holds_of, occupancy, premises_offered
from tests import build
from tests.partnership.premises.halls import booked, entry, offered

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
HOUR = timedelta(hours=1)


@pytest.fixture
def lead(db: None) -> Person:
    return build.person(Role.OPERATIONS_LEAD, at_work=build.organisations()[0])


@pytest.fixture
def other(lead: Person) -> Person:
    return build.person(Role.OPERATIONS_LEAD, at_work=build.organisations()[1])


def changed_by(by: Person, place: Premises) -> Premises:
    return actions.change(place, entry(capacity=12), by=by, at=build.NOON, on=build.NOON.date())


def test_a_police_station_is_refused_with_the_reason(lead: Person) -> None:
    with pytest.raises(NotAllowed, match="never a police station: people who come here are not in custody"):
        offered(by=lead, police_station=True)
    place = offered(by=lead)
    with pytest.raises(NotAllowed, match="not in custody"):
        actions.change(place, entry(police_station=True), by=lead, at=build.NOON, on=build.NOON.date())


def test_who_offers_a_place_keeps_its_entry_and_so_does_the_coordinator(lead: Person, other: Person) -> None:
    place = offered(by=lead)
    with pytest.raises(NotAllowed, match="another organisation"):
        changed_by(other, place)
    with pytest.raises(NotAllowed, match="another organisation"):
        actions.withdraw(place, by=other, at=build.NOON)
    assert changed_by(lead, place).capacity == 12
    assert changed_by(build.person(Role.COORDINATOR, at_work=other.organisation), place).capacity == 12


def test_whoever_enforces_immigration_rules_sees_none(lead: Person) -> None:
    theirs = Organisation.objects.filter(kind="home_office")[:1].get()
    with pytest.raises(NotAllowed):
        premises_offered(by=build.person(Role.OPERATIONS_LEAD, at_work=theirs))


def test_the_trail_says_what_was_changed_and_not_where_it_is(lead: Person) -> None:
    actions.change(
        offered(by=lead), entry(address="9 Canary Lane", capacity=9), by=lead, at=build.NOON, on=build.NOON.date()
    )
    line = TrailEntry.objects.get(act="premises.changed")
    assert line.detail == {"changed": "address,capacity"}


def test_two_rooms_of_one_place_have_two_names(lead: Person) -> None:
    place = offered(by=lead, rooms=(("Blue", 2, "women"),))
    with pytest.raises(NotAllowed, match="a room of this name"):
        actions.add_space(
            place, name="Blue", places=1, kept_for="men", step_free=True, en_suite=False, by=lead, at=build.NOON
        )


def test_the_list_says_how_many_can_sleep_there_now(lead: Person) -> None:
    place = offered(by=lead, rooms=(("Blue", 2, "women"), ("Green", 3, "family")))
    actions.close_space(place.spaces.get(name="Blue"), by=lead, at=build.NOON)
    assert premises_offered(by=lead).get().sleeps == 3


def test_a_place_that_was_taken_off_the_list_is_not_offered_and_keeps_what_is_booked(lead: Person) -> None:
    place = offered(by=lead)
    booked(place, by=lead, first=1, last=2)
    place = actions.withdraw(place, by=lead, at=build.NOON)
    assert not premises_offered(by=lead).exists()
    assert holds_of(place, after=build.NOON, by=lead).count() == 1
    with pytest.raises(NotAllowed, match="no longer offered"):
        booked(place, by=lead, first=8, last=9)


def test_nobody_moves_in_while_others_are_still_there(lead: Person) -> None:
    place = offered(by=lead, turnaround_hours=0)
    first = actions.begin_use(booked(place, by=lead, first=0, last=1), by=lead, at=build.NOON)
    second = booked(place, by=lead, first=2, last=3)
    with pytest.raises(actions.Taken, match="still there"):
        actions.begin_use(second, by=lead, at=build.NOON + 2 * HOUR)
    actions.end_use(first, by=lead, at=build.NOON + 2 * HOUR)
    actions.begin_use(second, by=lead, at=build.NOON + 2 * HOUR)


def test_a_place_in_use_beyond_its_time_is_shown_and_counts_as_taken(lead: Person) -> None:
    place = offered(by=lead, turnaround_hours=0)
    actions.begin_use(booked(place, by=lead, first=0, last=1), by=lead, at=build.NOON)
    later = build.NOON + 5 * HOUR
    assert holds_of(place, after=later, by=lead).count() == 1
    assert now(lead, at=later) == 0


def now(by: Person, *, at: object = build.NOON) -> int:
    """How many people Northam could take in at that moment."""
    return next(each.capacity_now for each in capacity_now(by=by, at=at) if each.tile.district == "northam")  # type: ignore[arg-type]


def test_what_could_be_opened_now_is_what_is_free_and_agreed(lead: Person) -> None:
    place = offered(by=lead, capacity=20)
    offered(by=lead, capacity=7, name="Lapsed", agreed_until=build.NOON.date() - timedelta(days=1))
    assert now(lead) == 20
    booked(place, by=lead, first=0, last=1)
    assert now(lead) == 0


def used(place: Premises, lead: Person) -> float | None:
    """How much of the ten hours from noon it was used."""
    return occupancy(place, since=build.NOON, until=build.NOON + 10 * HOUR, by=lead)


def test_how_much_a_place_is_used_is_told_of_the_time_it_could_be(lead: Person) -> None:
    place = offered(by=lead, turnaround_hours=2)
    assert used(place, lead) == 0
    booked(place, by=lead, first=-1, last=2)
    assert used(place, lead) == 0.2
    made = {"reason": "repairs", "by": lead, "at": build.NOON}
    actions.make_void(place, starts_at=build.NOON + 6 * HOUR, ends_at=build.NOON + 12 * HOUR, **made)  # type: ignore[arg-type]
    assert used(place, lead) == pytest.approx(2 / 6)


def test_a_place_that_could_not_be_used_at_all_has_no_share(lead: Person) -> None:
    place = offered(by=lead)
    made = {"reason": "repairs", "by": lead, "at": build.NOON}
    actions.make_void(place, starts_at=build.NOON - HOUR, ends_at=build.NOON + 11 * HOUR, **made)  # type: ignore[arg-type]
    assert used(place, lead) is None
