"""What is shown of a centre: who is where, what they still need, which places are free, and what is missing."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from handrail.casework.operations.models import Duty
from handrail.casework.persons.policies import closed_to
from handrail.casework.reception.models import Arrival, CareKind, Centre
from handrail.casework.reception.permissions import why_not_see_centre
from handrail.casework.reception.policies import Account, AtTheDoor, account_of
from handrail.casework.reception.queries.beside import Beside, all_beside
from handrail.casework.reception.queries.places import places_of, taken_places
from handrail.casework.reception.queries.reading import FORGOTTEN, opened
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault.subjects import Locked

# What everybody is owed in the first hours, in this order.
OWED = (CareKind.FOOD, CareKind.REST, CareKind.HEALTH, CareKind.FIRST_TALK, CareKind.EXPLAINED)
ADULT, RESTRICTED = "adult", "Restricted record"


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
    needs: tuple[str, ...]
    looked_after_by: str
    kept: int
    children_to_come: int


@dataclass(frozen=True, repr=False)
class Board:
    """A centre at one moment."""

    account: Account
    rows: tuple[Row, ...]
    places: int
    free: int

    @property
    def children(self) -> int:
        """How many who are here are, or may be, under 18."""
        return sum(row.is_child for row in self.here)

    @property
    def here(self) -> list[Row]:
        """Who is here now."""
        return [row for row in self.rows if row.where == "present"]

    @property
    def languages(self) -> list[tuple[str, int]]:
        """Which languages are spoken by how many who are here, the most first."""
        return Counter(row.language for row in self.here if row.language).most_common()

    @property
    def gaps(self) -> list[str]:
        """What is missing, in words: by numbers, never by names."""
        without = [row.arrival.number for row in self.here if not row.place]
        found = [f"Number {row.arrival.number} is missing." for row in self.rows if row.where == "missing"]
        found += [f"Number {row.arrival.number} needs a nurse or a doctor now." for row in self.here if row.urgent]
        found += [children_missing(row) for row in self.here if row.children_to_come]
        found += [f"Nobody is with number {row.arrival.number}, who may be under 18." for row in self.left_alone]
        if len(without) > self.free:
            found.append(f"{len(without)} people have no sleeping place, and {self.free} are free.")
        return found

    @property
    def left_alone(self) -> list[Row]:
        """Children who are here with no grown-up they came with and nobody on duty beside them."""
        return [row for row in self.here if row.is_child and not (row.looked_after_by or row.arrival.with_arrival_id)]


def children_missing(row: Row) -> str:
    """That children who were spoken of have not been registered."""
    return f"Number {row.arrival.number} spoke of children with them: {row.children_to_come} not registered yet."


@transaction.atomic
def board_of(centre: Centre, *, by: Person, at: datetime) -> Board:
    """Everybody who arrived, in the order of their numbers. That somebody looked is in the trail. Raises NotAllowed."""
    require(why_not_see_centre(centre, by=by))
    record("reception.board_read", about=str(centre), by=by.ref, at=at)
    places, taken = places_of(centre), taken_places(centre)
    here = {(room.pk, number) for room, number in places}
    return Board(account_of(centre), tuple(rows_of(centre, by=by)), len(places), len(here - taken))


def rows_of(centre: Centre, *, by: Person) -> Iterable[Row]:
    """One row for each, with everything that is locked opened in one go; a restricted record is a number."""
    closed = set(closed_to(by))
    found = Arrival.objects.filter(centre=centre).select_related("person", "looked_after_by")
    arrivals, beside = list(found), all_beside(centre)
    read = opened([field for one in arrivals for field in locked_of(one)])
    for number, arrival in enumerate(arrivals):
        row = row_of(arrival, beside, *read[3 * number : 3 * number + 3])
        yield replace(row, alias=RESTRICTED, language="") if arrival.person_id in closed else row


def locked_of(arrival: Arrival) -> tuple[Locked, Locked, Locked]:
    """Their working names, what was noticed at the door, and what has been answered since."""
    person = arrival.person
    return (
        Locked(bytes(person.alias), person.subject, person.place("alias")),
        Locked(bytes(arrival.told), person.subject, arrival.place()),
        Locked(bytes(person.answers), person.subject, person.place("answers")),
    )


def row_of(arrival: Arrival, beside: Beside, names: Any, told: Any, known: Any) -> Row:
    """One of them."""
    door = AtTheDoor.from_json(told) if told else AtTheDoor()
    done = beside.done.get(arrival.pk, set())
    return Row(
        arrival=arrival,
        alias=str(names[-1]) if names else FORGOTTEN,
        is_child=bool(known) and known["answers"].get("age") != ADULT,
        urgent=bool(door.urgent_health) and CareKind.HEALTH not in done,
        language=door.language,
        interpreter_gender=door.interpreter_gender,
        where=beside.where(arrival.pk),
        place=beside.places.get(arrival.pk, ""),
        next_owed=next((kind.label for kind in OWED if kind not in done), ""),
        needs=tuple(beside.needs.get(arrival.pk, ())),
        looked_after_by=arrival.looked_after_by.name if arrival.looked_after_by else "",
        kept=beside.kept[arrival.pk],
        children_to_come=max(0, door.how_many_children - beside.children[arrival.pk]),
    )


def where_is(arrival: Arrival) -> str:
    """Present, missing or left."""
    if hasattr(arrival, "departure"):
        return "left"
    return "missing" if any(each.found_at is None for each in arrival.missing.all()) else "present"


def called_out(centre: Centre) -> list[Duty]:
    """Who was asked to be on duty, and what they said, for a page whose reading is written down already."""
    return list(Duty.objects.filter(operation=centre.operation_id).select_related("person__organisation"))
