"""How many questions it takes until the steps no longer change, measured on situations drawn alike from all of them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from handrail.rules.localities.pathway import AT_THRESHOLD
from handrail.rules.pathway.asking import keys_to_ask
from handrail.rules.pathway.engine import Engine
from handrail.rules.pathway.facts import UNKNOWN

SEED = 2015
SITUATIONS = 1_000
# What the Home Office's form asks, in the order of its pages (April 2026); what it does not ask comes after.
FORM_ORDER = (
    *("organisation", "age", "exploited_as_child", "in_uk", AT_THRESHOLD, "consents.police", "consents.nrm"),
    *("consents.identity_in_dtn", "consents.support", "victim_has_children_or_pregnant"),
)
Situation = dict[str, str]


@dataclass(frozen=True)
class Measured:
    """How many questions were asked, over some situations."""

    mean: float
    worst: int


def questions(engine: Engine) -> list[str]:
    """Every fact that somebody can be asked for, in the order of the pack."""
    return [key for key, field in engine.layout.fields.items() if UNKNOWN in field.bits]


def drawn(engine: Engine, **settled: str) -> list[Situation]:
    """Situations drawn alike from all answers, "not known" being one of them, the same on every run."""
    chance = random.Random(SEED)
    fields = engine.layout.fields
    return [
        {key: settled.get(key) or chance.choice(list(fields[key].bits)) for key in questions(engine)}
        for _ in range(SITUATIONS)
    ]


def told(engine: Engine, situation: Situation, keys: Sequence[str]) -> int:
    """What the engine knows once these have been asked."""
    bits = engine.layout.start
    for key in keys:
        field = engine.layout.fields[key].bits
        bits ^= field[UNKNOWN] ^ field[situation[key]]
    return bits


def still_asked(engine: Engine, situation: Situation, asked: Sequence[str]) -> list[str]:
    """What would be asked next. Nobody is asked again for what they could not say."""
    return [key for key in keys_to_ask(engine, told(engine, situation, asked)) if key not in asked]


def as_asked_next(engine: Engine, situation: Situation) -> int:
    """How many questions, when each time the first of `ask_next` is asked."""
    asked: list[str] = []
    while following := still_asked(engine, situation, asked):
        asked.append(following[0])
    return len(asked)


def in_order(engine: Engine, situation: Situation, order: Sequence[str]) -> int:
    """How many questions of a list, asked from its top, until nothing that is left changes the steps."""
    least, most = 0, len(order)
    while least < most:
        middle = (least + most) // 2
        if still_asked(engine, situation, order[:middle]):
            least = middle + 1
        else:
            most = middle
    return least


def as_on_the_form(engine: Engine) -> list[str]:
    """Every question, in the form's order as far as it asks them."""
    return [*FORM_ORDER, *(key for key in questions(engine) if key not in FORM_ORDER)]


def measured(counts: Sequence[int]) -> Measured:
    return Measured(sum(counts) / len(counts), max(counts))
