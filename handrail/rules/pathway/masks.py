"""Turns conditions into whole numbers, so that a clause is tried with one "and".

Every answer of every fact is one bit, and facts are the bits of their answers. A clause becomes the bits of all
answers that it does not allow: it holds when none of them is among the facts. Derived facts and the roles of
organisations are written out first, so that clauses speak only of what somebody answers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from handrail.rules.localities.locality import Locality
from handrail.rules.localities.pathway import (
    AT_THRESHOLD,
    GUARDIANS_COVER,
    ROLE_FIRST_RESPONDER,
    ROLE_SECTION_52,
    Condition,
    Pathway,
)
from handrail.rules.pathway.facts import UNKNOWN, Facts

FlatClause = Mapping[str, frozenset[str]]
Masks = tuple[int, ...]


@dataclass(frozen=True)
class Field:
    """The bits of one fact."""

    key: str
    bits: Mapping[str, int]

    @cached_property
    def all(self) -> int:
        """Every bit of the fact."""
        return sum(self.bits.values())


@dataclass(frozen=True)
class Layout:
    """Where each answer has its bit, and what derived facts and roles mean in answers."""

    fields: Mapping[str, Field]
    derived: Mapping[str, tuple[FlatClause, ...]]
    roles: Mapping[str, Mapping[str, frozenset[str]]]
    threshold: int
    start: int
    switch: Mapping[tuple[str, str], int]

    @cached_property
    def asked(self) -> dict[int, int]:
        """Of each fact that somebody can be asked for: the bit of "unknown", and all its bits."""
        return {field.bits[UNKNOWN]: field.all for key, field in self.fields.items() if key != GUARDIANS_COVER}

    def bits_of(self, facts: Facts) -> int:
        """The facts as bits; what is not answered has the bit of "unknown"."""
        bits = self.start
        for key, value in facts.answers:
            bits ^= self.switch.get((key, str(value)), 0)
        if facts.victims is not None:
            bits ^= self.switch[AT_THRESHOLD, "yes" if facts.victims >= self.threshold else "no"]
        return bits

    def masks_of(self, clauses: Iterable[FlatClause]) -> Masks:
        """Clauses as the bits that each forbids."""
        return tuple(
            sum(
                bit
                for key, allowed in clause.items()
                for said, bit in self.fields[key].bits.items()
                if said not in allowed
            )
            for clause in clauses
        )

    def flat(self, condition: Condition) -> tuple[FlatClause, ...]:
        """A condition in answers alone, without clauses that can never hold or that another contains."""
        clauses: list[FlatClause] = []
        for clause in condition:
            parts = [self.meaning(fact, answers) for fact, answers in clause]
            clauses.extend(self.both(parts))
        return shortest(clauses)

    def meaning(self, fact: str, answers: frozenset[str]) -> tuple[FlatClause, ...]:
        """What it means in answers that a fact is one of these."""
        if fact in self.roles:
            return ({"organisation": frozenset().union(*(self.roles[fact].get(role, ()) for role in answers))},)
        if fact not in self.derived:
            return ({fact: answers},)
        return self.derived[fact] if "yes" in answers else self.neither(self.derived[fact])

    def both(self, parts: Iterable[Iterable[FlatClause]]) -> list[FlatClause]:
        """The clauses that hold when one of each part does."""
        found: list[FlatClause] = [{}]
        for part in parts:
            options = list(part)
            found = [met for one in found for other in options if (met := self.meeting(one, other)) is not None]
        return found

    def meeting(self, one: FlatClause, other: FlatClause) -> FlatClause | None:
        """The clause that holds when both do, or None if they never do."""
        met = dict(one)
        for key, allowed in other.items():
            met[key] = met.get(key, frozenset(self.fields[key].bits)) & allowed
            if not met[key]:
                return None
        return {key: allowed for key, allowed in met.items() if allowed != frozenset(self.fields[key].bits)}

    def neither(self, clauses: Iterable[FlatClause]) -> tuple[FlatClause, ...]:
        """The clauses that hold when none of these does."""
        others = [
            [{key: frozenset(self.fields[key].bits) - allowed} for key, allowed in clause.items()] for clause in clauses
        ]
        return shortest(self.both(others))


def shortest(clauses: Iterable[FlatClause]) -> tuple[FlatClause, ...]:
    """The clauses without those that another one contains."""
    kept: list[FlatClause] = []
    for clause in clauses:
        if not any(contains(other, clause) for other in kept):
            kept = [other for other in kept if not contains(clause, other)] + [clause]
    return tuple(kept)


def contains(wider: FlatClause, narrower: FlatClause) -> bool:
    """Whether the wider clause holds wherever the narrower does."""
    return all(key in narrower and narrower[key] <= allowed for key, allowed in wider.items())


def layout_of(pathway: Pathway, *, locality: Locality, threshold: int) -> Layout:
    """The bits for a pathway in a county on a day."""
    fields = fields_of(pathway)
    cover = "yes" if locality.child_guardians_cover else "no"
    layout = Layout(
        fields=fields,
        derived={},
        roles=roles_of(pathway),
        threshold=threshold,
        start=sum(field.bits[cover if key == GUARDIANS_COVER else UNKNOWN] for key, field in fields.items()),
        switch={
            (key, said): bit | field.bits[UNKNOWN]
            for key, field in fields.items()
            if UNKNOWN in field.bits
            for said, bit in field.bits.items()
            if said != UNKNOWN
        },
    )
    derived: dict[str, tuple[FlatClause, ...]] = {}
    for fact in pathway.derived:
        derived[fact.name] = replace(layout, derived=derived).flat(fact.when)
    return replace(layout, derived=derived)


def fields_of(pathway: Pathway) -> dict[str, Field]:
    """The bits of each question with a choice, of the number of people, and of what the county sets."""
    answers = {
        question.key: (UNKNOWN, *(value for value, _ in question.options))
        for question in pathway.questions
        if question.kind == "choice"
    }
    answers |= {AT_THRESHOLD: (UNKNOWN, "yes", "no"), GUARDIANS_COVER: ("yes", "no")}
    numbers = iter(range(10_000))
    return {key: Field(key, {said: 1 << next(numbers) for said in values}) for key, values in answers.items()}


def roles_of(pathway: Pathway) -> dict[str, dict[str, frozenset[str]]]:
    """The organisations by the answer that each role has for them."""
    kinds = {
        ROLE_FIRST_RESPONDER: {role.organisation: str(role.first_responder) for role in pathway.roles},
        ROLE_SECTION_52: {role.organisation: str(role.section_52) for role in pathway.roles},
    }
    return {
        kind: {
            UNKNOWN: frozenset({UNKNOWN}),
            **{answer: frozenset(one for one in held if held[one] == answer) for answer in set(held.values())},
        }
        for kind, held in kinds.items()
    }
