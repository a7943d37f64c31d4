"""Removes what is kept of somebody from outside who took part."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.vault.actions import Count
from handrail.partnership.training.models import Attendee, Booking, Record


@transaction.atomic
def erase_attendee(subject: UUID, *, by: str, at: datetime) -> Count:
    """Remove the attendee with every place and record. Safe to repeat."""
    attendee = Attendee.objects.filter(subject=subject).first()
    if attendee is None:
        return {}
    records, _ = Record.objects.filter(attendee=attendee).delete()
    Booking.objects.filter(attendee=attendee).delete()
    record("training.attendee_erased", about=str(attendee), by=by, at=at, records=records)
    attendee.delete()
    return {"attendees of training": 1}
