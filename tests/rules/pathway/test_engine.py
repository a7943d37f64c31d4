"""How rules become steps: order, guards, the safer side, and answers that break what must always hold."""

import random

import pytest

from handrail.rules.localities.pathway import LAYERS
from handrail.rules.pathway.decide import UnsafeDecision, decide
from handrail.rules.pathway.decision import Decision, Step
from handrail.rules.pathway.facts import VALUES, Facts, facts_of, read_facts
from handrail.rules.pathway.invariants import refuse_if_broken, refuse_words
from tests.rules.pathway.county import TODAY, county


def decided(**told: object) -> Decision:
    return decide(read_facts({key.replace("__", "."): said for key, said in told.items()}), on=TODAY, locality=county())


def ids(decision: Decision) -> list[str]:
    return [step.id for step in decision.steps]


def test_steps_stand_by_layer_and_each_once() -> None:
    chance = random.Random(5)
    for _ in range(300):
        facts = facts_of({key: chance.choice(values) for key, values in VALUES.items() if chance.random() < 0.6})
        decision = decide(facts, on=TODAY, locality=county())
        layers = [LAYERS.index(step.layer) for step in decision.steps]
        assert layers == sorted(layers)
        assert len(set(ids(decision))) == len(decision.steps)


def test_with_nothing_known_999_comes_first_and_the_person_is_treated_as_a_child() -> None:
    decision = decided()
    assert ids(decision)[0] == "call_999"
    assert decision.route == "emergency"
    assert "childrens_services" in ids(decision)
    assert any("999 comes first" in said for said in decision.safer)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"age": "adult", "withdrawn": "yes", "consents": {"nrm": "yes"}}, "The later word counts"),
        ({"age": "adult", "capacity": "doubted", "consents": {"nrm": "yes"}}, "until that is settled"),
        ({"age": "may_be_under_18", "consents": {"nrm": "yes"}}, "a child is not asked"),
        ({"age": "adult", "first_responder_has_spoken": "no", "consents": {"nrm": "yes"}}, "only once it has been"),
    ],
)
def test_an_answer_that_contradicts_another_is_taken_for_the_safer_case(told: dict[str, object], said: str) -> None:
    decision = decided(danger_now="no", asker="professional", organisation="police", in_uk="yes", **told)
    assert any(said in words for words in decision.safer), decision.safer


def test_an_adult_whose_capacity_is_doubted_is_not_referred_although_they_agreed() -> None:
    decision = decided(
        age="adult", asker="professional", organisation="police", capacity="doubted", consents={"nrm": "yes"}
    )
    assert "nrm_referral" not in ids(decision)
    assert "capacity_assessment" in ids(decision)


def test_somebody_who_wants_no_police_is_not_told_to_call_101() -> None:
    assert "call_101" in ids(decided(danger_now="no", asker="self"))
    assert "call_101" not in ids(decided(danger_now="no", asker="self", wants_support_without_police="yes"))


def test_an_answer_is_refused_that_breaks_what_must_always_hold() -> None:
    agreed = decided(
        danger_now="no", age="adult", asker="professional", organisation="police", in_uk="yes", consents={"nrm": "yes"}
    )
    refuse_if_broken(
        agreed,
        read_facts(
            {
                "danger_now": "no",
                "age": "adult",
                "asker": "professional",
                "organisation": "police",
                "consents": {"nrm": "yes"},
            }
        ),
    )
    for told, broken in (
        ({}, "V1"),
        ({"danger_now": "no", "age": "under_18"}, "V2"),
        ({"danger_now": "no", "age": "adult", "consents": {"nrm": "no"}}, "V6"),
        (
            {
                "danger_now": "no",
                "age": "adult",
                "asker": "professional",
                "organisation": "nhs",
                "consents": {"nrm": "yes"},
            },
            "V16",
        ),
    ):
        with pytest.raises(UnsafeDecision, match=broken):
            refuse_if_broken(agreed, read_facts(told))


@pytest.mark.parametrize(("do", "broken"), [("She is a victim.", "V22"), ("Confront the employer.", "V11")])
def test_words_are_refused_that_no_step_may_hold(do: str, broken: str) -> None:
    first: Step = decide(Facts(), on=TODAY, locality=county()).steps[0]
    moved = first.at_a_moment(None, None)
    moved.__dict__["do"] = do
    with pytest.raises(UnsafeDecision, match=broken):
        refuse_words(moved)
