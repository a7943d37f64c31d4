"""Takes orders of leaflets, from members and from outside, answers and sends them."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects
from handrail.foundation.vault.actions import Count
from handrail.partnership.outreach.actions.printing import give_out
from handrail.partnership.outreach.models import ON_PAPER, Format, MoveKind, Order, OrderState, PrintRun
from handrail.partnership.outreach.permissions import (
    why_not_answer_order,
    why_not_order,
    why_not_send_run,
    why_not_withdraw_order,
)
from handrail.partnership.outreach.policies import SAID, STANDING, why_not_move_order
from handrail.partnership.published.actions import CannotTakeIn, Request, answer
from handrail.partnership.published.models import RequestKind, StandingWord
from handrail.rules.localities.locality import Locality

MOST_COPIES = 10_000


@transaction.atomic
def place_order(design: str, *, set_as: Format, copies: int, locality: Locality, by: Person, at: datetime) -> Order:
    """Ask for leaflets for this person's organisation. Raises NotAllowed, NoSuchDesign."""
    require(why_not_order(by=by))
    order = Order.objects.create(
        design=locality.leaflet(design).code,
        set_as=set_as,
        copies=copies,
        organisation=by.organisation,
        asked_by=by,
        asked_at=at,
    )
    record("outreach.order_placed", about=str(order), by=by.ref, at=at, design=design, copies=copies)
    return order


@transaction.atomic
def take_in_order(request: Request, at: datetime) -> None:
    """Keep an order from outside, with who asks under a key of its own. Raises CannotTakeIn."""
    asked = request.asked
    copies, set_as = asked.get("copies"), asked.get("set_as")
    if not isinstance(copies, int) or not 1 <= copies <= MOST_COPIES or set_as not in ON_PAPER:
        raise CannotTakeIn("not_an_order")
    subject = subjects.new_subject(at=at)
    order = Order(
        design=str(asked.get("design", ""))[:40],
        set_as=set_as,
        copies=copies,
        subject=subject,
        receipt_digest=request.receipt_digest,
        reply_key=request.reply_key,
        asked_at=request.arrived_at,
    )
    said = {name: str(asked.get(name, "")) for name in SAID}
    order.locked = subjects.lock_json(said, subject=subject, place=order.place("locked"))
    order.save(force_insert=True)
    say_back(order, StandingWord.RECEIVED, at=at)
    record("outreach.order_taken_in", about=str(order), by="handrail", at=at, copies=copies)


@transaction.atomic
def answer_order(order: Order, to: OrderState, *, says: str = "", by: Person, at: datetime) -> Order:
    """Accept or decline an order. What is said to somebody outside is sealed to their receipt. Raises NotAllowed."""
    order = held(order)
    require(why_not_answer_order(by=by) or why_not_move_order(OrderState(order.state), to))
    return moved(order, to, says=says, by=by, at=at)


@transaction.atomic
def send_order(order: Order, *, run: PrintRun, says: str = "", locality: Locality, by: Person, at: datetime) -> Order:
    """Send what was asked for from a run on this person's shelf; the stock moves with it. Raises NotAllowed."""
    order = held(order)
    require(why_not_answer_order(by=by) or why_not_move_order(OrderState(order.state), OrderState.SENT))
    require(why_not_send_run(order, run))
    outside = order.organisation is None
    give_out(
        run,
        kind=MoveKind.OUTSIDE if outside else MoveKind.TO_ORGANISATION,
        copies=order.copies,
        to=order.organisation,
        order=order,
        locality=locality,
        by=by,
        at=at,
    )
    return moved(order, OrderState.SENT, says=says, by=by, at=at)


@transaction.atomic
def withdraw_order(order: Order, *, by: Person, at: datetime) -> Order:
    """Take an order of one's own organisation back. Raises NotAllowed."""
    order = held(order)
    require(why_not_withdraw_order(order, by=by))
    return moved(order, OrderState.WITHDRAWN, says="", by=by, at=at)


@transaction.atomic
def erase_order(subject: UUID, *, by: str, at: datetime) -> Count:
    """Forget who asked from outside; what was sent stays as a number. Safe to repeat."""
    orders = Order.objects.filter(subject=subject).exclude(locked=b"")
    erased = orders.update(locked=b"", receipt_digest="", reply_key=b"")
    if erased:
        record("outreach.order_erased", about=f"subject:{subject}", by=by, at=at, orders=erased)
    return {"orders of leaflets": erased} if erased else {}


def held(order: Order) -> Order:
    """The same order, held until the transaction ends."""
    return Order.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=order.pk)


def moved(order: Order, to: OrderState, *, says: str, by: Person, at: datetime) -> Order:
    """Write the answer down, and tell whoever asked."""
    order.state, order.answered_at, order.answered_by = to, at, by
    order.answer = says if order.organisation is not None else ""
    order.save(update_fields=["state", "answered_at", "answered_by", "answer"])
    if order.receipt_digest and to in STANDING:
        say_back(order, STANDING[to], says=says, at=at)
    record(f"outreach.order_{to.value}", about=str(order), by=by.ref, at=at)
    return order


def say_back(order: Order, word: StandingWord, *, says: str = "", at: datetime) -> None:
    """Tell whoever holds the receipt of an order."""
    answer(
        receipt_digest=order.receipt_digest,
        reply_key=bytes(order.reply_key),
        kind=RequestKind.ORDER,
        word=word,
        says=says,
        at=at,
    )
