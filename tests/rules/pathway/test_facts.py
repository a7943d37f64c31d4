"""Facts are read whole or refused with every fault, and a refusal repeats nothing of what was given."""

import pytest

from handrail.rules.pathway.facts import NUMBERS, TEXTS, VALUES, Facts, FactsRefused, read_facts
from handrail.rules.pathway.questions import NoSuchQuestion, question, questions
from tests.rules.pathway.county import county


def test_unknown_not_asked_and_missing_are_the_same() -> None:
    assert read_facts({"age": "unknown", "consents": {"nrm": "not_asked"}, "postcode": "  "}) == Facts()


def test_facts_come_back_as_they_went_out() -> None:
    told = {"age": "adult", "victims": 7, "consents": {"nrm": "no", "police": "unsure"}}
    assert read_facts(read_facts(told).as_json()).as_json() == told


def test_every_fault_is_told_at_once_and_none_repeats_what_was_given() -> None:
    with pytest.raises(FactsRefused) as refused:
        read_facts({"age": "Jane Planted", "victims": True, "name": "Jane Planted", "consents": "yes"})
    assert [fault.path for fault in refused.value.faults] == ["age", "consents", "name", "victims"]
    assert "Jane" not in str(refused.value)


def test_an_answer_can_be_changed_and_taken_back() -> None:
    facts = Facts().with_answer("age", "adult")
    assert facts.get("age") == "adult"
    assert facts.with_answer("age", "unknown") == Facts()
    with pytest.raises(FactsRefused):
        facts.with_answer("age", "old")


def test_the_pack_asks_for_each_fact_with_the_answers_it_may_have() -> None:
    asked = {one.key: tuple(option.value for option in one.options) for one in questions(locality=county())}
    assert asked == {**VALUES, **dict.fromkeys((*NUMBERS, *TEXTS), ())}


def test_a_question_nobody_knows_is_refused() -> None:
    assert question("age", locality=county()).words_for("self") == "How old are you?"
    with pytest.raises(NoSuchQuestion):
        question("shoe_size", locality=county())
