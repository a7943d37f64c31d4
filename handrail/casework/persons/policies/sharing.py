"""Which records rooms above let somebody see besides those of their own organisation, and for how long."""

from collections.abc import Callable, Iterable
from uuid import UUID

from handrail.foundation.people.models import Person

# Each answers with the ids of records that this person may see now because of their work in that room: whoever is on
# duty in an open reception centre sees those who arrived there, and no longer when it is closed.
ALSO_SEEN: list[Callable[[Person], Iterable[UUID]]] = []


def also_seen_by(person: Person) -> set[UUID]:
    """The records that this person may see besides."""
    return {each for ids_for in ALSO_SEEN for each in ids_for(person)}
