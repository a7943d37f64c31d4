"""Questions about the sessions that anybody may book."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from handrail.partnership.published.models import OpenEvent


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
