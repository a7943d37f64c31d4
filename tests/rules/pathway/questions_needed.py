"""How many questions it takes until the steps no longer change: asked of the engine itself, and in a given order.

`asking_tree.py` counts over every situation what `ask_next` asks; here it is counted of a list asked from its top.
"""

import random
from collections.abc import Mapping, Sequence
from fractions import Fraction

from handrail.rules.localities.pathway import AT_THRESHOLD
from handrail.rules.pathway.asking import keys_to_ask
from handrail.rules.pathway.engine import Engine
from handrail.rules.pathway.facts import UNKNOWN
from tests.rules.pathway.asking_tree import Needed
from tests.rules.pathway.whole_space import Space

SEED = 2015
# What the Home Office's form asks, in the order of its pages (April 2026); what it does not ask comes after.
FORM_ORDER = (
    *("organisation", "age", "exploited_as_child", "in_uk", AT_THRESHOLD, "consents.police", "consents.nrm"),
    *("consents.identity_in_dtn", "consents.support", "victim_has_children_or_pregnant"),
)
Situation = dict[str, str]


def questions(engine: Engine) -> list[str]:
    """Every fact that somebody can be asked for, in the order of the pack."""
    return [key for key, field in engine.layout.fields.items() if UNKNOWN in field.bits]


def drawn(engine: Engine, how_many: int) -> list[Situation]:
    """Situations drawn alike from all answers, "not known" being one of them, the same on every run."""
    chance = random.Random(SEED)
    fields = engine.layout.fields
    return [{key: chance.choice(list(fields[key].bits)) for key in questions(engine)} for _ in range(how_many)]


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
    """How many questions of a list, asked from its top, until nothing more of it is asked for."""
    after = range(len(order), -1, -1)
    return next((number + 1 for number in after if still_asked(engine, situation, order[:number])), 0)


def as_on_the_form(engine: Engine) -> list[str]:
    """Every question, in the form's order as far as it asks them."""
    return [*FORM_ORDER, *(key for key in questions(engine) if key not in FORM_ORDER)]


def answers_in(engine: Engine, **settled: str) -> dict[str, tuple[str, ...]]:
    """Every answer to each fact; of what is settled, and of what the county settles, the one that it has."""
    start = engine.layout.start
    return {
        key: (settled[key],)
        if key in settled
        else tuple(said for said, bit in field.bits.items() if UNKNOWN in field.bits or bit & start)
        for key, field in engine.layout.fields.items()
    }


def counted_in_order(engine: Engine, order: Sequence[str], answers: Mapping[str, tuple[str, ...]]) -> Needed:
    """The same over every situation with these answers: until what was not asked can change nothing.

    What is settled stays settled while more is asked. So from the first number of questions, looking back from the
    last, after which no situation is settled, there is none before it either.
    """
    open_after = [Fraction()]
    while open_after[0] < 1:
        space, found = still_open(engine, order[len(order) - len(open_after) :], answers)
        open_after.insert(0, Fraction(found.bit_count(), space.size))
    asked_always = len(order) - len(open_after) + 2
    share = sum(open_after[1:], Fraction(0))
    return Needed(asked_always + share, asked_always, asked_always - 1 + open_after.index(Fraction()))


def still_open(engine: Engine, unasked: Sequence[str], answers: Mapping[str, tuple[str, ...]]) -> tuple[Space, int]:
    """The situations in which some answers to these questions, all others being answered, change the answer."""
    fields = engine.layout.fields
    bits = sum(fields[key].all for key in unasked)
    things = [masks for masks in engine.outputs if any(mask & bits for mask in masks)]
    read = [key for key, field in fields.items() if any(mask & field.all for masks in things for mask in masks)]
    space = Space(engine, {key: answers[key] for key in read})
    found = 0
    for masks in things:
        there = space.holds(masks)
        found |= reached(space, there, unasked) & reached(space, space.but(there), unasked)
    return space, found


def reached(space: Space, those: int, unasked: Sequence[str]) -> int:
    """The situations from which one of those is reached by other answers to these questions."""
    for key in (key for key in unasked if key in space.answers):
        for answer in space.answers[key]:
            those |= space.given(those, key, answer)
    return those
