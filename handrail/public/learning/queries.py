"""Questions about the sessions that anybody may book."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from handrail.foundation.vault.receipts import receipt_digest
from handrail.partnership.published.models import Certificate, OpenEvent


@dataclass(frozen=True)
class Checked:
    """A certificate, and in a sentence whether it counts."""

    certificate: Certificate
    counts: bool
    sentence: str


class NoSuchEvent(Exception):
    """No session with that id is open to everybody."""


def to_come(*, at: datetime) -> QuerySet[OpenEvent]:
    """What is still to come, the soonest first."""
    return OpenEvent.objects.filter(ends_at__gt=at, cancelled_at=None)


def event_called(event_id: UUID) -> OpenEvent:
    """One session. Raises NoSuchEvent."""
    try:
        return OpenEvent.objects.get(pk=event_id)
    except OpenEvent.DoesNotExist:
        raise NoSuchEvent from None


def why_not_book(event: OpenEvent, *, at: datetime) -> str | None:
    """Say why nobody can ask for a place, if so."""
    if event.cancelled_at is not None:
        return "This session is cancelled."
    return "Booking is closed." if at > event.book_until else None


def certificate_of(code: str, *, on: date) -> Checked | None:
    """The certificate with that code and whether it counts on that day; None if there is none. Raises NotAReceipt."""
    found = Certificate.objects.filter(pk=receipt_digest(code)).first()
    if found is None:
        return None
    if found.withdrawn_at is not None:
        return Checked(found, counts=False, sentence="This certificate is withdrawn. It counts no longer.")
    if found.expires_on is not None and found.expires_on < on:
        return Checked(found, counts=False, sentence="This certificate is real, and it has expired.")
    return Checked(found, counts=True, sentence="This certificate is real, and it counts.")
