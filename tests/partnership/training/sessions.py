"""A session with a few places, and those who book it."""

from datetime import UTC, datetime, timedelta
from typing import Any

from handrail.foundation.people.models import Person, Role
from handrail.foundation.vault.receipts import new_receipt
from handrail.partnership.published.actions import ask, take_in_requests
from handrail.partnership.published.models import RequestKind, RoomCode
from handrail.partnership.training import actions
from handrail.partnership.training.actions import Plan
from handrail.partnership.training.models import Booking, PastFile, Record, Session, SessionKind
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


def under_way(*, by: Person, at: datetime) -> Session:
    """A course that began forty minutes ago, at which its trainer has a place, with a code for the room."""
    told = plan(
        course="awareness", course_version="2026-1", starts_at=at - timedelta(minutes=40),
        ends_at=at + timedelta(hours=2), book_until=at + timedelta(hours=1), capacity=9,
    )  # fmt: skip
    session = actions.plan_session(told, by=by, at=at)
    own = actions.colleague(by, profession="police-officer", at=at)
    actions.book_place(session, own, by=by.ref, at=at)
    actions.show_code(session, by=by, at=at)
    return session


def code_of(session: Session) -> str:
    """The code that is shown in its room."""
    return RoomCode.objects.get(taught=session.pk).code


def taken(*, by: Person) -> Record:
    """A course of which nothing is asked, that a colleague took."""
    session = planned(by=by, course="reception", course_version="2026-1")
    came = booked(session)
    actions.note_who_came(session, [came.pk], by=by, at=DAY)
    return actions.close_attendance(session, by=by, at=DAY + timedelta(hours=3))[0]


def past_list(*, by: Person, at: datetime = NOON) -> PastFile:
    """A list of past attendance with a row that cannot be read, checked and not brought in."""
    rows = b"Name,Email,Job title,Date\nA,a@street.example,nurse,03/02/2025\nB,nowhere,nurse,the spring\n"
    held = actions.receive_past(rows, course="awareness", by=by, at=at)
    columns = {"name": 0, "email": 1, "profession": 2, "attended_on": 3}
    actions.check_past(held, columns=columns, by=by, at=at)
    held.refresh_from_db()
    return held
