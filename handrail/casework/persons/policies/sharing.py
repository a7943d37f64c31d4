"""What rooms above add to the rules: which records somebody may see besides, when it is too early, which are of one."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from handrail.casework.persons.models import PotentialVictim
from handrail.foundation.people.models import Person

# Each answers with the ids of records that this person may see now because of their work in that room: whoever is on
# duty in an open reception centre sees those who arrived there, and no longer when it is closed.
ALSO_SEEN: list[Callable[[Person], Iterable[UUID]]] = []

# Each says why somebody should not be asked to decide anything yet, if so: in a reception centre rest comes first.
TOO_EARLY: list[Callable[[PotentialVictim], str | None]] = []

# Each asks for the records that an organisation began of somebody another one has a record of: `person_id` is the
# later record, `earlier` the one that was carried over. Figures count such a person once.
CARRIED_OVER: list[Callable[[], QuerySet[Any]]] = []


def also_seen_by(person: Person) -> set[UUID]:
    """The records that this person may see besides."""
    return {each for ids_for in ALSO_SEEN for each in ids_for(person)}


def why_not_ask_yet(person: PotentialVictim) -> str | None:
    """Say why it is too early to ask this person to decide anything, if so."""
    return next(filter(None, (reason(person) for reason in TOO_EARLY)), None)


def carried_over() -> dict[UUID, UUID]:
    """Each record that was carried over from another, with the very first of that person."""
    before = {later: earlier for ask in CARRIED_OVER for later, earlier in ask().values_list("person_id", "earlier")}

    def first_of(record: UUID) -> UUID:
        return first_of(before[record]) if record in before else record

    return {later: first_of(earlier) for later, earlier in before.items()}


def once_each(records: QuerySet[PotentialVictim]) -> QuerySet[PotentialVictim]:
    """The records without those that were carried over: each person once."""
    for ask in CARRIED_OVER:
        records = records.exclude(pk__in=ask().values("person_id"))
    return records
