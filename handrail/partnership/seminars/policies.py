"""When a programme fits together: nobody speaks twice at once, no room holds two things, no workshop is overfull."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handrail.partnership.seminars.models import Decision, Item, ItemKind
from handrail.partnership.training.models import Session

# What may be said to an offer, and after what.
DECISIONS: dict[Decision, frozenset[Decision]] = {
    Decision.OPEN: frozenset({Decision.ACCEPTED, Decision.DECLINED, Decision.WITHDRAWN}),
    Decision.ACCEPTED: frozenset({Decision.WITHDRAWN}),
    Decision.DECLINED: frozenset({Decision.ACCEPTED}),
    Decision.WITHDRAWN: frozenset(),
}


@dataclass(frozen=True, repr=False)
class Speaker:
    """Who offers to speak, and what about. Its repr shows nothing."""

    name: str
    email: str
    organisation: str
    title: str
    about: str
    needs: str = ""


SAID = tuple(Speaker.__dataclass_fields__)


@dataclass(frozen=True, kw_only=True)
class Placed:
    """Where an item of the programme is to stand. No room: the whole house."""

    starts_at: datetime
    ends_at: datetime
    room: UUID | None = None
    offer: UUID | None = None
    kind: ItemKind = ItemKind.TALK

    def meets(self, item: Item) -> bool:
        """Whether both are at one time, if only for a minute."""
        return self.starts_at < item.ends_at and item.starts_at < self.ends_at


def why_not_place(placed: Placed, beside: Iterable[Item], *, session: Session) -> str | None:
    """Say why an item cannot stand there beside these others, if so."""
    if placed.ends_at <= placed.starts_at:
        return "It must end after it starts."
    if placed.starts_at < session.starts_at or placed.ends_at > session.ends_at:
        return "That is before the seminar begins or after it ends."
    if placed.kind == ItemKind.WORKSHOP and placed.room is None:
        return "A workshop needs a room."
    return next(filter(None, (why_they_clash(placed, item) for item in beside if placed.meets(item))), None)


def why_they_clash(placed: Placed, other: Item) -> str | None:
    """Say why two items cannot be at one time, if so."""
    if placed.room is None or other.room_id is None:
        return f"“{other.title}” is at that time, and one of the two is for the whole house."
    if placed.room == other.room_id:
        return f"“{other.title}” is in that room at that time."
    if placed.offer is not None and placed.offer == other.offer_id:
        return f"The same speaker is at “{other.title}” at that time."
    return None


def why_not_choose(item: Item, *, taken: int, others: Sequence[Item]) -> str | None:
    """Say why a workshop cannot be chosen by somebody who chose these others, if so."""
    if item.kind != ItemKind.WORKSHOP or item.room is None:
        return "Only workshops are chosen. Everything else is for everybody."
    if taken >= item.room.seats:
        return f"“{item.title}” is full."
    for other in others:
        if other.pk != item.pk and other.starts_at < item.ends_at and item.starts_at < other.ends_at:
            return f"“{item.title}” is at the same time as “{other.title}”."
    return None


def why_not_decide(now: Decision, to: Decision) -> str | None:
    """Say why an offer cannot be given that answer, if so."""
    return None if to in DECISIONS[now] else f"This offer is {now.label.lower()} already."
