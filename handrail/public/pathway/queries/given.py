"""Facts as programs give them: JSON in, every fault by its path."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from handrail.rules.pathway.facts import (
    CONSENTS,
    LONGEST_TEXT,
    MOST_PEOPLE,
    NOT_ASKED,
    NUMBERS,
    TEXTS,
    UNKNOWN,
    VALUES,
    Facts,
    FactsRefused,
    Fault,
    read_facts,
)

# The National Referral Mechanism began; no rule of ours speaks of a day before.
FIRST_DAY = date(2009, 4, 1)
LAST_DAY = date(2099, 12, 31)


def object_from_json(raw: str | bytes) -> dict[str, Any]:
    """The JSON object that this text is. Raises FactsRefused with one fault that says what it is instead."""
    try:
        given = json.loads(raw, object_pairs_hook=each_once)
    except (ValueError, RecursionError):
        raise FactsRefused((Fault("", "This is not JSON in UTF-8."),)) from None
    if not isinstance(given, dict):
        raise FactsRefused((Fault("", "This must be a JSON object of questions and answers."),))
    return given


def facts_from_json(raw: str | bytes) -> Facts:
    """The facts that this text tells, as in FACTS.json. Raises FactsRefused with every fault and its path."""
    return read_facts(object_from_json(raw))


def each_once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """The members of an object, none of which may be given twice: which of two answers holds is not guessed."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise FactsRefused((Fault(key[:LONGEST_TEXT], "This is answered twice."),))
        found[key] = value
    return found


def read_day(text: str | None) -> date | None:
    """The day whose rules are asked for; None when none is named. Raises FactsRefused."""
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise FactsRefused((Fault("on", "This must be a day, like 2026-11-22."),)) from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise FactsRefused((Fault("on", f"This must be a day from {FIRST_DAY} to {LAST_DAY}."),))
    return day


def schema_of_facts() -> dict[str, Any]:
    """The JSON Schema of FACTS.json, drawn from what `read_facts` reads."""
    answers: dict[str, Any] = {key: one_of(*values, UNKNOWN) for key, values in VALUES.items() if "." not in key}
    numbers = {
        key: {"anyOf": [{"type": "integer", "minimum": 0, "maximum": MOST_PEOPLE}, one_of(UNKNOWN)]} for key in NUMBERS
    }
    texts = {key: {"type": "string", "maxLength": LONGEST_TEXT} for key in TEXTS}
    consents = {purpose: one_of(*VALUES[f"consents.{purpose}"], UNKNOWN, NOT_ASKED) for purpose in CONSENTS}
    return shape({**answers, "consents": shape(consents), **numbers, **texts})


def one_of(*values: str) -> dict[str, Any]:
    """The schema of a choice."""
    return {"type": "string", "enum": list(values)}


def shape(properties: dict[str, Any]) -> dict[str, Any]:
    """The schema of an object with these members, none of which is needed, and no others."""
    return {"type": "object", "properties": properties, "additionalProperties": False}
