"""Situations in which every clause of the compiled rules holds, and in which it just fails, in each way it can."""

import random
from collections.abc import Iterable, Iterator
from itertools import product

from handrail.rules.localities.pathway import AT_THRESHOLD, GUARDIANS_COVER
from handrail.rules.pathway.engine import Engine
from handrail.rules.pathway.facts import UNKNOWN, VALUES
from handrail.rules.pathway.masks import Masks

Answers = dict[str, str | int]

CORE = {
    "danger_now": ("no", UNKNOWN),
    "asker": ("professional", "public", "self"),
    "age": ("adult", "under_18", UNKNOWN),
    "organisation": ("police", "fair_work_agency", "charity_first_responder", "nhs", "fire", UNKNOWN),
    "consents.nrm": ("yes", "no", "unsure", UNKNOWN),
    "capacity": ("presumed", "doubted", "lacking", UNKNOWN),
    "withdrawn": ("yes", UNKNOWN),
}
"""The answers on which most depends; of organisations, one for each role that the law gives any of them."""


def every_core() -> Iterator[Answers]:
    """Every combination of the core."""
    for values in product(*CORE.values()):
        yield known(dict(zip(CORE, values, strict=True)))


def clauses_of(engine: Engine) -> set[int]:
    """Every clause by which anything comes, goes or is said."""
    lists: list[Iterable[Masks]] = [
        engine.outputs,
        engine.guards.values(),
        *([masks for masks, _ in held] for held in (engine.rules, engine.routes, engine.safer)),
        *([masks for masks, _ in said] for said in engine.additions.values()),
    ]
    return {mask for held in lists for masks in held for mask in masks}


def around(mask: int, engine: Engine) -> Iterator[dict[str, str]]:
    """Answers by which a clause holds; and for each of its facts, each answer that alone breaks it."""
    fields = {key: field for key, field in engine.layout.fields.items() if mask & field.all and key != GUARDIANS_COVER}
    holding = {key: [said for said, bit in field.bits.items() if not mask & bit] for key, field in fields.items()}
    base = {key: said[0] for key, said in holding.items()}
    yield base
    for key, field in fields.items():
        for said in field.bits:
            if said not in holding[key]:
                yield {**base, key: said}


def around_every_clause(engine: Engine, *, seed: int) -> Iterator[Answers]:
    """Around each clause, once with nothing else known, and once with something else answered at random."""
    chance = random.Random(seed)
    for mask in sorted(clauses_of(engine)):
        for answers in around(mask, engine):
            with_number = as_told(answers, engine.layout.threshold)
            yield with_number
            yield {**any_answers(chance), **with_number}


def as_told(answers: dict[str, str], threshold: int) -> Answers:
    """Answers as somebody gives them: a number of people, not whether it reaches the threshold."""
    said = answers.get(AT_THRESHOLD, UNKNOWN)
    told = known({key: value for key, value in answers.items() if key != AT_THRESHOLD})
    return told if said == UNKNOWN else {**told, "victims": threshold if said == "yes" else threshold - 1}


def known(answers: dict[str, str]) -> Answers:
    """Only what is answered."""
    return {key: said for key, said in answers.items() if said != UNKNOWN}


def any_answers(chance: random.Random) -> Answers:
    """Answers at random: in some situations nearly nothing is known, in others nearly everything."""
    share = chance.random()
    answers: Answers = {key: chance.choice(values) for key, values in VALUES.items() if chance.random() < share}
    if chance.random() < share:
        answers["victims"] = chance.randrange(12)
    return answers
