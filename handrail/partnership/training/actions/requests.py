"""Takes in what is asked at the public door: a place, or to give one back. The answer is read with the receipt."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from handrail.foundation.permission import NotAllowed
from handrail.partnership.published.actions import CannotTakeIn, Request, answer
from handrail.partnership.published.models import RequestKind, StandingWord
from handrail.partnership.training.actions.attendees import Guest, guest
from handrail.partnership.training.actions.booking import book_place, give_back
from handrail.partnership.training.actions.telling import tell_of_place
from handrail.partnership.training.models import Booking, Session

BY = "public"


@transaction.atomic
def take_in_booking(request: Request, at: datetime) -> None:
    """Give a place to whoever asks, or put them on the waiting list, or say why not. Raises CannotTakeIn."""
    session = session_of(request)
    names = ("name", "email", "profession", "organisation", "elsewhere")
    told = {name: str(request.asked.get(name, "")) for name in names}
    if not told["name"] or "@" not in told["email"]:
        raise CannotTakeIn("not_a_booking")
    try:
        booking = book_place(
            session,
            guest(Guest(**told), at=at),
            by=BY,
            at=request.arrived_at,
            receipt_digest=request.receipt_digest,
            reply_key=request.reply_key,
        )
    except NotAllowed as reason:
        say(request, StandingWord.DECLINED, reason.sentence, at=at)
        return
    if booking.receipt_digest == request.receipt_digest:
        tell_of_place(booking, at=at)
    else:
        say(request, StandingWord.DECLINED, "This address has a place already. Use the receipt you were given.", at=at)


def take_in_cancellation(request: Request, at: datetime) -> None:
    """Give the place back of whoever holds the receipt. Raises CannotTakeIn: there is none."""
    booking = Booking.objects.filter(receipt_digest=request.receipt_digest).first()
    if booking is None:
        raise CannotTakeIn("no_such_booking")
    try:
        give_back(booking, by=BY, at=at)
    except NotAllowed as reason:
        say(request, StandingWord.CONFIRMED, reason.sentence, at=at)
        return
    say(request, StandingWord.CANCELLED, "You have given your place back.", at=at)


def session_of(request: Request) -> Session:
    """The session that is asked about. Raises CannotTakeIn: there is none that is open to all."""
    try:
        return Session.objects.get(pk=UUID(str(request.asked.get("event"))), open_to_all=True)
    except (Session.DoesNotExist, ValueError, ValidationError):
        raise CannotTakeIn("no_such_session") from None


def say(request: Request, word: StandingWord, says: str, *, at: datetime) -> None:
    """Answer the receipt."""
    answer(
        receipt_digest=request.receipt_digest,
        reply_key=request.reply_key,
        kind=RequestKind.BOOKING,
        word=word,
        says=says,
        at=at,
    )
