"""Gives somebody a sleeping place, and keeps what they brought."""

from datetime import datetime

from django.db import transaction

from handrail.casework.reception.actions.centre import held
from handrail.casework.reception.models import Arrival, Belonging, BelongingState, Stay
from handrail.casework.reception.permissions import why_not_work_with
from handrail.casework.reception.policies import Sleeper, is_as_a_child, why_not_sleep_there
from handrail.casework.reception.queries.places import free_places
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects
from handrail.partnership.premises.models import Space

NO_PLACE = "There is no free sleeping place in this room."


@transaction.atomic
def give_place(arrival: Arrival, *, space: Space, by: Person, at: datetime) -> Stay:
    """Give somebody a place in a room; the one they had is free again.

    The centre is held meanwhile, and the database lets nobody share a place or have two.

    Raises:
        NotAllowed: this person may not, the room is full, or a child would sleep beside a stranger.
    """
    centre = held(arrival.centre_id)
    require(why_not_work_with(arrival, by=by))
    end_stay(arrival, at=at)
    place = next((number for room, number in free_places(centre) if room.pk == space.pk), 0)
    require(None if place else NO_PLACE)
    require(why_not_sleep_there(sleeper(arrival), sleepers_in(space), kept_for=space.kept_for))
    stay = Stay.objects.create(arrival=arrival, space=space, place=place, from_at=at, given_by=by)
    record("reception.place_given", about=str(arrival), by=by.ref, at=at, space=str(space.code), place=place)
    return stay


def end_stay(arrival: Arrival, *, at: datetime) -> None:
    """They leave the place they had, if any. Of two clocks the later counts: no stay ends before it began."""
    for stay in Stay.objects.filter(arrival=arrival, until_at=None):
        stay.until_at = max(at, stay.from_at)
        stay.save(update_fields=["until_at"])


def sleeper(arrival: Arrival) -> Sleeper:
    """Somebody as the rule sees them."""
    return Sleeper(arrival.with_arrival_id or arrival.pk, is_as_a_child(arrival))


def sleepers_in(space: Space) -> list[Sleeper]:
    """Who sleeps in that room now."""
    there = Arrival.objects.filter(stays__space=space, stays__until_at=None)
    return [sleeper(one) for one in there.select_related("person")]


@transaction.atomic
def take_belonging(arrival: Arrival, *, what: str, by: Person, at: datetime) -> Belonging:
    """Keep something for somebody. Raises NotAllowed."""
    held(arrival.centre_id)
    require(why_not_work_with(arrival, by=by))
    require(None if what.strip() else "Say what it is.")
    return put_away(arrival, what=what, by=by, at=at)


def put_away(arrival: Arrival, *, what: str, by: Person, at: datetime) -> Belonging:
    """The row of something that is kept, under the next number of this person's things."""
    kept = Belonging(arrival=arrival, number=arrival.belongings.count() + 1, taken_at=at, taken_by=by)
    kept.what = subjects.lock_json(what.strip(), subject=arrival.person.subject, place=kept.place("what"))
    kept.save(force_insert=True)
    record("reception.belonging_taken", about=str(arrival), by=by.ref, at=at, number=kept.number)
    return kept


@transaction.atomic
def settle_belonging(
    belonging: Belonging, *, state: BelongingState, signed: str, by: Person, at: datetime
) -> Belonging:
    """It was given back, sent on, or taken by the police: `signed` is who signed, or the reference.

    Raises:
        NotAllowed: this person may not, it is settled already, or nobody signed.
    """
    found = Belonging.objects.select_for_update(of=("self",)).select_related("arrival__centre__operation")
    kept = found.select_related("arrival__person", "arrival__centre__operation__organisation").get(pk=belonging.pk)
    require(why_not_work_with(kept.arrival, by=by))
    require(None if kept.state == BelongingState.KEPT else "That is settled already.")
    require(None if signed.strip() and state != BelongingState.KEPT else "Say who signed for it, or the reference.")
    subject = kept.arrival.person.subject
    kept.state, kept.settled_at, kept.settled_by = state, at, by
    kept.signed = subjects.lock_json(signed.strip(), subject=subject, place=kept.place("signed"))
    kept.save(update_fields=["state", "signed", "settled_at", "settled_by"])
    record("reception.belonging_settled", about=str(kept.arrival), by=by.ref, at=at, state=str(state))
    return kept
