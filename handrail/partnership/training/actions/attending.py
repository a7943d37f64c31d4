"""Writes down who came: by a list, a code that is shown in the room, or at the door; and closes it."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault.receipts import new_receipt, receipt_digest, reply_key
from handrail.partnership.published.models import RoomCode
from handrail.partnership.published.policies import new_code
from handrail.partnership.training.actions.attendees import Guest, colleague, guest
from handrail.partnership.training.actions.earning import write_if_earned
from handrail.partnership.training.actions.holding import held
from handrail.partnership.training.actions.publishing import publish
from handrail.partnership.training.actions.telling import tell_of_place
from handrail.partnership.training.models import Attendee, Booking, BookingState, Record, Session
from handrail.partnership.training.permissions import (
    why_not_close_attendance,
    why_not_come,
    why_not_note_attendance,
    why_not_show_code,
    why_not_walk_in,
)
from handrail.partnership.training.queries import room_code


@transaction.atomic
def note_who_came(
    session: Session, came: Collection[UUID], *, were: Collection[UUID] | None = None, by: Person, at: datetime
) -> int:
    """Tick those who came on the list of those with a place. Raises NotAllowed.

    Whoever is not among them did not come. With `were`, the ticks that the list had when it was shown, only those
    are taken away: somebody may have typed the code of the room meanwhile.
    """
    session = held(session)
    require(why_not_note_attendance(session, by=by, at=at))
    with_place = Booking.objects.filter(session=session, state=BookingState.CONFIRMED)
    unticked = with_place.exclude(pk__in=came)
    (unticked if were is None else unticked.filter(pk__in=were)).update(came_at=None)
    with_place.filter(pk__in=came, came_at=None).update(came_at=at)
    number = with_place.filter(came_at__isnull=False).count()
    record("training.attendance_noted", about=str(session), by=by.ref, at=at, came=number)
    return number


@transaction.atomic
def show_code(session: Session, *, by: Person, at: datetime) -> RoomCode:
    """A new code to show in the room, for as long as the pack says; one shown before counts no longer.

    Raises:
        NotAllowed: this person does not hold the session, or it is not the time.
    """
    session = held(session)
    require(why_not_show_code(session, by=by, at=at))
    RoomCode.objects.filter(taught=session.pk, until__gt=at).update(until=at)
    minutes = current_locality().limit("training_code_minutes", on=timezone.localdate(at))
    code = next(one for one in iter(new_code, "") if not RoomCode.objects.filter(pk=one).exists())
    shown = RoomCode.objects.create(code=code, taught_id=session.pk, shown_at=at, until=at + timedelta(minutes=minutes))
    record("training.code_shown", about=str(session), by=by.ref, at=at)
    return shown


@transaction.atomic
def come(booking: Booking, code: str, *, by: str, at: datetime) -> Booking:
    """Somebody with a place has typed the code of the room: they are there. Safe to repeat.

    Raises:
        NotAllowed: it is not this room's code, or counted no longer; they have no place; the list is closed.
    """
    session = held(booking.session)
    booking = Booking.objects.select_related("session", "attendee__colleague").get(pk=booking.pk)
    require(why_not_come(booking, room_code(code, at=at), at=at))
    if booking.came_at is None:
        booking.came_at = at
        booking.save(update_fields=["came_at"])
        record("training.came", about=str(session), by=by, at=at, booking=str(booking.pk))
    return booking


@transaction.atomic
def walk_in(session: Session, told: Guest, *, by: Person, at: datetime) -> tuple[Booking, str]:
    """Somebody who stands at the door without a place comes in. Who booked with this address is ticked as they are.

    Gives the place, and a receipt for whoever has neither one nor an account; else an empty text.

    Raises:
        NotAllowed: as many have come as there are places, or this person does not hold the session.
    """
    session = held(session)
    require(why_not_walk_in(session, by=by, at=at))
    somebody = somebody_called(told, at=at)
    booking = Booking.objects.filter(session=session, attendee=somebody).exclude(state=BookingState.CANCELLED).first()
    booking = booking or Booking(session=session, attendee=somebody, asked_at=at)
    receipt = "" if booking.receipt_digest or somebody.colleague_id else new_receipt()
    if receipt:
        booking.receipt_digest, booking.reply_key = receipt_digest(receipt), reply_key(receipt)
    booking.state, booking.came_at = BookingState.CONFIRMED, booking.came_at or at
    booking.confirmed_at = booking.confirmed_at or at
    booking.save()
    publish(session, at=at)
    tell_of_place(booking, at=at)
    record("training.walked_in", about=str(session), by=by.ref, at=at, booking=str(booking.pk))
    return booking, receipt


def somebody_called(told: Guest, *, at: datetime) -> Attendee:
    """The colleague with this address, or else somebody from outside."""
    found = Person.objects.filter(email__iexact=told.email.strip(), is_active=True).first()
    return guest(told, at=at) if found is None else colleague(found, profession=told.profession, at=at)


@transaction.atomic
def close_attendance(session: Session, *, by: Person, at: datetime) -> list[Record]:
    """Fix who came, and give what they took: whoever is still to show what they know is told so. Raises NotAllowed."""
    session = held(session)
    require(why_not_close_attendance(session, by=by, at=at))
    session.attendance_closed_at = at
    session.save(update_fields=["attendance_closed_at"])
    came = Booking.objects.filter(session=session, came_at__isnull=False)
    records = []
    for booking in came.select_related("session", "attendee__colleague") if session.course else ():
        if taken := write_if_earned(booking, at=at):
            records.append(taken)
        tell_of_place(booking, at=at)
    record("training.attendance_closed", about=str(session), by=by.ref, at=at, records=len(records))
    return records
