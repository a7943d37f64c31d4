"""Answers change, and people change their minds: nothing of an earlier answer is left in a later one.

The pathway and what may go to the Home Office are tried together, after every step of any sequence of edits.
"""

from typing import Any

from hypothesis import settings as trying
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from handrail.rules.pathway.decide import decide
from handrail.rules.pathway.decision import Decision
from handrail.rules.pathway.facts import NOT_ASKED, UNKNOWN, VALUES, Facts, read_facts
from handrail.rules.referral_form.known import NOTHING_KNOWN, known_in
from handrail.rules.referral_form.output import AllowList, Output, payload
from tests.rules.pathway.county import TODAY, county
from tests.rules.pathway.must_hold import FOR_ADULTS_ALONE, HELP_WHATEVER_IS_DECIDED, NOTIFY
from tests.rules.referral_form.test_output import IDENTITY, WORDS, WRITTEN, betrayals, read_all
from tests.rules.referral_form.truths import form

FOR_WORK = {"asker": "professional", "danger_now": "no", "exploiter_present": "no", "in_uk": "yes"}


def decided(facts: Facts) -> Decision:
    return decide(facts, on=TODAY, locality=county())


def ids(decision: Decision) -> set[str]:
    return {step.id for step in decision.steps}


class AnswersThatChange(RuleBasedStateMachine):
    """Whatever is answered, taken back and answered anew, only what is known in the end counts."""

    @initialize()
    def begin(self) -> None:
        self.facts = Facts()
        self.known: dict[str, str] = {}

    @rule(draw=st.data(), key=st.sampled_from(sorted(VALUES)))
    def answer(self, draw: st.DataObject, key: str) -> None:
        said = draw.draw(st.sampled_from((*VALUES[key], UNKNOWN)))
        self.facts = self.facts.with_answer(key, said)
        self.known.pop(key, None)
        if said != UNKNOWN:
            self.known[key] = said

    @rule(organisation=st.sampled_from(VALUES["organisation"]))
    def ask_at_work(self, organisation: str) -> None:
        for key, said in {**FOR_WORK, "organisation": organisation, "age": "adult"}.items():
            self.facts = self.facts.with_answer(key, said)
            self.known[key] = said

    @invariant()
    def the_answer_is_that_of_fresh_facts(self) -> None:
        consents = {key.partition(".")[2]: said for key, said in self.known.items() if key.startswith("consents.")}
        rest = {key: said for key, said in reversed(self.known.items()) if not key.startswith("consents.")}
        assert decided(self.facts) == decided(read_facts({"consents": consents, **rest}))

    @invariant()
    def what_nobody_knows_is_as_if_it_had_never_been_asked(self) -> None:
        open_ones = {key: UNKNOWN for key in VALUES if key not in self.known and not key.startswith("consents.")}
        consents = {
            key.partition(".")[2]: self.known.get(key, NOT_ASKED) for key in VALUES if key.startswith("consents.")
        }
        told = {key: said for key, said in self.known.items() if not key.startswith("consents.")}
        assert decided(read_facts({**open_ones, **told, "consents": consents})) == decided(self.facts)

    @invariant()
    def nothing_that_is_answered_is_asked(self) -> None:
        assert not self.known.keys() & set(decided(self.facts).ask_next)

    @invariant()
    def to_say_that_it_may_be_a_child_takes_every_adult_step_away(self) -> None:
        as_child = decided(self.facts.with_answer("age", "may_be_under_18"))
        assert not ids(as_child) & {*FOR_ADULTS_ALONE, *NOTIFY}
        assert ids(decided(self.facts.with_answer("danger_now", "unsure"))) >= {"call_999"}

    @invariant()
    def a_no_leaves_every_other_help_where_it_was(self) -> None:
        refused = ids(decided(self.facts.with_answer("consents.nrm", "no")))
        assert ids(decided(self.facts)) & set(HELP_WHATEVER_IS_DECIDED) <= refused


class AdultWhoChangesTheirMind(RuleBasedStateMachine):
    """An adult agrees, has everything typed, and withdraws, any number of times and with any edits in between."""

    @initialize(organisation=st.sampled_from(["police", "district_council", "charity_first_responder"]))
    def begin(self, organisation: str) -> None:
        told = {**FOR_WORK, "organisation": organisation, "age": "adult", "already_referred": "no"}
        self.facts = read_facts(told)
        self.typed: dict[str, object] = {"pv_under_18": "no"}
        self.known = NOTHING_KNOWN
        self.ever_typed = False

    def type(self, field: str, answer: object) -> None:
        # What stood there before was known, and stays known.
        self.known |= known_in(self.typed, form())
        self.typed[field] = answer

    @rule(said=st.sampled_from(["yes", "no", "unsure"]))
    def agree_or_not(self, said: str) -> None:
        self.facts = self.facts.with_answer("consents.nrm", said).with_answer("withdrawn", UNKNOWN)

    @rule()
    def withdraw(self) -> None:
        self.facts = self.facts.with_answer("consents.nrm", "no").with_answer("withdrawn", "yes")

    @rule(said=st.sampled_from(["yes", "no", "unsure", NOT_ASKED]))
    def say_about_the_police(self, said: str) -> None:
        self.facts = self.facts.with_answer("consents.police", said)
        self.type("pv_will_cooperate", "yes" if said == "yes" else "no")

    @rule(said=st.sampled_from(["yes", "no", NOT_ASKED]))
    def say_about_being_named(self, said: str) -> None:
        self.facts = self.facts.with_answer("consents.identity_in_dtn", said)

    @rule()
    def have_everything_typed(self) -> None:
        for field, answer in IDENTITY.items():
            self.type(field, answer)
        self.ever_typed = True

    @precondition(lambda self: self.ever_typed)
    @rule(field=st.sampled_from(sorted(IDENTITY)))
    def delete(self, field: str) -> None:
        self.type(field, "")

    @precondition(lambda self: self.ever_typed)
    @rule(field=st.sampled_from([field.id for field in WRITTEN if field.id not in IDENTITY]), words=WORDS)
    def write_words(self, field: str, words: str) -> None:
        self.type(field, words)

    @property
    def output(self) -> Output:
        consents = self.facts.as_json().get("consents", {})
        everything_let_stay = read_all(self.typed, self.known)
        return payload(self.typed, form(), consents=consents, known=self.known, readings=everything_let_stay)

    @invariant()
    def after_a_no_nothing_typed_earlier_leads_to_them(self) -> None:
        if self.output.allow_list is AllowList.DTN:
            assert betrayals(self.output) == []
            assert dict(self.output.fields).keys() & IDENTITY.keys() == set()

    @invariant()
    def nothing_goes_that_the_pathway_does_not_name(self) -> None:
        steps = ids(decided(self.facts))
        if self.output.route == "nrm":
            assert "nrm_referral" in steps
        if self.output.route == "dtn":
            assert steps & set(NOTIFY)

    @invariant()
    def a_withdrawal_is_heard(self) -> None:
        if self.facts.get("withdrawn") == "yes":
            assert self.output.route != "nrm"
            assert "record_withdrawal" in ids(decided(self.facts))
            assert "nrm_referral" not in ids(decided(self.facts))


TestAnswersThatChange: Any = AnswersThatChange.TestCase
TestAnswersThatChange.settings = trying(max_examples=40, stateful_step_count=25, deadline=None)
TestAdultWhoChangesTheirMind: Any = AdultWhoChangesTheirMind.TestCase
TestAdultWhoChangesTheirMind.settings = trying(max_examples=30, stateful_step_count=15, deadline=None)
