"""Takes in what comes by the public door: a place, giving it back, being there, and what somebody knows."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from handrail.foundation.permission import NotAllowed
from handrail.partnership.published.actions import CannotTakeIn, Request, answer
from handrail.partnership.published.models import RequestKind, StandingWord
from handrail.partnership.training.actions.answering import answer_in_room, answer_questions
from handrail.partnership.training.actions.attendees import Guest, guest
from handrail.partnership.training.actions.attending import come
from handrail.partnership.training.actions.booking import book_place, give_back
from handrail.partnership.training.actions.telling import tell_of_place
from handrail.partnership.training.models import Booking, Session
from handrail.partnership.training.policies import questions_of
from handrail.partnership.training.queries import room_code

BY = "public"


@transaction.atomic
def take_in_booking(request: Request, at: datetime) -> None:
    """Give a place to whoever asks, or put them on the waiting list, or say why not. Raises CannotTakeIn."""
    session = session_of(request)
    names = ("name", "email", "profession", "organisation", "elsewhere", "licence")
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
    booking = booking_of(request)
    try:
        give_back(booking, by=BY, at=at)
    except NotAllowed as reason:
        say(request, StandingWord.CONFIRMED, reason.sentence, at=at)
        return
    say(request, StandingWord.CANCELLED, "You have given your place back.", at=at)


def take_in_attendance(request: Request, at: datetime) -> None:
    """Count whoever holds the receipt as there, if they typed the code of the room in its time. Raises CannotTakeIn."""
    booking = booking_of(request)
    try:
        come(booking, str(request.asked.get("room", "")), by=BY, at=request.arrived_at)
    except NotAllowed as reason:
        tell_of_place(booking, first=reason.sentence, at=at)
        return
    tell_of_place(booking, first="We have it that you are there.", at=at)


def take_in_answers(request: Request, at: datetime) -> None:
    """Take in what somebody knows: under the receipt of a place, or the code of the room. Raises CannotTakeIn."""
    try:
        if "room" in request.asked:
            session = session_in_room(request)
            answer_in_room(session, answers_of(session, request), at=request.arrived_at)
            return
        booking = booking_of(request)
        answer_questions(booking, answers_of(booking.session, request), by=BY, at=request.arrived_at)
    except NotAllowed as reason:
        if "room" in request.asked:
            raise CannotTakeIn("not_asked_now") from None
        tell_of_place(booking, first=reason.sentence, at=at)


def booking_of(request: Request) -> Booking:
    """The place with that receipt. Raises CannotTakeIn: there is none."""
    found = Booking.objects.select_related("session", "attendee__colleague")
    booking = found.filter(receipt_digest=request.receipt_digest).first()
    if booking is None:
        raise CannotTakeIn("no_such_booking")
    return booking


def session_in_room(request: Request) -> Session:
    """The session in whose room the code was shown when this came. Raises CannotTakeIn: in none."""
    shown = room_code(str(request.asked.get("room", "")), at=request.arrived_at)
    if shown is None:
        raise CannotTakeIn("no_such_room")
    return Session.objects.get(pk=shown.taught_id)


def answers_of(session: Session, request: Request) -> dict[str, int]:
    """An answer to each question of its course. Raises CannotTakeIn: one is missing, or is none of those offered."""
    told = request.asked.get("answers")
    given = told if isinstance(told, dict) else {}
    asked = questions_of(session)
    if not all(given.get(one.code) in range(len(one.answers)) for one in asked):
        raise CannotTakeIn("not_answers")
    return {one.code: int(given[one.code]) for one in asked}


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
