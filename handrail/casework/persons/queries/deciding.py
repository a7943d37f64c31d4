"""What to do next for one person, as `rules.pathway` decides it now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.policies import Standing, standings_of
from handrail.casework.persons.queries.reading import alias_in, facts_of
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.rules.pathway.decide import decide
from handrail.rules.pathway.decision import Decision
from handrail.rules.pathway.facts import Facts


@dataclass(frozen=True, repr=False)
class PersonFile:
    """What the page of a person shows: what colleagues call them, what is known, what is next. No name."""

    person: PotentialVictim
    alias: str
    facts: Facts
    decision: Decision
    consents: Mapping[str, Standing]


def file_of(person: PotentialVictim, *, by: Person, at: datetime, why: str = "page") -> PersonFile:
    """Everything on the page of a person. Raises NotAllowed."""
    facts = facts_of(person, by=by, at=at, why=why)
    return PersonFile(person, alias_in(person), facts, decision_on(facts, at=at), standings_of(person))


def decision_of(person: PotentialVictim, *, by: Person, at: datetime) -> Decision:
    """What to do next. Raises NotAllowed."""
    return decision_on(facts_of(person, by=by, at=at, why="steps"), at=at)


def decision_on(facts: Facts, *, at: datetime) -> Decision:
    """What to do next, on the local day of that moment."""
    locality = current_locality()
    return decide(facts, on=at.astimezone(locality.timezone).date(), locality=locality, at=at)
