"""What is shown of a centre: who is where, what they still need, and which places are free."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from handrail.casework.reception.models import Arrival, BelongingState, CareKind, Centre, LogEntry
from handrail.casework.reception.permissions import why_not_see_centre
from handrail.casework.reception.policies import Account, AtTheDoor, account_of, door_of
from handrail.casework.reception.queries.places import places_of, taken_places
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects
from handrail.foundation.vault.subjects import Locked, unlock_many

FORGOTTEN = "Erased"
# What everybody is owed in the first hours, in this order.
OWED = (CareKind.FOOD, CareKind.REST, CareKind.HEALTH, CareKind.FIRST_TALK, CareKind.EXPLAINED)


@dataclass(frozen=True, repr=False)
class Row:
    """One person at a centre, as the board shows them."""

    arrival: Arrival
    alias: str
    is_child: bool
    urgent: bool
    language: str
    interpreter_gender: str
    where: str
    place: str
    next_owed: str
    kept: int


@dataclass(frozen=True, repr=False)
class Board:
    """A centre at one moment."""

    account: Account
    rows: tuple[Row, ...]
    places: int
    free: int


@dataclass(frozen=True, repr=False)
class Line:
    """One line of the log."""

    entry: LogEntry
    words: str


@transaction.atomic
def board_of(centre: Centre, *, by: Person, at: datetime) -> Board:
    """Everybody who arrived, in the order of their numbers. That somebody looked is in the trail. Raises NotAllowed."""
    require(why_not_see_centre(centre, by=by))
    record("reception.board_read", about=str(centre), by=by.ref, at=at)
    places, taken = places_of(centre), taken_places(centre)
    here = {(room.pk, number) for room, number in places}
    return Board(account_of(centre), tuple(rows_of(centre)), len(places), len(here - taken))


def rows_of(centre: Centre) -> Iterable[Row]:
    """One row for each, with the names opened in one go."""
    found = Arrival.objects.filter(centre=centre).select_related("person", "departure")
    arrivals = list(found.prefetch_related("care", "missing", "belongings", "stays__space"))
    aliases = opened([Locked(bytes(a.person.alias), a.person.subject, a.person.place("alias")) for a in arrivals])
    doors = opened([Locked(bytes(a.told), a.person.subject, a.place()) for a in arrivals])
    for arrival, names, told in zip(arrivals, aliases, doors, strict=True):
        door = AtTheDoor.from_json(told) if told else AtTheDoor()
        yield row_of(arrival, names[-1] if names else FORGOTTEN, door)


def opened(fields: list[Locked]) -> list[object]:
    """What was locked, read; None where somebody has been erased."""
    return [None if plain is None else json.loads(plain) for plain in unlock_many(fields)]


def row_of(arrival: Arrival, alias: str, door: AtTheDoor) -> Row:
    """One of them."""
    done = {care.kind for care in arrival.care.all()}
    stay = next((each for each in arrival.stays.all() if each.until_at is None), None)
    return Row(
        arrival=arrival,
        alias=alias,
        is_child=door.is_child,
        urgent=bool(door.urgent_health) and CareKind.HEALTH not in done,
        language=door.language,
        interpreter_gender=door.interpreter_gender,
        where=where_is(arrival),
        place=f"{stay.space.name} {stay.place}" if stay else "",
        next_owed=next((kind.label for kind in OWED if kind not in done), ""),
        kept=sum(each.state == BelongingState.KEPT for each in arrival.belongings.all()),
    )


def where_is(arrival: Arrival) -> str:
    """Present, missing or left."""
    if hasattr(arrival, "departure"):
        return "left"
    return "missing" if any(each.found_at is None for each in arrival.missing.all()) else "present"


@transaction.atomic
def door_read(arrival: Arrival, *, by: Person, at: datetime) -> AtTheDoor:
    """What was noticed at the door. Raises NotAllowed."""
    require(why_not_see_centre(arrival.centre, by=by))
    record("reception.arrival_read", about=str(arrival), by=by.ref, at=at)
    return door_of(arrival)


def belongings_of(arrival: Arrival) -> list[tuple[object, str]]:
    """What is or was kept for somebody, for a page whose reading is written down already."""
    kept = list(arrival.belongings.all())
    words = opened([Locked(bytes(each.what), arrival.person.subject, each.place("what")) for each in kept])
    return [(each, str(what or FORGOTTEN)) for each, what in zip(kept, words, strict=True)]


@transaction.atomic
def log_of(centre: Centre, *, by: Person, at: datetime) -> list[Line]:
    """The log, the newest line first. Raises NotAllowed."""
    require(why_not_see_centre(centre, by=by))
    record("reception.log_read", about=str(centre), by=by.ref, at=at)
    entries = list(centre.log.select_related("recorded_by").order_by("-happened_at", "-recorded_at"))
    return [
        Line(each, subjects.unlock_json(bytes(each.words), subject=centre.subject, place=each.place()))
        for each in entries
    ]
