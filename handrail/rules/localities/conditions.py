"""Reads conditions: which answers a rule, a step or a sentence of the pathway waits for.

In a pack a condition is a table of facts with the answers that each may have, all of which must hold:
`{ age = "adult", "consents.nrm" = ["no"] }`; or a list of such tables, one of which must hold. "unknown" is an answer
like any other. Derived facts have the answers "yes" and "no".
"""

from collections.abc import Mapping
from typing import Any

from handrail.rules.localities.pathway import (
    ALWAYS_SO,
    AT_THRESHOLD,
    GUARDIANS_COVER,
    ROLE_FIRST_RESPONDER,
    ROLE_SECTION_52,
    AskedQuestion,
    Clause,
    Condition,
)
from handrail.rules.localities.tables import Table

UNKNOWN = "unknown"
Vocabulary = Mapping[str, frozenset[str]]
"""The answers that each fact may have in a condition."""

BUILT_IN: Vocabulary = {
    AT_THRESHOLD: frozenset({"yes", "no", UNKNOWN}),
    GUARDIANS_COVER: frozenset({"yes", "no"}),
    ROLE_FIRST_RESPONDER: frozenset({"yes", "no", "unverified", UNKNOWN}),
    ROLE_SECTION_52: frozenset({"yes", "no", "unverified", UNKNOWN}),
}


def vocabulary_of(questions: Mapping[str, AskedQuestion]) -> dict[str, frozenset[str]]:
    """What conditions may ask for, before anything is derived: questions with a choice, and what is built in."""
    choices = {
        key: frozenset({value for value, _ in question.options} | {UNKNOWN})
        for key, question in questions.items()
        if question.kind == "choice"
    }
    return {**choices, **BUILT_IN}


def read_condition(table: Table, key: str, words: Vocabulary, *, otherwise: Condition = ALWAYS_SO) -> Condition:
    """The condition under that key of a table, or another if there is none."""
    return condition_of(table.values.get(key), table, key, words) if key in table.values else otherwise


def condition_of(said: Any, table: Table, key: str, words: Vocabulary) -> Condition:
    """The condition that a value of a table means; its faults are noted at the key."""
    clauses = said if isinstance(said, list) else [said]
    if not clauses or not all(isinstance(clause, dict) for clause in clauses):
        table.refuse(f'"{key}" must be a table of facts and answers, or a list of such tables.', key)
        return ()
    return tuple(clause_of(clause, table, key, words) for clause in clauses)


def clause_of(said: Mapping[str, Any], table: Table, key: str, words: Vocabulary) -> Clause:
    """One clause: every fact with the answers it may have."""
    pairs = ((fact, answers if isinstance(answers, list) else [answers]) for fact, answers in said.items())
    return tuple((fact, answers_of(fact, answers, table, key, words)) for fact, answers in pairs)


def answers_of(fact: str, said: list[Any], table: Table, key: str, words: Vocabulary) -> frozenset[str]:
    """The answers to one fact, each of which must be one that it can have."""
    if fact not in words:
        table.refuse(f'"{fact}" in "{key}" is no fact that is known here.', key)
        return frozenset()
    for answer in said:
        if answer not in words[fact]:
            table.refuse(f'"{answer}" is no answer to "{fact}": {", ".join(sorted(words[fact]))}.', key)
    if not said or words[fact] <= {str(one) for one in said}:
        table.refuse(f'"{fact}" in "{key}" must name some of its answers, and not all.', key)
    return frozenset(str(one) for one in said)
