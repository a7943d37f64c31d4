"""Questions about sessions and who takes part."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects
from handrail.foundation.vault.subjects import Locked
from handrail.partnership.training.models import Attendee, Booking, BookingState, Session
from handrail.partnership.training.permissions import why_not_hold_sessions, why_not_keep_session

EMAIL = "training.email"
FORGOTTEN = "Erased"


@dataclass(frozen=True, repr=False)
class Comer:
    """Somebody who has a place or waits for one. Its repr shows nothing."""

    booking: Booking
    name: str
    organisation: str


def places_left(session: Session) -> int:
    """How many places nobody has."""
    return session.capacity - Booking.objects.filter(session=session, state=BookingState.CONFIRMED).count()


def sessions_to_come(*, at: datetime) -> QuerySet[Session]:
    """The sessions that are still to come, the soonest first: whoever works here may book any."""
    to_come = Session.objects.filter(ends_at__gt=at, cancelled_at=None)
    return to_come.select_related("organisation").order_by("starts_at", "reference")


def sessions_held(*, by: Person) -> QuerySet[Session]:
    """Every session, the latest first, for those who hold them; none for others."""
    if why_not_hold_sessions(by=by) is not None:
        return Session.objects.none()
    return Session.objects.select_related("organisation").order_by("-starts_at", "reference")


def session_called(session_id: UUID) -> Session:
    """One session. Raises Session.DoesNotExist."""
    return Session.objects.select_related("organisation").get(pk=session_id)


def own_places(*, by: Person, at: datetime) -> QuerySet[Booking]:
    """Where this colleague has a place or waits for one, the soonest first."""
    own = Booking.objects.filter(attendee__colleague=by, session__ends_at__gt=at)
    return own.exclude(state=BookingState.CANCELLED).select_related("session").order_by("session__starts_at")


def own_place(session: Session, *, by: Person) -> Booking | None:
    """The colleague's own place at a session, if they have one or wait for one."""
    own = Booking.objects.filter(session=session, attendee__colleague=by).exclude(state=BookingState.CANCELLED)
    return own.select_related("session").first()


def profession_of(person: Person) -> str:
    """What this colleague said last that they work as; empty if they never did."""
    return Attendee.objects.filter(colleague=person).values_list("profession", flat=True).first() or ""


@transaction.atomic
def who_comes(session: Session, *, by: Person, at: datetime) -> list[Comer]:
    """Everybody with a place or on the waiting list, as they asked. Reading it is in the trail. Raises NotAllowed."""
    require(why_not_keep_session(session, by=by))
    found = Booking.objects.filter(session=session).exclude(state=BookingState.CANCELLED)
    bookings = list(found.select_related("attendee__colleague", "attendee__organisation").order_by("asked_at", "id"))
    names = names_of([booking.attendee for booking in bookings])
    record("training.comers_read", about=str(session), by=by.ref, at=at, comers=len(bookings))
    return [Comer(booking, names[booking.attendee_id], organisation_words(booking.attendee)) for booking in bookings]


def names_of(attendees: list[Attendee]) -> dict[UUID, str]:
    """What each is called, for a page whose reading is written down already."""
    outside = [
        (one.pk, Locked(bytes(one.locked), one.subject, one.place("locked")))
        for one in attendees
        if one.subject is not None
    ]
    opened = subjects.unlock_many([locked for _, locked in outside])
    found = {one.pk: one.colleague.name for one in attendees if one.colleague is not None}
    for (pk, _), said in zip(outside, opened, strict=True):
        found[pk] = FORGOTTEN if said is None else str(json.loads(said)["name"])
    return found


def organisation_words(attendee: Attendee) -> str:
    """Whom somebody comes from."""
    return attendee.organisation.name if attendee.organisation else attendee.elsewhere
