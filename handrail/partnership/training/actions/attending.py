"""Writes down who came, and closes it: whoever came has taken the course, and a code proves it."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault.receipts import receipt_digest
from handrail.partnership.published.models import Certificate
from handrail.partnership.training.actions.holding import held
from handrail.partnership.training.actions.telling import tell_of_place
from handrail.partnership.training.models import Booking, BookingState, Record, Session
from handrail.partnership.training.permissions import why_not_close_attendance, why_not_note_attendance
from handrail.partnership.training.queries import code_of_certificate


@transaction.atomic
def note_who_came(session: Session, came: Collection[UUID], *, by: Person, at: datetime) -> int:
    """Tick those who came on the list of those with a place; whoever is not among them did not. Raises NotAllowed."""
    session = held(session)
    require(why_not_note_attendance(session, by=by, at=at))
    with_place = Booking.objects.filter(session=session, state=BookingState.CONFIRMED)
    with_place.exclude(pk__in=came).update(came_at=None)
    with_place.filter(pk__in=came, came_at=None).update(came_at=at)
    number = with_place.filter(came_at__isnull=False).count()
    record("training.attendance_noted", about=str(session), by=by.ref, at=at, came=number)
    return number


@transaction.atomic
def close_attendance(session: Session, *, by: Person, at: datetime) -> list[Record]:
    """Fix who came. Whoever came to a course has taken it and is told the code that proves it. Raises NotAllowed."""
    session = held(session)
    require(why_not_close_attendance(session, by=by, at=at))
    session.attendance_closed_at = at
    session.save(update_fields=["attendance_closed_at"])
    came = Booking.objects.filter(session=session, came_at__isnull=False) if session.course else Booking.objects.none()
    came = came.select_related("session", "attendee__colleague")
    records = [write_record(booking, at=at) for booking in came]
    record("training.attendance_closed", about=str(session), by=by.ref, at=at, records=len(records))
    return records


def write_record(booking: Booking, *, at: datetime) -> Record:
    """The course that was taken, published without a name under the code, which is told to whoever took it."""
    session, day = booking.session, timezone.localdate(booking.session.starts_at)
    lasts = timedelta(days=current_locality().limit("training_valid_days", on=day))
    taken = Record(
        attendee=booking.attendee,
        course=session.course,
        version=session.course_version,
        earned_on=day,
        expires_on=day + lasts,
        session=session,
        made_at=at,
    )
    taken.certificate = receipt_digest(code_of_certificate(taken))
    taken.save(force_insert=True)
    publish_certificate(taken)
    tell_of_place(booking, at=at)
    return taken


def publish_certificate(taken: Record) -> None:
    """What anybody with the code may read of it."""
    Certificate.objects.create(
        digest=taken.certificate,
        course=current_locality().word("courses", taken.course).label,
        version=taken.version,
        earned_on=taken.earned_on,
        expires_on=taken.expires_on,
    )
