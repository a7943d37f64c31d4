"""Makes a seminar of a session: the call for speakers, the rooms, and the programme."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.partnership.seminars.actions.holding import hand_out, held, items_of, publish
from handrail.partnership.seminars.models import Decision, Item, ItemKind, Offer, Room, Seminar
from handrail.partnership.seminars.permissions import why_not_change_seminar, why_not_make_seminar
from handrail.partnership.seminars.policies import Placed, why_not_place
from handrail.partnership.training.models import Session


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One item of the programme, as it is planned."""

    kind: ItemKind
    title: str
    starts_at: datetime
    ends_at: datetime
    about: str = ""
    speaker: str = ""
    room: Room | None = None
    offer: Offer | None = None

    def placed(self) -> Placed:
        """Where and when it is to stand."""
        return Placed(
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            room=self.room.pk if self.room else None,
            offer=self.offer.pk if self.offer else None,
            kind=self.kind,
        )


@transaction.atomic
def make_seminar(session: Session, *, by: Person, at: datetime) -> Seminar:
    """Give a session of this kind a programme. Safe to repeat. Raises NotAllowed."""
    require(why_not_make_seminar(session, by=by))
    seminar, new = Seminar.objects.get_or_create(session=session)
    if new:
        record("seminars.made", about=str(session), by=by.ref, at=at)
    return seminar


@transaction.atomic
def call_for_speakers(seminar: Seminar, *, looking_for: str, until: datetime, by: Person, at: datetime) -> Seminar:
    """Say publicly what is looked for, and until when. Raises NotAllowed."""
    seminar = held(seminar)
    require(why_not_change_seminar(seminar, by=by) or why_not_call(seminar, looking_for, until))
    seminar.looking_for, seminar.speakers_until = looking_for.strip(), until
    seminar.save(update_fields=["looking_for", "speakers_until"])
    publish(seminar)
    record("seminars.speakers_called", about=str(seminar.session), by=by.ref, at=at)
    return seminar


def why_not_call(seminar: Seminar, looking_for: str, until: datetime) -> str | None:
    """Say why speakers cannot be called for so, if so."""
    if not looking_for.strip():
        return "Say what you are looking for."
    if until > seminar.session.starts_at:
        return "The call must close before the seminar begins."
    return (
        None
        if seminar.session.open_to_all
        else "Open the seminar to everybody first: the call stands on its public page."
    )


@transaction.atomic
def add_room(seminar: Seminar, *, name: str, seats: int, step_free: bool, by: Person, at: datetime) -> Room:
    """A room of the house. Raises NotAllowed."""
    seminar = held(seminar)
    require(why_not_change_seminar(seminar, by=by) or why_not_add_room(seminar, name, seats))
    room = Room.objects.create(seminar=seminar, name=name.strip(), seats=seats, step_free=step_free)
    record("seminars.room_added", about=str(seminar.session), by=by.ref, at=at)
    return room


def why_not_add_room(seminar: Seminar, name: str, seats: int) -> str | None:
    """Say why there cannot be such a room, if so."""
    if not name.strip() or seats < 1:
        return "A room has a name and at least one seat."
    taken = Room.objects.filter(seminar=seminar, name__iexact=name.strip()).exists()
    return "There is a room of that name." if taken else None


@transaction.atomic
def add_item(seminar: Seminar, entry: Entry, *, by: Person, at: datetime) -> Item:
    """Add to the programme. Raises NotAllowed: the room or the speaker is taken at that time."""
    seminar = held(seminar)
    require(why_not_change_seminar(seminar, by=by) or why_not_stand(seminar, entry, beside=items_of(seminar)))
    item = Item(seminar=seminar)
    write(entry, item)
    item.save(force_insert=True)
    publish(seminar)
    record("seminars.item_added", about=str(seminar.session), by=by.ref, at=at, item=str(item.pk))
    return item


@transaction.atomic
def change_item(item: Item, entry: Entry, *, by: Person, at: datetime) -> Item:
    """Move or rename an item of the programme; whoever chose it keeps their seat. Raises NotAllowed."""
    seminar = held(item.seminar)
    beside = [other for other in items_of(seminar) if other.pk != item.pk]
    require(why_not_change_seminar(seminar, by=by) or why_not_stand(seminar, entry, beside=beside))
    require(why_not_move_to(item, entry))
    write(entry, item)
    item.save()
    publish(seminar)
    record("seminars.item_changed", about=str(seminar.session), by=by.ref, at=at, item=str(item.pk))
    return item


def why_not_move_to(item: Item, entry: Entry) -> str | None:
    """Say why those who chose this workshop cannot be moved so, if so."""
    chosen = item.choices.count()
    if not chosen:
        return None
    if entry.kind != ItemKind.WORKSHOP or (entry.starts_at, entry.ends_at) != (item.starts_at, item.ends_at):
        return f"{chosen} people have chosen it for that time. Only its room and its words can change now."
    too_small = entry.room is not None and entry.room.seats < chosen
    return f"{chosen} people have chosen it, and the room seats fewer." if too_small else None


@transaction.atomic
def remove_item(item: Item, *, by: Person, at: datetime) -> None:
    """Take an item off the programme. Raises NotAllowed: people have chosen it, or it has slides."""
    seminar = held(item.seminar)
    require(why_not_change_seminar(seminar, by=by) or why_not_remove(item))
    record("seminars.item_removed", about=str(seminar.session), by=by.ref, at=at, item=str(item.pk))
    item.delete()
    publish(seminar)


def why_not_remove(item: Item) -> str | None:
    """Say why an item must stay, if so."""
    if chosen := item.choices.count():
        return f"{chosen} people have chosen it. Change its room or its words instead."
    return "Its slides are kept here." if hasattr(item, "slides") else None


def why_not_stand(seminar: Seminar, entry: Entry, *, beside: list[Item]) -> str | None:
    """Say why this entry cannot stand in the programme, if so."""
    if not entry.title.strip():
        return "Say what it is called."
    if entry.room is not None and entry.room.seminar_id != seminar.pk:
        return "That room belongs to another seminar."
    if entry.offer is not None and (entry.offer.seminar_id != seminar.pk or entry.offer.decision != Decision.ACCEPTED):
        return "Accept the offer first."
    return why_not_place(entry.placed(), beside, session=seminar.session)


def write(entry: Entry, item: Item) -> None:
    """Bring what is planned into the row."""
    for name in ("kind", "title", "about", "speaker", "room", "offer", "starts_at", "ends_at"):
        setattr(item, name, getattr(entry, name))


@transaction.atomic
def publish_programme(seminar: Seminar, *, by: Person, at: datetime) -> Seminar:
    """Let everybody read the programme; what changes after that is seen at once. Raises NotAllowed."""
    seminar = held(seminar)
    require(why_not_change_seminar(seminar, by=by) or (None if items_of(seminar) else "There is nothing in it yet."))
    seminar.programme_published_at = seminar.programme_published_at or at
    seminar.save(update_fields=["programme_published_at"])
    publish(seminar)
    hand_out(seminar)
    record("seminars.programme_published", about=str(seminar.session), by=by.ref, at=at)
    return seminar
