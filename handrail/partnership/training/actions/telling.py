"""Tells whoever booked how they stand: a colleague by a notice without contents, others under their receipt."""

from datetime import datetime

from handrail.foundation.notices.actions import tell_staff
from handrail.partnership.published.actions import answer
from handrail.partnership.published.models import RequestKind, StandingWord
from handrail.partnership.training.models import Booking, BookingState
from handrail.partnership.training.policies import must_pass
from handrail.partnership.training.queries import code_of_certificate, names_of, paper_of, record_of

SOMETHING_NEW = "something_new"
WORDS = {
    BookingState.CONFIRMED: StandingWord.CONFIRMED,
    BookingState.WAITING: StandingWord.WAITING,
    BookingState.CANCELLED: StandingWord.CANCELLED,
}


def tell_of_place(booking: Booking, *, first: str = "", at: datetime) -> None:
    """Say how this booking stands, after what is said first. Only who has a place is told how to get in."""
    if booking.receipt_digest:
        taken = record_of(booking)
        answer(
            receipt_digest=booking.receipt_digest,
            reply_key=bytes(booking.reply_key),
            kind=RequestKind.BOOKING,
            word=StandingWord.DONE if taken else WORDS[BookingState(booking.state)],
            says=" ".join(filter(None, (first, in_words(booking)))),
            enclosed=paper_of(taken, name=names_of([booking.attendee])[booking.attendee_id]) if taken else None,
            about=booking.session_id,
            at=at,
        )
    elif booking.attendee.colleague is not None:
        tell_staff(booking.attendee.colleague, kind=SOMETHING_NEW, at=at)


def in_words(booking: Booking) -> str:
    """What is said of it."""
    session = booking.session
    if session.cancelled_at is not None:
        return f"{session.title} is cancelled. {session.cancelled_because}"
    if booking.state == BookingState.CANCELLED:
        return "You have given your place back."
    taken = record_of(booking)
    if taken is not None:
        return f"You took {session.title}. The code of your certificate is {code_of_certificate(taken)}."
    if session.attendance_closed_at is not None:
        return after_it(booking)
    if booking.state == BookingState.WAITING:
        return f"{session.title} is full. You have the next place that is given back."
    return " ".join(filter(None, (f"You have a place: {session.title}.", session.place, session.joining)))


def after_it(booking: Booking) -> str:
    """What is said once it is fixed who came, to whoever has no certificate."""
    session = booking.session
    if booking.came_at is None:
        return f"{session.title} is over. It is not written down that you came."
    if must_pass(session) and booking.passed_on is None:
        return f"You came to {session.title}. Answer the questions about it: when enough is right, you have taken it."
    return f"You came to {session.title}."
