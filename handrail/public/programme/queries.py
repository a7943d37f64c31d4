"""Questions about what is published of a seminar."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext

from handrail.partnership.published.models import EventKind, Handout, OpenEvent


class NoSuchSeminar(Exception):
    """No seminar with that id is open to everybody."""


def seminar(event_id: UUID) -> OpenEvent:
    """A seminar that is open to everybody. Raises NoSuchSeminar."""
    try:
        return OpenEvent.objects.get(pk=event_id, kind=EventKind.SEMINAR)
    except OpenEvent.DoesNotExist:
        raise NoSuchSeminar from None


def why_not_offer(event: OpenEvent, *, at: datetime) -> str | None:
    """Say why nobody can offer to speak, if so."""
    if event.cancelled_at is not None:
        return gettext("This seminar is cancelled.")
    if event.speakers_until is None or at > event.speakers_until:
        return gettext("Speakers are no longer looked for.")
    return None


def slides(event_id: UUID, item_id: UUID) -> bytes:
    """The slides of an item. Raises NoSuchSeminar."""
    try:
        return bytes(Handout.objects.get(pk=item_id, event=event_id).content)
    except Handout.DoesNotExist:
        raise NoSuchSeminar from None
