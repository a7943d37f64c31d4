"""Gives places on a session and takes them back: never more than there are, and the first who waits comes next."""

from datetime import datetime

from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.permission import require
from handrail.partnership.training.actions.publishing import publish
from handrail.partnership.training.actions.telling import tell_of_place
from handrail.partnership.training.models import Attendee, Booking, BookingState, Session
from handrail.partnership.training.permissions import why_not_book_session, why_not_give_back
from handrail.partnership.training.queries import places_left


@transaction.atomic
def book_place(
    session: Session, attendee: Attendee, *, by: str, at: datetime, receipt_digest: str = "", reply_key: bytes = b""
) -> Booking:
    """A place, or one on the waiting list when there is none. Asking twice gives the place one has.

    The session's row is held until the transaction ends: two cannot take the last place.

    Raises:
        NotAllowed: it is cancelled, or booking is closed.
    """
    session = Session.objects.select_for_update(of=("self",)).get(pk=session.pk)
    require(why_not_book_session(session, at=at))
    has = Booking.objects.filter(session=session, attendee=attendee).exclude(state=BookingState.CANCELLED).first()
    if has is not None:
        return has
    free = places_left(session) > 0 and not Booking.objects.filter(session=session, state=BookingState.WAITING).exists()
    booking = Booking.objects.create(
        session=session,
        attendee=attendee,
        state=BookingState.CONFIRMED if free else BookingState.WAITING,
        asked_at=at,
        confirmed_at=at if free else None,
        receipt_digest=receipt_digest,
        reply_key=reply_key,
    )
    publish(session, at=at)
    record("training.place_asked", about=str(session), by=by, at=at, booking=str(booking.pk), state=str(booking.state))
    return booking


@transaction.atomic
def give_back(booking: Booking, *, by: str, at: datetime) -> Booking:
    """Give a place back; the first who waits has it. Raises NotAllowed."""
    session = Session.objects.select_for_update(of=("self",)).get(pk=booking.session_id)
    booking = Booking.objects.select_related("session").get(pk=booking.pk)
    require(why_not_give_back(booking, at=at))
    booking.state, booking.given_back_at = BookingState.CANCELLED, at
    booking.save(update_fields=["state", "given_back_at"])
    record("training.place_given_back", about=str(session), by=by, at=at, booking=str(booking.pk))
    fill_places(session, at=at)
    publish(session, at=at)
    return booking


def fill_places(session: Session, *, at: datetime) -> list[Booking]:
    """Give the free places to those who wait, in their order. The session's row must be held."""
    waiting = Booking.objects.filter(session=session, state=BookingState.WAITING).order_by("asked_at", "id")
    waiting = waiting.select_related("session", "attendee__colleague")
    next_ones = list(waiting[: max(0, places_left(session))])
    for booking in next_ones:
        booking.state, booking.confirmed_at = BookingState.CONFIRMED, at
        booking.save(update_fields=["state", "confirmed_at"])
        tell_of_place(booking, at=at)
        record("training.place_confirmed", about=str(session), by="handrail", at=at, booking=str(booking.pk))
    return next_ones
