"""What people who were helped said of the partnership, as counts: what they wrote themselves does not come here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.partnership.steering.models import Group
from handrail.partnership.steering.permissions import why_not_read


@dataclass(frozen=True)
class Voices:
    """One period: how many said something, and the mean of each question that enough people answered, from 1 to 5."""

    period: str
    number: int
    means: tuple[tuple[str, str], ...]


# Rooms above write themselves in, in AppConfig.ready(): each gives the periods in which enough people spoke.
HEARD: list[Callable[[datetime], Iterable[Voices]]] = []


def voices_for(group: Group, *, by: Person, at: datetime) -> list[Voices]:
    """What the steering group is told; a subgroup is told nothing. Raises NotAllowed."""
    require(why_not_read(group, by=by))
    return [] if group.parent_id is not None else [one for room in HEARD for one in room(at)]
