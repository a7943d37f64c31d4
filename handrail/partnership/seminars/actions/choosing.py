"""Chooses workshops for somebody who has a place: never two at one time, never more than the room seats."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.permission import NotAllowed, require
from handrail.partnership.published.actions import CannotTakeIn, Request, answer
from handrail.partnership.published.models import RequestKind, StandingWord
from handrail.partnership.seminars.actions.holding import held, publish
from handrail.partnership.seminars.models import Choice, Item, Seminar
from handrail.partnership.seminars.policies import why_not_choose
from handrail.partnership.training.models import Booking, BookingState


@transaction.atomic
def choose(booking: Booking, items: Sequence[Item], *, by: str, at: datetime) -> None:
    """These workshops and no others. Whole or not at all.

    Raises:
        NotAllowed: one is full, two are at one time, or there is no place at the seminar.
    """
    seminar = held(Seminar.objects.get(pk=booking.session_id))
    require(why_not_choose_at_all(booking, at=at))
    Choice.objects.filter(booking=booking).exclude(item__in=items).delete()
    has = set(Choice.objects.filter(booking=booking).values_list("item_id", flat=True))
    for item in items:
        require(None if item.seminar_id == seminar.pk else "That belongs to another seminar.")
        taken = Choice.objects.filter(item=item).exclude(booking=booking).count()
        require(why_not_choose(item, taken=taken, others=items))
        if item.pk not in has:
            Choice.objects.create(booking=booking, item=item, chosen_at=at)
    publish(seminar)
    record("seminars.chosen", about=str(seminar.session), by=by, at=at, booking=str(booking.pk), workshops=len(items))


def why_not_choose_at_all(booking: Booking, *, at: datetime) -> str | None:
    """Say why nothing can be chosen with this booking, if so."""
    if booking.state != BookingState.CONFIRMED:
        return "Workshops are chosen by those who have a place."
    return "The seminar is over." if at >= booking.session.ends_at else None


def take_in_choice(request: Request, at: datetime) -> None:
    """Choose for whoever booked at the public door; what cannot be is said back. Raises CannotTakeIn."""
    booking = Booking.objects.filter(receipt_digest=request.receipt_digest).select_related("session").first()
    if booking is None:
        raise CannotTakeIn("no_such_booking")
    items = items_of(request, booking)
    word = StandingWord.CONFIRMED if booking.state == BookingState.CONFIRMED else StandingWord.WAITING
    try:
        choose(booking, items, by="public", at=at)
        says = "Your workshops: " + ("; ".join(item.title for item in items) or "none") + "."
    except NotAllowed as reason:
        says = f"We could not change your workshops. {reason.sentence}"
    answer(
        receipt_digest=request.receipt_digest,
        reply_key=request.reply_key,
        kind=RequestKind.BOOKING,
        word=word,
        says=says,
        at=at,
    )


def items_of(request: Request, booking: Booking) -> list[Item]:
    """The workshops that are asked for. Raises CannotTakeIn: one does not exist."""
    asked = request.asked.get("items", [])
    try:
        wanted = {UUID(str(one)) for one in asked}
    except (ValueError, TypeError, ValidationError):
        raise CannotTakeIn("not_a_choice") from None
    found = list(Item.objects.filter(seminar=booking.session_id, pk__in=wanted).select_related("room"))
    if len(found) != len(wanted):
        raise CannotTakeIn("no_such_workshop")
    return found
