"""A session with a few places, and those who book it."""

from datetime import UTC, datetime, timedelta
from typing import Any

from handrail.foundation.people.models import Person, Role
from handrail.foundation.vault.receipts import new_receipt
from handrail.partnership.published.actions import ask, take_in_requests
from handrail.partnership.published.models import RequestKind
from handrail.partnership.training import actions
from handrail.partnership.training.actions import Plan
from handrail.partnership.training.models import Booking, Session, SessionKind
from tests.build import NOON, organisations, person

DAY = datetime(2027, 2, 3, 10, 0, tzinfo=UTC)
# Long over by any clock.
LONG_AGO = datetime(2025, 3, 4, 10, 0, tzinfo=UTC)
OVER: dict[str, Any] = {
    "starts_at": LONG_AGO,
    "ends_at": LONG_AGO + timedelta(hours=2),
    "book_until": LONG_AGO - timedelta(days=1),
}
ASKED = {
    "name": "Canarynurse Plover",
    "email": "Plover@ward.example",
    "profession": "nurse",
    "organisation": "exampleshire-hospitals",
    "elsewhere": "",
}


def plan(**told: Any) -> Plan:
    """A course of two hours with two places, open to everybody."""
    usual: dict[str, Any] = {
        "kind": SessionKind.COURSE,
        "title": "Seeing the signs",
        "starts_at": DAY,
        "ends_at": DAY + timedelta(hours=2),
        "book_until": DAY - timedelta(days=1),
        "capacity": 2,
        "place": "Room 4",
        "joining": "The code of the door is canary-door-77.",
        "open_to_all": True,
    }
    return Plan(**{**usual, **told})


def trainer() -> Person:
    """Somebody who holds sessions."""
    return person(Role.TRAINER, at_work=organisations()[0])


def planned(*, by: Person | None = None, **told: Any) -> Session:
    """That session."""
    return actions.plan_session(plan(**told), by=by or trainer(), at=NOON)


def booked(session: Session, *, at: datetime = NOON) -> Booking:
    """A colleague's place."""
    colleague = person(Role.PROFESSIONAL, at_work=organisations()[1])
    attendee = actions.colleague(colleague, profession="nurse", at=at)
    return actions.book_place(session, attendee, by=colleague.ref, at=at)


def asked(session: Session, *, at: datetime = NOON, **said: str) -> str:
    """Somebody from outside asks for a place, and it is taken in; their receipt."""
    receipt = new_receipt()
    ask(RequestKind.BOOKING, {**ASKED, "event": str(session.pk), **said}, receipt=receipt, at=at)
    take_in_requests(at=at)
    return receipt
