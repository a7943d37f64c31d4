"""Orders of leaflets: one's own organisation's, and those that wait for an answer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects
from handrail.partnership.outreach.models import Order, OrderState
from handrail.partnership.outreach.permissions import why_not_answer_order, why_not_order
from handrail.partnership.outreach.queries.stock import Held, held_by
from handrail.rules.localities.locality import Locality

MOST_SHOWN = 100


@dataclass(frozen=True, repr=False)
class Asked:
    """Who outside asks, and where it is to be sent."""

    name: str
    email: str
    organisation: str
    address: str


def orders_of(*, by: Person) -> QuerySet[Order]:
    """What this person's organisation has ordered, the latest first. Raises NotAllowed."""
    require(why_not_order(by=by))
    return Order.objects.filter(organisation=by.organisation).select_related("asked_by", "organisation")[:MOST_SHOWN]


def orders_waiting(*, by: Person) -> QuerySet[Order]:
    """What is to be answered or sent, the oldest first. Raises NotAllowed."""
    require(why_not_answer_order(by=by))
    waiting = Order.objects.filter(state__in=[OrderState.ASKED, OrderState.ACCEPTED])
    return waiting.select_related("organisation", "asked_by").order_by("asked_at", "id")[:MOST_SHOWN]


def order_for(order_id: UUID, *, by: Person) -> Order:
    """An order, for whoever answers it or whose organisation placed it. Raises NotAllowed, Order.DoesNotExist."""
    require(why_not_order(by=by))
    order = Order.objects.select_related("organisation", "asked_by").get(pk=order_id)
    if order.organisation_id != by.organisation_id:
        require(why_not_answer_order(by=by))
    return order


@transaction.atomic
def read_order(order: Order, *, by: Person, at: datetime) -> Asked | None:
    """Who outside asks; None for a member's order or once it is erased. Reading is in the trail. Raises NotAllowed."""
    require(why_not_answer_order(by=by))
    if order.subject is None or not order.locked:
        return None
    said = subjects.unlock_json(bytes(order.locked), subject=order.subject, place=order.place("locked"))
    record("outreach.order_read", about=str(order), by=by.ref, at=at)
    return Asked(**said)


def runs_for(order: Order, *, locality: Locality, by: Person) -> list[Held]:
    """The runs on this person's shelf from which an order can be sent. Raises NotAllowed."""
    held = held_by(by.organisation, locality=locality, by=by)
    return [
        one
        for one in held
        if (one.run.design, one.run.set_as) == (order.design, order.set_as)
        and not one.changes
        and one.left >= order.copies
    ]
