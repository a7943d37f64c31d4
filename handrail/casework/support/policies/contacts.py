"""Which contacts need the person's word that they are safe, what may become of one, and who may interpret."""

from collections.abc import Mapping
from datetime import datetime

from handrail.casework.persons.policies import KeptContact, refusal_of, safety_of
from handrail.casework.support.models import (
    BookingState,
    Contact,
    ContactKind,
    ContactState,
    From,
    InterpreterKind,
    WithWhom,
)
from handrail.foundation.notices.policies import Refusal

# What a planned contact, and a booked interpreter, may come to.
CONTACT_TRANSITIONS: Mapping[ContactState, frozenset[ContactState]] = {
    ContactState.PLANNED: frozenset(set(ContactState) - {ContactState.PLANNED}),
    ContactState.TOOK_PLACE: frozenset(),
    ContactState.NO_ANSWER: frozenset(),
    ContactState.NOT_ATTENDED: frozenset(),
    ContactState.CANCELLED: frozenset(),
}
BOOKING_TRANSITIONS: Mapping[BookingState, frozenset[BookingState]] = {
    BookingState.BOOKED: frozenset(set(BookingState) - {BookingState.BOOKED}),
    BookingState.CONFIRMED: frozenset({BookingState.ATTENDED, BookingState.NOT_ATTENDED, BookingState.CANCELLED}),
    BookingState.ATTENDED: frozenset(),
    BookingState.NOT_ATTENDED: frozenset(),
    BookingState.CANCELLED: frozenset(),
}
# Which channel of the safe-contact gate a kind of contact goes through. A meeting is agreed with the person, and the
# call that agrees it goes through the gate: so only their no to being met stops one, not that nobody asked.
IN_PERSON = "in_person"
NOT_IN_PERSON = "They said that it is not safe to meet them."
CHANNELS: Mapping[ContactKind, str] = {
    ContactKind.VISIT: IN_PERSON,
    ContactKind.MEETING: IN_PERSON,
    ContactKind.CALL: "phone",
    ContactKind.VIDEO: "phone",
    ContactKind.TEXT: "text",
    ContactKind.EMAIL: "email",
    ContactKind.POST: "post",
}
COMPANIONS: Mapping[str, str] = {
    "companion": "Somebody who came with them",
    "relative": "A relative, a friend or a neighbour",
    "child": "A child",
    "found_there": "An employer, or somebody else found there",
}
NO_COMPANION = (
    "This is no interpreter. Somebody who came with them, a relative, a child or anybody found there may be the one "
    "they fear, and they cannot speak freely. Book an independent interpreter; a telephone line answers at once."
)
NOT_INDEPENDENT = "Say that the interpreter is independent of the person, of their family and of whoever they fear."
WHY_IN_SPITE = "They had not said that this is safe. Say why it was done all the same: it is kept, and looked at."
TO_COME = "That time has not come yet."
PAST = "That time has passed. Record it as a contact that took place."


def channel_of(kind: ContactKind, *, with_whom: WithWhom, begun_by: From) -> str | None:
    """The channel whose safety has to be known, or None: only what we begin towards the person themselves."""
    if begun_by != From.US or with_whom != WithWhom.PERSON:
        return None
    return CHANNELS.get(kind)


def why_not_interpret(kind: str, *, independent: bool) -> str | None:
    """Say why this one may not interpret, if so (statutory guidance: independent interpreters, never a companion)."""
    if kind not in InterpreterKind.values:
        return NO_COMPANION
    return None if independent else NOT_INDEPENDENT


def why_not_become(state: ContactState, to: ContactState, *, starts_at: datetime, at: datetime) -> str | None:
    """Say why a contact that stands so cannot come to that, if so."""
    if to not in CONTACT_TRANSITIONS[state]:
        return "What became of this contact is recorded already."
    return TO_COME if to != ContactState.CANCELLED and starts_at > at else None


def why_not_move_booking(state: BookingState, to: BookingState, *, starts_at: datetime, at: datetime) -> str | None:
    """Say why a booking that stands so cannot come to that, if so."""
    if to not in BOOKING_TRANSITIONS[state]:
        return "What became of this booking is recorded already."
    return TO_COME if to in {BookingState.ATTENDED, BookingState.NOT_ATTENDED} and starts_at > at else None


def why_not_reach(kept: KeptContact, *, channel: str | None, at: datetime) -> str | None:
    """Say why the person may not be reached through that channel at that time, if so; what is not known is not safe.

    Times in their own words are no refusal here: whoever reaches out is a person, and reads them beside the number.
    """
    if channel is None:
        return None
    if channel == IN_PERSON:
        return NOT_IN_PERSON if kept.safe == "yes" and safety_of(kept, IN_PERSON) == "no" else None
    found = refusal_of(kept, channel=channel, at=at)
    return None if found is None or found is Refusal.PERSON_MUST_READ_TIMES else str(found.label)


def why_not_leave_message(kept: KeptContact) -> str | None:
    """Say why no message may be left when nobody answers, if so."""
    if safety_of(kept, "phone") == "yes" and kept.contact.voicemail_ok == "yes":
        return None
    return "Leave no message: they have not said that it is safe."


def channel_in(contact: Contact) -> str | None:
    """The channel whose safety has to be known for a contact that is kept, if any."""
    return channel_of(ContactKind(contact.kind), with_whom=WithWhom(contact.with_whom), begun_by=From(contact.begun_by))


def was_unsafe(channel: str | None, kept: KeptContact, *, message_left: bool, at: datetime) -> bool:
    """Whether what was done is more than they said is safe."""
    if why_not_reach(kept, channel=channel, at=at):
        return True
    return channel is not None and message_left and why_not_leave_message(kept) is not None
