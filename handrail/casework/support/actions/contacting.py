"""Plans contacts, records those that took place, and says what became of each. What we begin goes through the gate."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from handrail.casework.cases.models import Case
from handrail.casework.persons.queries import safe_contact_of
from handrail.casework.support.actions.keeping import add, hold_entry, hold_to_write, note
from handrail.casework.support.models import Contact, ContactKind, ContactState, From, PlaceKind, WithWhom
from handrail.casework.support.permissions import why_not_settle_contact
from handrail.casework.support.policies import (
    PAST,
    TO_COME,
    WHY_IN_SPITE,
    channel_in,
    channel_of,
    lock,
    opened,
    was_unsafe,
    why_not_become,
    why_not_reach,
)
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

LONGEST_MINUTES = 24 * 60


@dataclass(frozen=True, kw_only=True, repr=False)
class Meeting:
    """What kind of contact, with whom, where and when; `name`, `where` and `about` are kept locked."""

    kind: ContactKind
    with_whom: WithWhom = WithWhom.PERSON
    begun_by: From = From.US
    place_kind: PlaceKind = PlaceKind.DISTANCE
    starts_at: datetime
    minutes: int = 0
    name: str = ""
    where: str = ""
    about: str = ""

    @property
    def channel(self) -> str | None:
        """The channel whose safety has to be known, if any."""
        return channel_of(self.kind, with_whom=self.with_whom, begun_by=self.begun_by)


@transaction.atomic
def plan_contact(case: Case, *, meeting: Meeting, by: Person, at: datetime) -> Contact:
    """Plan a contact; the worker's calendar shows it by the file's reference alone.

    Raises:
        NotAllowed: this person may not, the time has passed, or they have not said that this way is safe then.
    """
    case = hold_to_write(case, by=by)
    require(PAST if meeting.starts_at < at else why_not_last(meeting.minutes))
    kept = safe_contact_of(case.person, by=by, at=at, why="contact")
    require(why_not_reach(kept, channel=meeting.channel, at=meeting.starts_at))
    contact = row(case, meeting, state=ContactState.PLANNED, by=by, at=at)
    add(contact, words_of(meeting))
    note(case, "contact_planned", by=by, at=at, contact=str(contact.pk), kind=contact.kind)
    return contact


@transaction.atomic
def record_contact(
    case: Case,
    *,
    meeting: Meeting,
    state: ContactState = ContactState.TOOK_PLACE,
    message_left: bool = False,
    notes: str = "",
    in_spite: str = "",
    by: Person,
    at: datetime,
) -> Contact:
    """Record a contact that took place or was tried.

    One that we began although it was not known to be safe is recorded too, or nobody would know of it: it needs a
    why, and says so.

    Raises:
        NotAllowed: this person may not, the time is to come, it is no contact that is over, or a why is missing.
    """
    case = hold_to_write(case, by=by)
    require("Plan it instead." if state == ContactState.PLANNED else None)
    require(TO_COME if meeting.starts_at > at else why_not_last(meeting.minutes))
    kept = safe_contact_of(case.person, by=by, at=at, why="contact")
    unsafe = was_unsafe(meeting.channel, kept, message_left=message_left, at=meeting.starts_at)
    require(WHY_IN_SPITE if unsafe and not in_spite.strip() else None)
    contact = row(case, meeting, state=state, by=by, at=at)
    contact.message_left, contact.not_safe, contact.settled_at = message_left, unsafe, at
    add(contact, {**words_of(meeting), "notes": notes, "in_spite": in_spite if unsafe else ""})
    note(case, "contact_recorded", by=by, at=at, contact=str(contact.pk), kind=contact.kind, not_safe=unsafe)
    return contact


@transaction.atomic
def settle_contact(
    contact: Contact,
    *,
    state: ContactState,
    minutes: int = 0,
    message_left: bool = False,
    notes: str = "",
    in_spite: str = "",
    by: Person,
    at: datetime,
) -> Contact:
    """Say what became of a planned contact. Whether it was safe is asked again, as it is known now.

    Raises:
        NotAllowed: this person may not, it is settled, its time is to come, or a why is missing.
    """
    contact = hold_entry(contact)
    require(why_not_settle_contact(contact, by=by))
    require(why_not_become(ContactState(contact.state), state, starts_at=contact.starts_at, at=at))
    require(why_not_last(minutes))
    kept = safe_contact_of(contact.case.person, by=by, at=at, why="contact")
    made = state != ContactState.CANCELLED
    unsafe = made and was_unsafe(channel_in(contact), kept, message_left=message_left, at=contact.starts_at)
    require(WHY_IN_SPITE if unsafe and not in_spite.strip() else None)
    contact.state, contact.message_left, contact.not_safe, contact.settled_at = state, message_left, unsafe, at
    contact.minutes = minutes or contact.minutes
    lock(contact, {**opened(contact), "notes": notes, "in_spite": in_spite if unsafe else ""})
    contact.save(update_fields=["state", "message_left", "not_safe", "settled_at", "minutes", "contents"])
    note(contact.case, "contact_settled", by=by, at=at, contact=str(contact.pk), state=str(state), not_safe=unsafe)
    return contact


def why_not_last(minutes: int) -> str | None:
    """Say why a contact cannot last so long, if so."""
    return None if 0 <= minutes <= LONGEST_MINUTES else "Give how many minutes it took, a day at most."


def row(case: Case, meeting: Meeting, *, state: ContactState, by: Person, at: datetime) -> Contact:
    """The codes and dates of a contact."""
    return Contact(
        case=case,
        kind=meeting.kind,
        with_whom=meeting.with_whom,
        begun_by=meeting.begun_by,
        state=state,
        place_kind=meeting.place_kind,
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        worker=by,
        recorded_at=at,
        recorded_by=by,
    )


def words_of(meeting: Meeting) -> dict[str, str]:
    """What is kept locked of it."""
    return {"name": meeting.name, "where": meeting.where, "about": meeting.about}
