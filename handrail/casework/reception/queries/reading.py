"""Reads what is locked about one person, or about several in one go. Each reading is in the trail first."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from handrail.casework.reception.models import Arrival, Belonging, BelongingState, Departure
from handrail.casework.reception.permissions import why_not_see_centre
from handrail.casework.reception.policies import AtTheDoor
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault.subjects import Locked, unlock_many

FORGOTTEN = "Erased"


@dataclass(frozen=True, repr=False)
class Kept:
    """Something that is or was kept for somebody."""

    belonging: Belonging
    what: str
    signed: str

    @property
    def is_kept(self) -> bool:
        """Whether it is still here."""
        return self.belonging.state == BelongingState.KEPT


@dataclass(frozen=True, repr=False)
class Gone:
    """Where somebody went, with whom, and who works with them."""

    departure: Departure
    where: str
    accompanied_by: str
    worker: str
    reason: str


def opened(fields: list[Locked]) -> list[Any]:
    """What was locked, read; None where somebody has been erased, or nothing was written."""
    there = [field for field in fields if field.box]
    read = dict(zip(map(id, there), unlock_many(there), strict=True))
    plain = (read.get(id(field)) for field in fields)
    return [None if one is None else json.loads(one) for one in plain]


@transaction.atomic
def door_read(arrival: Arrival, *, by: Person, at: datetime) -> AtTheDoor:
    """What was noticed at the door; nothing once erased. Raises NotAllowed."""
    require(why_not_see_centre(arrival.centre, by=by))
    record("reception.arrival_read", about=str(arrival), by=by.ref, at=at)
    told = opened([Locked(bytes(arrival.told), arrival.person.subject, arrival.place())])[0]
    return AtTheDoor.from_json(told) if told else AtTheDoor()


def belongings_of(arrival: Arrival) -> list[Kept]:
    """What is or was kept for somebody, for a page whose reading is written down already."""
    kept, subject = list(arrival.belongings.all()), arrival.person.subject
    what = opened([Locked(bytes(each.what), subject, each.place("what")) for each in kept])
    signed = opened([Locked(bytes(each.signed), subject, each.place("signed")) for each in kept])
    return [Kept(each, str(a or FORGOTTEN), str(b or "")) for each, a, b in zip(kept, what, signed, strict=True)]


def departure_of(arrival: Arrival) -> Gone | None:
    """Where they went, for a page whose reading is written down already; None while they are here."""
    gone = Departure.objects.filter(arrival=arrival).select_related("recorded_by").first()
    if gone is None:
        return None
    told = opened([Locked(bytes(gone.told), arrival.person.subject, gone.place())])[0] or {}
    parts = ("where", "accompanied_by", "worker", "reason")
    return Gone(gone, *(str(told.get(part, "")) for part in parts))
