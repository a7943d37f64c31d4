"""Questions about courses that were taken, and the codes that prove them."""

from dataclasses import dataclass

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.vault.receipts import receipt_of
from handrail.foundation.vault.tokens import token
from handrail.partnership.training.models import Booking, Record


@dataclass(frozen=True, repr=False)
class Held:
    """A course that somebody took, and the code that proves it. Its repr shows nothing."""

    record: Record
    course: str
    code: str


def code_of_certificate(taken: Record) -> str:
    """The code on the certificate: drawn from the record with our key, so that it is kept nowhere and found again."""
    return receipt_of(token("training.certificate", str(taken.pk)))


def record_of(booking: Booking) -> Record | None:
    """What came of a place: the course that was taken, if it was."""
    return Record.objects.filter(session=booking.session_id, attendee=booking.attendee_id).first()


def own_certificates(*, by: Person) -> list[Held]:
    """The courses that this colleague took, the latest first."""
    own = Record.objects.filter(attendee__colleague=by, withdrawn_at=None).order_by("-earned_on", "course")
    return [Held(taken, course_named(taken.course), code_of_certificate(taken)) for taken in own]


def course_named(code: str) -> str:
    """What a course is called; its code if the pack has it no longer."""
    return {word.code: word.label for word in current_locality().lists["courses"]}.get(code, code)
