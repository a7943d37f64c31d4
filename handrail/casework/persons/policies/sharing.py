"""What rooms above add to the rules: which records somebody may see besides, and when it is too early to ask."""

from collections.abc import Callable, Iterable
from uuid import UUID

from handrail.casework.persons.models import PotentialVictim
from handrail.foundation.people.models import Person

# Each answers with the ids of records that this person may see now because of their work in that room: whoever is on
# duty in an open reception centre sees those who arrived there, and no longer when it is closed.
ALSO_SEEN: list[Callable[[Person], Iterable[UUID]]] = []

# Each says why somebody should not be asked to decide anything yet, if so: in a reception centre rest comes first.
TOO_EARLY: list[Callable[[PotentialVictim], str | None]] = []


def also_seen_by(person: Person) -> set[UUID]:
    """The records that this person may see besides."""
    return {each for ids_for in ALSO_SEEN for each in ids_for(person)}


def why_not_ask_yet(person: PotentialVictim) -> str | None:
    """Say why it is too early to ask this person to decide anything, if so."""
    return next(filter(None, (reason(person) for reason in TOO_EARLY)), None)
