"""Books independent interpreters, and says what became of each booking."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from handrail.casework.cases.models import Case
from handrail.casework.support.actions.keeping import add, hold_entry, hold_to_write, note
from handrail.casework.support.models import BookingState, Contact, InterpreterBooking
from handrail.casework.support.permissions import why_not_change_booking
from handrail.casework.support.policies import lock, opened, why_not_interpret, why_not_move_booking
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@dataclass(frozen=True, kw_only=True, repr=False)
class Interpreting:
    """Who interprets, in what language and when. `kind` is what somebody chose: a companion is refused."""

    kind: str
    independent: bool
    language: str
    gender: str = "any"
    starts_at: datetime
    minutes: int = 60
    name: str = ""
    agency: str = ""
    reference: str = ""


@transaction.atomic
def book_interpreter(
    case: Case, *, interpreting: Interpreting, contact: Contact | None = None, by: Person, at: datetime
) -> InterpreterBooking:
    """Ask for an independent interpreter, for a contact of this file or for a time.

    Raises:
        NotAllowed: this person may not; the one proposed is a companion, a relative, a child or somebody found there,
            or nobody said that they are independent; no such language; the contact is of another file.
    """
    case = hold_to_write(case, by=by)
    require(why_not_interpret(interpreting.kind, independent=interpreting.independent))
    require(why_not_speak(interpreting.language))
    require("That contact is in another file." if contact is not None and contact.case_id != case.pk else None)
    booking = InterpreterBooking(
        case=case,
        contact=contact,
        kind=interpreting.kind,
        independent=interpreting.independent,
        language=interpreting.language,
        gender=interpreting.gender,
        starts_at=interpreting.starts_at,
        minutes=interpreting.minutes,
        recorded_at=at,
        recorded_by=by,
    )
    add(booking, {name: getattr(interpreting, name) for name in ("name", "agency", "reference")})
    note(case, "interpreter_booked", by=by, at=at, booking=str(booking.pk), kind=booking.kind)
    return booking


@transaction.atomic
def settle_booking(
    booking: InterpreterBooking,
    *,
    state: BookingState,
    reference: str = "",
    words: str = "",
    by: Person,
    at: datetime,
) -> InterpreterBooking:
    """Write down that a booking is confirmed, and later how it went. Raises NotAllowed."""
    booking = hold_entry(booking)
    require(why_not_change_booking(booking, by=by))
    require(why_not_move_booking(BookingState(booking.state), state, starts_at=booking.starts_at, at=at))
    booking.state = state
    booking.settled_at = None if state == BookingState.CONFIRMED else at
    kept = opened(booking)
    lock(booking, {**kept, "reference": reference or kept["reference"], "words": words})
    booking.save(update_fields=["state", "settled_at", "contents"])
    note(booking.case, "booking_changed", by=by, at=at, booking=str(booking.pk), state=str(state))
    return booking


def why_not_speak(language: str) -> str | None:
    """Say why there is no such language here, if so."""
    known = {one.code for one in current_locality().languages}
    return None if language in known else "Choose a language out of the list."
