"""Questions about the sessions that anybody may book."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from handrail.foundation.locality import current_locality
from handrail.foundation.vault.receipts import receipt_digest
from handrail.partnership.published.models import Certificate, OpenEvent, RoomCode, Taught
from handrail.partnership.published.policies import read_code
from handrail.partnership.published.queries import standing_of
from handrail.rules.localities.learning import LATER, Question


@dataclass(frozen=True)
class Checked:
    """A certificate, and in a sentence whether it counts."""

    certificate: Certificate
    counts: bool
    sentence: str


@dataclass(frozen=True)
class Asked:
    """A session that somebody is asked about now: which time it is, what is asked, and whether by the room's code."""

    taught: Taught
    wave: str
    questions: tuple[Question, ...]
    in_room: bool


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
        return _("This session is cancelled.")
    return _("Booking is closed.") if at > event.book_until else None


def certificate_of(code: str, *, on: date) -> Checked | None:
    """The certificate with that code and whether it counts on that day; None if there is none. Raises NotAReceipt."""
    found = Certificate.objects.filter(pk=receipt_digest(code)).first()
    if found is None:
        return None
    if found.withdrawn_at is not None:
        return Checked(found, counts=False, sentence=_("This certificate is withdrawn. It counts no longer."))
    if found.expires_on is not None and found.expires_on < on:
        return Checked(found, counts=False, sentence=_("This certificate is real, and it has expired."))
    return Checked(found, counts=True, sentence=_("This certificate is real, and it counts."))


def code_of_room(typed: str, *, at: datetime) -> RoomCode | None:
    """The code that is shown in a room at that moment; None if there is none."""
    shown = RoomCode.objects.filter(pk=read_code(typed), shown_at__lte=at, until__gte=at)
    return shown.select_related("taught").first()


def asked_by(key: str, *, at: datetime) -> Asked | None:
    """What is asked of whoever has this receipt, or typed this code of a room; None if nothing is now.

    Raises:
        NotAReceipt: it is neither.
    """
    shown = code_of_room(key, at=at)
    if shown is not None:
        asked = asked_about(shown.taught, in_room=True, at=at)
        return None if asked is None or asked.wave == LATER else asked
    standing = standing_of(key)
    if standing is None or standing.about is None:
        return None
    taught = Taught.objects.filter(pk=standing.about).first()
    return asked_about(taught, in_room=False, at=at) if taught else None


def asked_about(taught: Taught, *, in_room: bool, at: datetime) -> Asked | None:
    """What is asked about that session at that moment; None if nothing is."""
    questions = current_locality().questionnaire(taught.course, taught.version)
    wave = (
        current_locality().asking(on=timezone.localdate(taught.starts_at)).wave(taught.starts_at, taught.ends_at, at=at)
    )
    return Asked(taught, wave, questions, in_room) if questions and wave else None


def marked(questions: tuple[Question, ...], answers: dict[str, int]) -> list[tuple[Question, str, str, bool]]:
    """Each question with the answer that was given, the right one, and whether they are the same."""
    return [
        (one, one.answers[answers[one.code]], one.answers[one.right], answers[one.code] == one.right)
        for one in questions
    ]
