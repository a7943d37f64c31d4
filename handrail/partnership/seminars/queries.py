"""Questions about seminars: the programme, who offers to speak, who sits where, and what is still to be done."""

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, QuerySet

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects
from handrail.foundation.vault.subjects import Locked
from handrail.partnership.seminars.models import Choice, FollowUp, Item, ItemKind, Offer, Room, Seminar
from handrail.partnership.seminars.permissions import why_not_keep_seminar
from handrail.partnership.seminars.policies import Speaker
from handrail.partnership.training.models import Booking, BookingState, Session
from handrail.partnership.training.permissions import why_not_hold_sessions, why_not_keep_session
from handrail.partnership.training.queries import names_of, organisation_words


@dataclass(frozen=True)
class Heard:
    """An offer and who makes it; `speaker` is None where they were forgotten."""

    offer: Offer
    speaker: Speaker | None


@dataclass(frozen=True, repr=False)
class Badge:
    """What stands on one badge: a name, whom they come from, and their workshops. Its repr shows nothing."""

    name: str
    organisation: str
    workshops: tuple[str, ...]


@dataclass(frozen=True)
class Seat:
    """A workshop and how many of its seats are taken."""

    item: Item
    taken: int

    @property
    def left(self) -> int:
        """How many seats nobody chose."""
        return (self.item.room.seats if self.item.room else 0) - self.taken


def session_for(session_id: UUID, *, by: Person) -> Session:
    """The session with that id. Raises Session.DoesNotExist; NotAllowed: it is of others."""
    session = Session.objects.select_related("organisation").get(pk=session_id)
    require(why_not_keep_session(session, by=by))
    return session


def seminar_for(session_id: UUID, *, by: Person) -> Seminar:
    """The seminar with that id, for those who hold it. Raises Seminar.DoesNotExist, NotAllowed."""
    seminar = Seminar.objects.select_related("session__organisation").get(pk=session_id)
    require(why_not_keep_seminar(seminar, by=by))
    return seminar


def seminars_for(*, by: Person) -> QuerySet[Session]:
    """Every session of this kind, the newest first; none for those who hold none."""
    if why_not_hold_sessions(by=by) is not None:
        return Session.objects.none()
    return Session.objects.filter(kind="seminar").select_related("organisation").order_by("-starts_at")


def rooms_of(seminar: Seminar) -> QuerySet[Room]:
    """The rooms by name."""
    return Room.objects.filter(seminar=seminar)


def programme_of(seminar: Seminar) -> list[Seat]:
    """The programme in its order, with how many chose each workshop."""
    items = Item.objects.filter(seminar=seminar).select_related("room", "offer", "slides").defer("slides__content")
    return [Seat(item, item.chosen) for item in items.annotate(chosen=Count("choices"))]


def item_of(seminar: Seminar, item_id: UUID) -> Item:
    """One item of this programme. Raises Item.DoesNotExist."""
    return Item.objects.select_related("room", "offer", "seminar__session__organisation").get(
        pk=item_id, seminar=seminar
    )


def offer_of(seminar: Seminar, offer_id: UUID) -> Offer:
    """One offer to this seminar. Raises Offer.DoesNotExist."""
    return Offer.objects.select_related("seminar__session__organisation").get(pk=offer_id, seminar=seminar)


@transaction.atomic
def offers_to(seminar: Seminar, *, by: Person, at: datetime) -> list[Heard]:
    """Who offers to speak, the earliest first. Reading them is in the trail. Raises NotAllowed."""
    require(why_not_keep_seminar(seminar, by=by))
    offers = list(Offer.objects.filter(seminar=seminar).select_related("decided_by"))
    opened = subjects.unlock_many([Locked(bytes(one.locked), one.subject, one.place("locked")) for one in offers])
    if offers:
        record("seminars.offers_read", about=str(seminar.session), by=by.ref, at=at, offers=len(offers))
    return [Heard(offer, speaker_of(said)) for offer, said in zip(offers, opened, strict=True)]


def speaker_of(said: bytes | None) -> Speaker | None:
    """What was locked of a speaker."""
    return None if said is None else Speaker(**json.loads(said))


@transaction.atomic
def badges_of(seminar: Seminar, *, by: Person, at: datetime) -> list[Badge]:
    """A badge for everybody who has a place, by name. Reading them is in the trail. Raises NotAllowed."""
    require(why_not_keep_seminar(seminar, by=by))
    places = list(
        Booking.objects.filter(session=seminar.session_id, state=BookingState.CONFIRMED).select_related(
            "attendee__colleague", "attendee__organisation"
        )
    )
    names = names_of([place.attendee for place in places])
    workshops = workshops_by_booking(seminar)
    record("seminars.badges_made", about=str(seminar.session), by=by.ref, at=at, badges=len(places))
    made = [
        Badge(names[place.attendee_id], organisation_words(place.attendee), tuple(workshops[place.pk]))
        for place in places
    ]
    return sorted(made, key=lambda badge: badge.name.casefold())


def workshops_by_booking(seminar: Seminar) -> dict[UUID, list[str]]:
    """The workshops of each booking, in the order of the day."""
    found: dict[UUID, list[str]] = defaultdict(list)
    chosen = Choice.objects.filter(item__seminar=seminar).select_related("item__room").order_by("item__starts_at")
    for choice in chosen:
        room = choice.item.room
        found[choice.booking_id].append(f"{choice.item.title} ({room.name})" if room else choice.item.title)
    return found


def own_booking(session_id: UUID, *, by: Person) -> Booking | None:
    """The colleague's own place at a seminar, if they have one or wait for one."""
    own = Booking.objects.filter(session=session_id, attendee__colleague=by).select_related("session")
    return own.exclude(state=BookingState.CANCELLED).first()


def own_bookings(*, by: Person, at: datetime) -> QuerySet[Booking]:
    """The seminars to come at which this colleague has a place or waits for one."""
    own = Booking.objects.filter(attendee__colleague=by, session__kind="seminar", session__ends_at__gt=at)
    return own.exclude(state=BookingState.CANCELLED).select_related("session").order_by("session__starts_at")


def workshops_at(session_id: UUID) -> list[Seat]:
    """The workshops that may be chosen, in the order of the day."""
    seminar = Seminar.objects.get(pk=session_id)
    return [seat for seat in programme_of(seminar) if seat.item.kind == ItemKind.WORKSHOP]


def chosen_by(booking: Booking) -> set[UUID]:
    """The workshops of this booking."""
    return set(Choice.objects.filter(booking=booking).values_list("item_id", flat=True))


def follow_ups_of(seminar: Seminar) -> QuerySet[FollowUp]:
    """What was agreed, the soonest due first."""
    return FollowUp.objects.filter(seminar=seminar).select_related("owner", "organisation")


def follow_ups_for(*, by: Person) -> QuerySet[FollowUp]:
    """What this person is to see to from any seminar, the soonest due first."""
    return FollowUp.objects.filter(owner=by, done_at=None).select_related("seminar__session")


def who_may_own(*, by: Person) -> list[Person]:
    """Who may see to something: everybody who works here, by organisation and name. Raises NotAllowed."""
    require(why_not_hold_sessions(by=by))
    people = Person.objects.filter(is_active=True).select_related("organisation")
    return list(people.order_by("organisation__name", "name"))


def follow_up_of(follow_up_id: UUID) -> FollowUp:
    """One thing that was agreed. Raises FollowUp.DoesNotExist."""
    return FollowUp.objects.select_related("seminar__session__organisation", "owner").get(pk=follow_up_id)


@dataclass(frozen=True)
class Line:
    """One time of the day: what happens then, in the columns of the rooms; `whole` is for everybody."""

    starts_at: datetime
    whole: Seat | None
    cells: tuple[Seat | None, ...]


@dataclass(frozen=True)
class Timetable:
    """The day as a table: a column for each room that is used, a line for each time at which something begins."""

    rooms: tuple[str, ...]
    lines: tuple[Line, ...]


def timetable(programme: list[Seat]) -> Timetable:
    """The programme as a table of times and rooms."""
    rooms = sorted({seat.item.room.name for seat in programme if seat.item.room})
    lines = []
    for starts_at in sorted({seat.item.starts_at for seat in programme}):
        then = [seat for seat in programme if seat.item.starts_at == starts_at]
        by_room = {seat.item.room.name: seat for seat in then if seat.item.room}
        whole = next((seat for seat in then if seat.item.room is None), None)
        lines.append(Line(starts_at, whole, tuple(by_room.get(room) for room in rooms)))
    return Timetable(tuple(rooms), tuple(lines))
