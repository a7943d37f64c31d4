"""Questions about courses that were taken, and the codes that prove them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault.receipts import receipt_of
from handrail.foundation.vault.tokens import token
from handrail.partnership.training.models import Booking, Record, Session
from handrail.partnership.training.permissions import why_not_keep_session, why_not_print
from handrail.partnership.training.queries.sessions import FORGOTTEN, names_of


@dataclass(frozen=True, repr=False)
class Held:
    """A course that somebody took, and the code that proves it. Its repr shows nothing."""

    record: Record
    course: str
    code: str


def code_of_certificate(taken: Record) -> str:
    """The code on the certificate: drawn from the record with our key, so that it is kept nowhere and found again."""
    return receipt_of(token("training.certificate", str(taken.pk)))


def paper_of(taken: Record, *, name: str) -> dict[str, str]:
    """What the certificate says, for print: whose it is too."""
    return {
        "name": name,
        "course": course_named(taken.course),
        "version": taken.version,
        "earned_on": f"{taken.earned_on:%-d %B %Y}",
        "expires_on": f"{taken.expires_on:%-d %B %Y}" if taken.expires_on else "",
        "code": code_of_certificate(taken),
    }


def record_of(booking: Booking) -> Record | None:
    """What came of a place: the course that was taken, if it was."""
    return Record.objects.filter(session=booking.session_id, attendee=booking.attendee_id).first()


def own_certificate(session: Session, *, by: Person) -> Record | None:
    """The course that this colleague took at that session, if they did."""
    return Record.objects.filter(session=session, attendee__colleague=by, withdrawn_at=None).first()


@transaction.atomic
def certificate_for(record_id: UUID, *, by: Person, at: datetime) -> dict[str, str]:
    """What one certificate says, for whoever took the course or holds such sessions. Raises NotAllowed.

    Raises:
        Record.DoesNotExist: there is none, or it was withdrawn.
    """
    rows = Record.objects.select_related("attendee__colleague", "session")
    taken = rows.exclude(session=None).get(pk=record_id, withdrawn_at=None)
    require(why_not_print(taken, by=by))
    record("training.certificate_printed", about=str(taken), by=by.ref, at=at)
    return paper_of(taken, name=names_of([taken.attendee])[taken.attendee_id])


@transaction.atomic
def certificates_of(session: Session, *, by: Person, at: datetime) -> list[dict[str, str]]:
    """What every certificate of a session says; whoever is erased is left out. Raises NotAllowed."""
    require(why_not_keep_session(session, by=by))
    rows = Record.objects.filter(session=session, withdrawn_at=None).select_related("attendee__colleague")
    taken = list(rows.order_by("made_at", "id"))
    names = names_of([one.attendee for one in taken])
    record("training.certificates_printed", about=str(session), by=by.ref, at=at, certificates=len(taken))
    return [paper_of(one, name=names[one.attendee_id]) for one in taken if names[one.attendee_id] != FORGOTTEN]


def own_certificates(*, by: Person) -> list[Held]:
    """The courses that this colleague took, the latest first."""
    own = Record.objects.filter(attendee__colleague=by, withdrawn_at=None).order_by("-earned_on", "course")
    return [Held(taken, course_named(taken.course), code_of_certificate(taken)) for taken in own]


def course_named(code: str) -> str:
    """What a course is called; its code if the pack has it no longer."""
    return {word.code: word.label for word in current_locality().lists["courses"]}.get(code, code)
