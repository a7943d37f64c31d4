"""No two use one place at one time, whoever writes; and a place is cleaned before it is used again."""

from datetime import date, datetime, timedelta
from itertools import product

import pytest
from django.db import IntegrityError, transaction

from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.partnership.premises import actions
from handrail.partnership.premises.models import ACTIVE, Hold, HoldKind, HoldState, Premises
from handrail.partnership.premises.policies import TRANSITIONS, why_not_move
from handrail.partnership.premises.queries import premises_free
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
HOURS = range(5)


@pytest.fixture
def lead(db: None) -> Person:
    return build.person(Role.OPERATIONS_LEAD, at_work=build.organisations()[0])


def hall(by: Person, *, turnaround_hours: int = 0) -> Premises:
    return Premises.objects.create(
        name=f"Hall {Premises.objects.count()}",
        organisation=by.organisation,
        district="northam",
        address="1 Made-up Road",
        postcode="XM4 5HQ",
        capacity=20,
        separate_entrance=True,
        step_free=True,
        hours="always",
        call_out_name="Keyholder",
        call_out_telephone="+441632960001",
        call_out_checked_on=date(2026, 11, 1),
        turnaround_hours=turnaround_hours,
        checked_on=date(2026, 11, 1),
        updated_at=build.NOON,
    )


def after(hours: int) -> datetime:
    return build.NOON + timedelta(hours=hours)


def booked(place: Premises, first: int, last: int, *, by: Person) -> Hold:
    return actions.book(
        place, purpose="OP-26-000001", starts_at=after(first), ends_at=after(last), by=by, at=build.NOON
    )


SPANS = [(first, last) for first, last in product(HOURS, HOURS) if first < last]


@pytest.mark.parametrize("one", SPANS)
def test_two_bookings_stand_together_exactly_when_they_do_not_overlap(lead: Person, one: tuple[int, int]) -> None:
    for other in SPANS:
        place = hall(lead)
        booked(place, *one, by=lead)
        if one[0] < other[1] and other[0] < one[1]:
            with pytest.raises(actions.Taken):
                booked(place, *other, by=lead)
        else:
            booked(place, *other, by=lead)


def test_a_place_is_cleaned_before_it_is_used_again(lead: Person) -> None:
    place = hall(lead, turnaround_hours=2)
    booked(place, 0, 1, by=lead)
    with pytest.raises(actions.Taken):
        booked(place, 2, 3, by=lead)
    booked(place, 3, 4, by=lead)


def test_another_place_is_not_taken_by_it(lead: Person) -> None:
    booked(hall(lead), 0, 2, by=lead)
    booked(hall(lead), 0, 2, by=lead)
    assert Hold.objects.filter(state__in=ACTIVE).count() == 2


def test_a_cancelled_booking_takes_nothing(lead: Person) -> None:
    place = hall(lead)
    actions.cancel(booked(place, 0, 2, by=lead), reason="not_needed", by=lead, at=build.NOON)
    assert booked(place, 0, 2, by=lead) in Hold.objects.filter(state__in=ACTIVE)


def test_a_void_and_a_booking_do_not_overlap_either(lead: Person) -> None:
    place = hall(lead)
    actions.make_void(place, reason="refurbishment", starts_at=after(1), ends_at=after(3), by=lead, at=build.NOON)
    with pytest.raises(actions.Taken):
        booked(place, 2, 4, by=lead)


@pytest.mark.parametrize("state", ACTIVE)
def test_the_database_refuses_what_no_action_wrote(lead: Person, state: HoldState) -> None:
    place = hall(lead)
    first = booked(place, 0, 2, by=lead)
    later = booked(place, 2, 4, by=lead)
    with pytest.raises(IntegrityError, match="premises_never_taken_twice"), transaction.atomic():
        Hold.objects.filter(pk=later.pk).update(starts_at=after(1), state=state)
    third = Hold(premises=place, kind=HoldKind.VOID, state=state, purpose="void", made_at=build.NOON, made_by=lead)
    third.starts_at, third.ends_at, third.held_until = first.starts_at, after(1), after(1)
    with pytest.raises(IntegrityError, match="premises_never_taken_twice"), transaction.atomic():
        third.save()


def test_what_ended_sooner_is_free_once_it_is_clean(lead: Person) -> None:
    place = hall(lead, turnaround_hours=1)
    hold = actions.begin_use(booked(place, 1, 4, by=lead), by=lead, at=after(0))
    actions.end_use(hold, by=lead, at=after(2))
    with pytest.raises(actions.Taken):
        booked(place, 2, 3, by=lead)
    booked(place, 3, 4, by=lead)


def test_who_stays_too_long_can_still_end_their_use(lead: Person) -> None:
    place = hall(lead, turnaround_hours=1)
    hold = actions.begin_use(booked(place, 0, 1, by=lead), by=lead, at=after(0))
    booked(place, 2, 4, by=lead)
    assert actions.end_use(hold, by=lead, at=after(3)).held_until == after(2)


def test_a_booking_is_extended_only_into_what_is_free(lead: Person) -> None:
    place = hall(lead)
    hold = booked(place, 0, 1, by=lead)
    booked(place, 3, 4, by=lead)
    assert actions.extend(hold, ends_at=after(3), by=lead, at=build.NOON).ends_at == after(3)
    with pytest.raises(actions.Taken):
        actions.extend(hold, ends_at=after(4), by=lead, at=build.NOON)


def test_what_is_free_is_what_could_be_booked(lead: Person) -> None:
    place, other = hall(lead), hall(lead)
    booked(place, 1, 2, by=lead)
    assert set(premises_free(starts_at=after(0), until=after(2), by=lead)) == {other}
    assert set(premises_free(starts_at=after(2), until=after(3), by=lead)) == {place, other}


@pytest.mark.parametrize(("state", "to"), [*product(HoldState, repeat=2)])
def test_only_what_may_follow_follows(state: HoldState, to: HoldState) -> None:
    assert (why_not_move(state, to) is None) is (to in TRANSITIONS[state])


def test_a_police_station_is_no_reception_centre(lead: Person) -> None:
    place = hall(lead)
    with pytest.raises(IntegrityError), transaction.atomic():
        Premises.objects.filter(pk=place.pk).update(police_station=True)


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.OPERATIONS_LEAD, Role.COORDINATOR}])
def test_nobody_else_learns_where_it_is(lead: Person, role: Role) -> None:
    place = hall(lead)
    with pytest.raises(NotAllowed):
        booked(place, 0, 1, by=build.person(role, at_work=lead.organisation))
