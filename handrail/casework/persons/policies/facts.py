"""What is known of somebody as `rules.pathway` reads it: the answers, who keeps the record, and the consents."""

from collections.abc import Mapping
from typing import Any

from handrail.casework.persons.models import ConsentPurpose, PotentialVictim
from handrail.casework.persons.policies.asking import asked_of
from handrail.casework.persons.policies.consenting import NOT_ASKED, Standing, standings_of
from handrail.casework.persons.policies.knowing import Known, known_of
from handrail.rules.pathway.facts import Facts, read_facts


def facts_known(person: PotentialVictim) -> Facts:
    """The facts for a rule. Whoever shows them to a person asks `queries.facts_of`."""
    return folded(known_of(person), asked_of(person.organisation), standings_of(person))


def folded(known: Known, asked: Mapping[str, str], standings: Mapping[str, Standing]) -> Facts:
    """Answers, organisation and consents as one. Of a child, or who may be one, there are no consents to fold in."""
    facts: dict[str, Any] = {**known.answers, **asked}
    if known.is_adult:
        facts["consents"] = {purpose: standing.answer for purpose, standing in standings.items()}
        facts |= withdrawn_in(standings[ConsentPurpose.NRM])
    return read_facts(facts)


def withdrawn_in(nrm: Standing) -> dict[str, str]:
    """Whether a yes to the NRM was taken back; nothing while nobody has asked, for they may have agreed elsewhere."""
    if nrm.answer == NOT_ASKED:
        return {}
    return {"withdrawn": "no" if nrm.withdrawn_at is None else "yes"}


def why_not_answer_here(key: str, person: PotentialVictim) -> str | None:
    """Say why this question is not answered among the others, if so."""
    if key.startswith("consents.") or key == "withdrawn":
        return "What somebody agrees to is recorded on its own page, with who explained it and how."
    if key in asked_of(person.organisation):
        return "Who keeps the record answers this question."
    return None
