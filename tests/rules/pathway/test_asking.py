"""What is still to be asked: every question whose answer would change the answer, and no other."""

import random
from itertools import product

from handrail.rules.pathway.asking import keys_to_ask, question_of
from handrail.rules.pathway.decide import decide
from handrail.rules.pathway.engine import engine_of
from handrail.rules.pathway.facts import VALUES, Facts, facts_of, read_facts
from tests.rules.pathway.county import TODAY, county

ANSWERS: dict[str, tuple[str | int, ...]] = {**VALUES, "victims": (0, 9)}
ENGINE = engine_of(county(), on=TODAY)


def answer_to(told: dict[str, str | int]) -> tuple[frozenset[object], str]:
    """The steps with what they say besides, and the route."""
    bits = ENGINE.layout.bits_of(facts_of(told))
    return frozenset((one.step.id, one.additions) for one in ENGINE.fired(bits)), ENGINE.route(bits)


def asked(told: dict[str, str | int]) -> set[str]:
    return set(map(question_of, keys_to_ask(ENGINE, ENGINE.layout.bits_of(facts_of(told)))))


def some_facts(chance: random.Random) -> dict[str, str | int]:
    share = chance.choice((0.3, 0.6, 0.9))
    return {key: chance.choice(values) for key, values in ANSWERS.items() if chance.random() < share}


def test_exactly_those_questions_are_asked_whose_answer_changes_the_answer() -> None:
    chance = random.Random(11)
    for _ in range(200):
        told = some_facts(chance)
        now = answer_to(told)
        matter = {
            key
            for key, values in ANSWERS.items()
            if key not in told and any(answer_to({**told, key: value}) != now for value in values)
        }
        if matter:
            assert asked(told) == matter, told


def test_when_nothing_is_asked_nothing_that_is_open_changes_the_answer() -> None:
    chance = random.Random(12)
    settled = 0
    for _ in range(400):
        told = {key: chance.choice(values) for key, values in ANSWERS.items()}
        for key in chance.sample(sorted(told), 3):
            del told[key]
        if asked(told):
            continue
        settled += 1
        left = [key for key in ANSWERS if key not in told]
        for said in product(*(ANSWERS[key] for key in left)):
            assert answer_to({**told, **dict(zip(left, said, strict=True))}) == answer_to(told), told
    assert settled > 20


def test_danger_is_asked_first_and_a_child_is_never_asked_for_consent() -> None:
    nothing = decide(Facts(), on=TODAY, locality=county()).ask_next
    assert nothing[0] == "danger_now"
    assert "consents.nrm" not in nothing
    child = read_facts({"danger_now": "no", "age": "under_18", "organisation": "police", "asker": "professional"})
    assert "consents.nrm" not in decide(child, on=TODAY, locality=county()).ask_next


def test_a_postcode_is_asked_only_when_it_changes_whom_to_ring() -> None:
    told = {"danger_now": "no", "age": "adult", "asker": "professional", "organisation": "nhs"}
    assert "postcode" not in decide(read_facts(told), on=TODAY, locality=county()).ask_next
    tonight = read_facts({**told, "destitute_tonight": "yes"})
    assert "postcode" in decide(tonight, on=TODAY, locality=county()).ask_next
    known = tonight.with_answer("postcode", "WD17 1AA")
    assert "postcode" not in decide(known, on=TODAY, locality=county()).ask_next
