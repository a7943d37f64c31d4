"""The copy that works without signal decides as the server does, in every situation that conditions tell apart.

Both programs hold the same conditions, bit for bit: that is tried first. Of a situation either of them asks nothing
but whether an answer is among those that a clause forbids. So whether one thing of the answer is there (a step, what
it says besides, a route, a rule, a sentence about the safer case), and what is asked for its sake, rests on the facts
of its own conditions, and of those only on what the conditions tell apart. Each thing is tried in every such
combination, with nothing else known; that what is known besides changes nothing is tried in situations drawn from all
answers.
"""

import hashlib
import json
import random
import subprocess
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from handrail.public.pathway.queries.compiled import compiled_pathway
from handrail.rules.pathway.asking import changes, question_of, together
from handrail.rules.pathway.engine import Engine, NoRoute, engine_of, holds
from handrail.rules.pathway.facts import UNKNOWN
from handrail.rules.pathway.masks import Masks
from tests.public.pathway.both import node
from tests.rules.pathway.county import TODAY, county

PROGRAM = Path(__file__).with_name("whole_space.mjs")
ENGINE = engine_of(county(), on=TODAY)
FIELDS = ENGINE.layout.fields


def without_signal(asked: dict[str, Any], folder: Path, *, on: date = TODAY, **changed: Any) -> list[str]:
    """What the other program says, line by line, from a copy of that day in which some parts may be changed."""
    files = {"copy.json": compiled_pathway(locality=county(), on=on) | changed, "asked.json": asked}
    for name, held in files.items():
        (folder / name).write_text(json.dumps(held))
    command = [node(), str(PROGRAM), *(str(folder / name) for name in files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")


def as_text(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def digest(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def kinds_of(masks: Masks) -> dict[str, list[str]]:
    """Of each fact that these conditions read: one answer of every kind that they tell apart, and "not known"."""
    found: dict[str, list[str]] = {}
    for key, field in FIELDS.items():
        if any(field.all & mask for mask in masks):
            kinds = {(said == UNKNOWN, *(bool(bit & mask) for mask in masks)): said for said, bit in field.bits.items()}
            found[key] = list(kinds.values())
    return found


def bits_of_kinds(masks: Masks) -> list[list[int]]:
    """The bit of each of those answers, fact by fact."""
    return [[FIELDS[key].bits[said] for said in answers] for key, answers in kinds_of(masks).items()]


def combinations(facts: Iterable[list[int]]) -> list[int]:
    """Every combination, the first fact changing fastest."""
    found = [0]
    for answers in facts:
        found = [bit | rest for bit in answers for rest in found]
    return found


def everything_decided() -> list[Masks]:
    """When each thing is there of which a decision consists, or from which it follows."""
    lists = (ENGINE.rules, ENGINE.routes, ENGINE.safer, *ENGINE.additions.values())
    return [*ENGINE.outputs, *ENGINE.guards.values(), *(masks for held in lists for masks, _ in held)]


def situations() -> set[int]:
    """All that those conditions tell apart; whatever else there is to know is not known."""
    found: set[int] = set()
    for masks in everything_decided():
        beside = ENGINE.layout.start & ~sum(FIELDS[key].all for key in kinds_of(masks))
        found.update(bits | beside for bits in combinations(bits_of_kinds(masks)))
    return found


def drawn(how_many: int) -> Iterator[int]:
    """Situations drawn from all answers."""
    chance = random.Random(28)
    return (sum(chance.choice(list(field.bits.values())) for field in FIELDS.values()) for _ in range(how_many))


def decided(bits: int) -> str:
    """What the server's rules say: the route, the steps with their rules and additions, and the safer sides."""
    steps = [
        (one.step.id, one.layer, [rule.id for rule in one.rules], [one.step.also.index(said) for said in one.additions])
        for one in ENGINE.fired(bits)
    ]
    try:
        route = ENGINE.route(bits)
    except NoRoute:
        route = None
    return as_text([route, steps, [number for number, (masks, _) in enumerate(ENGINE.safer) if holds(masks, bits)]])


@cache
def names(found: int) -> str:
    """The questions behind these bits of "not known"."""
    return " ".join(question_of(key) for key, field in FIELDS.items() if found & field.bits.get(UNKNOWN, 0))


def of_one_thing(masks: Masks, bits: int) -> str:
    """Whether it is there, and what is asked for its sake."""
    unanswered = {unknown: whole for unknown, whole in ENGINE.layout.asked.items() if bits & unknown}
    found = changes(masks, bits, sum(unanswered), sum(unanswered.values()), unanswered)
    found = found or together((masks,), bits, sum(unanswered))
    return f"{int(holds(masks, bits))} {names(found)}"


def read_by(engine: Engine) -> dict[str, Any]:
    """Every condition that the server's rules hold, and the bits of every answer."""

    def shown(masks: Masks) -> list[str]:
        return [hex(mask) for mask in masks]

    steps = sorted({step for _, rule in engine.rules for step in rule.steps}, key=lambda step: place_of(engine, step))
    return {
        "facts": [[key, [[said, hex(bit)] for said, bit in field.bits.items()]] for key, field in FIELDS.items()],
        "start": hex(engine.layout.start),
        "rules": [[rule.id, rule.layer, list(rule.steps), shown(masks)] for masks, rule in engine.rules],
        "routes": [[route.code, shown(masks)] for masks, route in engine.routes],
        "safer": [[side.words, shown(masks)] for masks, side in engine.safer],
        "outputs": [shown(masks) for masks in engine.outputs],
        "steps": [
            [step, shown(engine.guards[step]), [shown(masks) for masks, _ in engine.additions[step]]] for step in steps
        ],
    }


def place_of(engine: Engine, step: str) -> tuple[int, int]:
    """Where a step stands among those of its layer."""
    words = engine.steps[step]
    return engine.deadline_order[words.deadline], words.order


@pytest.mark.parametrize("on", [TODAY, date(2009, 6, 1), date(2015, 10, 31), date(2015, 11, 1), date(2022, 12, 13)])
def test_both_hold_the_same_conditions_bit_for_bit(on: date, tmp_path: Path) -> None:
    said = json.loads(without_signal({}, tmp_path, on=on)[0])
    for part, held in read_by(engine_of(county(), on=on)).items():
        assert said[part] == held, part


def test_both_decide_the_same_in_every_situation_that_conditions_tell_apart(tmp_path: Path) -> None:
    every = sorted(situations())
    assert len(every) > 100_000
    every += drawn(2_000)
    said = without_signal({"situations": list(map(hex, every))}, tmp_path)
    assert len(said) == len(every)
    assert [bits for bits, other in zip(every, said, strict=True) if digest(decided(bits)) != other] == []


def test_both_ask_the_same_for_each_thing_in_every_situation_that_its_conditions_tell_apart(tmp_path: Path) -> None:
    things = [
        {"output": number, "facts": [list(map(hex, answers)) for answers in bits_of_kinds(masks)]}
        for number, masks in enumerate(ENGINE.outputs)
    ]
    said = without_signal({"things": things}, tmp_path)
    for masks, other in zip(ENGINE.outputs, said, strict=True):
        each = "\n".join(of_one_thing(masks, bits) for bits in combinations(bits_of_kinds(masks)))
        assert digest(each) == other, masks


def test_a_copy_with_one_condition_less_is_noticed(tmp_path: Path) -> None:
    some = list(drawn(300))
    first, *others = compiled_pathway(locality=county(), on=TODAY)["rules"]
    said = without_signal({"situations": list(map(hex, some))}, tmp_path, rules=[{**first, "when": []}, *others])
    assert list(map(digest, map(decided, some))) != said


def test_one_answer_of_each_kind_stands_for_all_that_conditions_treat_alike() -> None:
    for masks in everything_decided():
        for key, answers in kinds_of(masks).items():
            bits = FIELDS[key].bits
            tried = {tuple(bool(bits[said] & mask) for mask in masks) for said in answers}
            assert {tuple(bool(bit & mask) for mask in masks) for bit in bits.values()} == tried
