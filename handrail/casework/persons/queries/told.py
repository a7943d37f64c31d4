"""What has been answered of somebody, as the pages of next steps carry it."""

from datetime import datetime

from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.policies import known_of
from handrail.casework.persons.queries.reading import facts_of
from handrail.foundation.people.models import Person
from handrail.public.pathway.models import Told


def told_of(person: PotentialVictim, *, by: Person, at: datetime) -> Told:
    """The answers, consents folded in, and what was answered with "not sure". Raises NotAllowed."""
    return Told(facts_of(person, by=by, at=at, why="steps"), frozenset(known_of(person).not_sure))
