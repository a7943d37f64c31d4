"""Writes down that somebody took a course, once they came and know enough; a code proves it to anybody."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

from handrail.foundation.locality import current_locality
from handrail.foundation.vault.receipts import receipt_digest
from handrail.partnership.published.models import Certificate
from handrail.partnership.training.models import Booking, Record
from handrail.partnership.training.policies import must_pass
from handrail.partnership.training.queries import code_of_certificate, record_of

# What rooms above do when a course was taken, such as a register of drivers; they write themselves in.
Taken = Callable[[Booking, Record, datetime], None]
COURSE_TAKEN: list[Taken] = []


def write_if_earned(booking: Booking, *, at: datetime) -> Record | None:
    """The course, if with this place somebody has taken it and it is not written down yet; else None."""
    session = booking.session
    if not session.course or session.attendance_closed_at is None or booking.came_at is None:
        return None
    if (must_pass(session) and booking.passed_on is None) or record_of(booking) is not None:
        return None
    return write_record(booking, at=at)


def write_record(booking: Booking, *, at: datetime) -> Record:
    """The course that was taken, published without a name under its code."""
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
    for told in COURSE_TAKEN:
        told(booking, taken, at)
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
