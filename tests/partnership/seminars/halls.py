"""A seminar with two rooms, and those who hold it and come to it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from handrail.foundation.people.models import Person, Role
from handrail.foundation.vault.receipts import new_receipt
from handrail.partnership.published.actions import ask, take_in_requests
from handrail.partnership.published.models import RequestKind
from handrail.partnership.seminars import actions
from handrail.partnership.seminars.actions import Entry
from handrail.partnership.seminars.models import Item, ItemKind, Offer, Room, Seminar
from handrail.partnership.training.actions import Plan, book_place, plan_session
from handrail.partnership.training.models import Attendee, Booking, Session, SessionKind
from tests.build import NOON, organisations, person

DAY = datetime(2027, 3, 4, 9, 0, tzinfo=UTC)
CALL = DAY - timedelta(days=60)


def at(hour: int, minute: int = 0) -> datetime:
    """A time of the seminar's day."""
    return DAY.replace(hour=hour, minute=minute)


@dataclass(frozen=True)
class Hall:
    """A seminar and its trainer."""

    seminar: Seminar
    trainer: Person
    large: Room
    small: Room

    @property
    def session(self) -> Session:
        """The session that it is."""
        return self.seminar.session

    def item(self, title: str, start: datetime, end: datetime, **more: Any) -> Item:
        """An item of the programme."""
        entry = Entry(**{"kind": ItemKind.TALK, "title": title, "starts_at": start, "ends_at": end, **more})
        return actions.add_item(self.seminar, entry, by=self.trainer, at=NOON)

    def workshop(self, title: str, room: Room, hour: int = 11, **more: Any) -> Item:
        """A workshop of an hour."""
        return self.item(title, at(hour), at(hour + 1), kind=ItemKind.WORKSHOP, room=room, **more)

    def guest(self, number: int = 0, *, colleague: Person | None = None) -> Booking:
        """A colleague who has a place."""
        colleague = colleague or person(Role.PROFESSIONAL, at_work=organisations()[number % 3])
        attendee = Attendee.objects.create(
            colleague=colleague, organisation=colleague.organisation, profession="police-officer", made_at=NOON
        )
        return book_place(self.session, attendee, by=colleague.ref, at=NOON)

    def offered(self, **said: Any) -> Offer:
        """An offer to speak that has come in."""
        asked = {**OFFER, "event": str(self.seminar.pk), **said}
        ask(RequestKind.SPEAKER, asked, receipt=new_receipt(), at=NOON)
        assert take_in_requests(at=NOON) == 1
        return Offer.objects.latest("arrived_at", "id")


OFFER = {
    "name": "Canaryspeaker Dunlin",
    "email": "dunlin@force.example",
    "organisation": "Another force",
    "title": "What a driver notices",
    "about": "Ten cases from the night shift.",
    "needs": "A step-free stage",
    "set_as": "talk",
    "minutes": 30,
    "may_be_named": True,
}


def begun(*, by: Person, capacity: int = 40, open_to_all: bool = True) -> Session:
    """A seminar in spring, all day, that has no programme yet."""
    plan = Plan(
        kind=SessionKind.SEMINAR,
        title="Seen and told",
        starts_at=at(9),
        ends_at=at(17),
        book_until=at(9) - timedelta(days=2),
        capacity=capacity,
        place="Southam Hall",
        open_to_all=open_to_all,
    )
    return plan_session(plan, by=by, at=NOON)


def hall(*, capacity: int = 40, open_to_all: bool = True, by: Person | None = None) -> Hall:
    """A seminar with a large room and a small one; speakers are called for."""
    trainer = by or person(Role.TRAINER, at_work=organisations()[0])
    session = begun(by=trainer, capacity=capacity, open_to_all=open_to_all)
    seminar = actions.make_seminar(session, by=trainer, at=NOON)
    if open_to_all:
        actions.call_for_speakers(seminar, looking_for="Cases, and what helped", until=CALL, by=trainer, at=NOON)
    large = actions.add_room(seminar, name="Large hall", seats=40, step_free=True, by=trainer, at=NOON)
    small = actions.add_room(seminar, name="Small room", seats=2, step_free=True, by=trainer, at=NOON)
    return Hall(Seminar.objects.select_related("session").get(pk=seminar.pk), trainer, large, small)


def full_hall(*, by: Person | None = None) -> dict[str, Any]:
    """A seminar with one of everything, and its programme published."""
    made = hall(by=by)
    offer = made.offered()
    welcome = made.item("Welcome", at(9), at(10))
    workshop = made.workshop("Labour", made.large, speaker="Southam Police")
    actions.publish_programme(made.seminar, by=made.trainer, at=NOON)
    agreed = actions.agree(
        made.seminar, what="A list of shelters", owner=made.trainer, due_on=DAY.date(), by=made.trainer, at=NOON
    )
    return {"hall": made, "offer": offer, "item": welcome, "workshop": workshop, "follow_up": agreed}
