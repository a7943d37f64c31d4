"""Tells whoever booked how they stand: a colleague by a notice without contents, others under their receipt."""

from datetime import datetime

from handrail.foundation.notices.actions import tell_staff
from handrail.partnership.published.actions import answer
from handrail.partnership.published.models import RequestKind, StandingWord
from handrail.partnership.training.models import Booking, BookingState
from handrail.partnership.training.queries import code_of_certificate, record_of

SOMETHING_NEW = "something_new"
WORDS = {
    BookingState.CONFIRMED: StandingWord.CONFIRMED,
    BookingState.WAITING: StandingWord.WAITING,
    BookingState.CANCELLED: StandingWord.CANCELLED,
}


def tell_of_place(booking: Booking, *, at: datetime) -> None:
    """Say how this booking stands. Only who has a place is told how to get in."""
    if booking.receipt_digest:
        taken = record_of(booking) is not None
        answer(
            receipt_digest=booking.receipt_digest,
            reply_key=bytes(booking.reply_key),
            kind=RequestKind.BOOKING,
            word=StandingWord.DONE if taken else WORDS[BookingState(booking.state)],
            says=in_words(booking),
            at=at,
        )
    elif booking.attendee.colleague is not None:
        tell_staff(booking.attendee.colleague, kind=SOMETHING_NEW, at=at)


def in_words(booking: Booking) -> str:
    """What is said of it."""
    session = booking.session
    if session.cancelled_at is not None:
        return f"{session.title} is cancelled. {session.cancelled_because}"
    taken = record_of(booking)
    if taken is not None:
        return f"You took {session.title}. The code of your certificate is {code_of_certificate(taken)}."
    if booking.state == BookingState.WAITING:
        return f"{session.title} is full. You have the next place that is given back."
    return " ".join(filter(None, (f"You have a place: {session.title}.", session.place, session.joining)))
