"""What goes out follows from age and recorded consents; an identifier typed earlier stays here (V2, V3, V6 to V9)."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from handrail.rules.referral_form.edge import keyed
from handrail.rules.referral_form.fields import Field, FieldKind, IdentifierKind, Identifies
from handrail.rules.referral_form.folding import folded
from handrail.rules.referral_form.known import NOTHING_KNOWN, Known, known_in
from handrail.rules.referral_form.output import (
    NOT_AN_ANSWER,
    NOT_IN_THE_FORM,
    NOT_READ,
    AllowList,
    Output,
    payload,
)
from handrail.rules.referral_form.screening import STRUCK, Reading, screen
from tests.rules.referral_form.truths import form

ADULT: dict[str, object] = {"pv_under_18": "no"}
AGREES, REFUSES = {"nrm": "yes"}, {"nrm": "no"}
NAMED = {"nrm": "no", "identity_in_dtn": "yes"}
IDENTITY = {
    "pv_first_name": "Zofia",
    "pv_last_name": "Łukasik",
    "pv_alias": "Ptaszek",
    "pv_date_of_birth": "1991-03-27",
    "pv_phone": "07700 900123",
    "alt_phone": "07700 900456",
    "pv_email": "zo.luk@mail.example",
    "pv_street": "12 Millbrook Road",
    "pv_postcode": "WD17 1AA",
    "ho_reference": "NRM-778812",
    "crime_reference": "41/12345/26",
}
# Bits that would each betray the person if they were found in what goes out, however it is written there.
BETRAYS = (
    "zofia",
    "lukasik",
    "ptaszek",
    "900123",
    "900456",
    "zo.luk",
    "millbrook",
    "wd171aa",
    "778812",
    "4112345",
    "27031991",
)
WRITTEN = [field for field in form().fields if field.kind.is_free_text or field.kind is FieldKind.LISTED]
CONSENTS = st.fixed_dictionaries(
    {},
    optional={
        key: st.sampled_from(["yes", "no", "unsure", "not_asked"])
        for key in ("nrm", "identity_in_dtn", "police", "support")
    },
)


def as_typed(field: Field, draw: st.DataObject) -> object:
    """Any answer at all, sensible or not, that may stand in a field."""
    values = [option.value for option in field.options]
    if field.kind is FieldKind.CHOICE:
        return draw.draw(st.sampled_from([*values, "Zofia"]))
    if field.kind is FieldKind.CHOICES:
        return draw.draw(st.lists(st.sampled_from([*values, "Zofia"]), max_size=3))
    if field.kind is FieldKind.TICK:
        return draw.draw(st.booleans())
    if field.kind is FieldKind.FILES:
        return draw.draw(st.lists(st.just("Zofia.pdf"), max_size=2))
    return IDENTITY.get(field.id) or draw.draw(WORDS)


def written(value: str) -> list[str]:
    """Some of the ways in which people write the same thing."""
    return [
        value,
        value.upper(),
        value.lower(),
        value.replace(" ", ""),
        f"({value})",
        f"{value}'s",
        f"_{value}_",
        f"{value}.",
    ]


WORDS = st.lists(
    st.one_of(
        st.sampled_from([way for value in IDENTITY.values() for way in written(value)]),
        st.sampled_from(["27/03/91", "27 March 1991", "+44 7700 900 123", "Z-o-f-i-a", "12, Millbrook Rd", "Lukasik"]),
        st.text(max_size=8),
        st.sampled_from(["she", "slept", "in", "a", "shed", "\n", "the boss Dragan"]),
    ),
    max_size=8,
).map(" ".join)


def everything(draw: st.DataObject) -> dict[str, object]:
    """A whole draft for a referral, with identifiers wherever words can be written."""
    return {field.id: as_typed(field, draw) for field in form().fields} | ADULT | IDENTITY


def letters(output: Output) -> str:
    """What goes out as one run of letters and figures, so that no way of writing hides anything."""
    said = " ".join(str(value) for value in dict(output.fields).values())
    return said + " " + "".join(letter for letter in folded(said) if letter.isalnum() or letter in ".")


def betrayals(output: Output) -> list[str]:
    said = folded(letters(output))
    return [bit for bit in BETRAYS if bit in said]


def read_all(answers: Mapping[str, object], known: Known) -> dict[str, Reading]:
    """The least careful reader there can be: lets everything stay, in every field."""
    return {
        field_id: Reading(answer, frozenset((one.start, one.end) for one in screen(answer, known=known)))
        for field_id, answer in answers.items()
        if isinstance(answer, str)
    }


@trying(max_examples=60)
@given(st.data())
def test_no_identifier_survives_when_an_adult_changes_their_mind(data: st.DataObject) -> None:
    """V7: a full draft with consent, then consent is withdrawn, and somebody lets everything stay."""
    answers = everything(data)
    known = known_in(answers, form())
    output = payload(answers, form(), consents=REFUSES, known=known, readings=read_all(answers, known))
    assert output.allow_list is AllowList.DTN
    assert betrayals(output) == []
    assert dict(output.fields).keys() & IDENTITY.keys() == set()


@trying(max_examples=30)
@given(st.data())
def test_what_was_typed_is_there_for_whoever_agreed(data: st.DataObject) -> None:
    said = {"pv_consents_to_nrm": "yes", "pv_wants_support": "yes", "support_contact_route": "yes"}
    answers = everything(data) | said
    output = payload(answers, form(), consents=AGREES)
    assert dict(output.fields)["pv_first_name"] == "Zofia"
    assert dict(output.fields)["pv_phone"] == "07700 900123"
    assert "draft_reference" not in dict(output.fields)


class ManyEdits(RuleBasedStateMachine):
    """V8: whatever is typed, deleted, agreed to and withdrawn, in any order, by the least careful of readers."""

    @initialize()
    def begin(self) -> None:
        self.answers: dict[str, object] = dict(ADULT)
        self.consents: dict[str, str] = {}
        self.known = NOTHING_KNOWN

    @rule(field=st.sampled_from(sorted(IDENTITY)))
    def type_an_identifier(self, field: str) -> None:
        self.type(field, IDENTITY[field])

    @rule(field=st.sampled_from(WRITTEN), words=WORDS)
    def write_words(self, field: Field, words: str) -> None:
        if field.id not in IDENTITY:
            self.type(field.id, words)

    @rule(field=st.sampled_from(sorted(IDENTITY)))
    def delete(self, field: str) -> None:
        self.type(field, "")

    @rule(answer=st.sampled_from(["yes", "no", "not-sure", "not_known"]))
    def answer_age(self, answer: str) -> None:
        self.type("pv_under_18", answer)

    @rule(field=st.sampled_from(["pv_will_cooperate", "has_crime_reference", "has_ho_reference", "reported_before"]))
    def say_yes(self, field: str) -> None:
        self.type(field, "yes")

    @rule(consents=CONSENTS)
    def change_of_mind(self, consents: dict[str, str]) -> None:
        self.consents = consents

    def type(self, field: str, answer: object) -> None:
        # What stood there before was known, and stays known.
        self.known |= known_in(self.answers, form())
        self.answers[field] = answer

    @property
    def output(self) -> Output:
        readings = read_all(self.answers, self.known)
        return payload(self.answers, form(), consents=self.consents, known=self.known, readings=readings)

    @invariant()
    def a_notification_never_betrays_who_did_not_agree(self) -> None:
        typed_once = {one.value for one in (self.known | known_in(self.answers, form())).theirs}
        if self.output.allow_list is AllowList.DTN:
            bits = {bit for bit in BETRAYS if any(bit in as_one(value) for value in typed_once)}
            assert bits & set(betrayals(self.output)) == set()

    @invariant()
    def only_recorded_consents_decide(self) -> None:
        is_adult = self.answers.get("pv_under_18") == "no"
        holding = self.output.allow_list
        assert (holding is AllowList.NRM_CHILD) == (not is_adult)
        if is_adult:
            assert (holding is AllowList.NRM_ADULT) == (self.consents.get("nrm") == "yes")
            assert (holding.route == "dtn") == (self.consents.get("nrm") == "no")
            named = self.consents.get("nrm") == "no" and self.consents.get("identity_in_dtn") == "yes"
            assert (holding is AllowList.DTN_NAMED) == named


def as_one(value: str) -> str:
    day = {"1991-03-27": "27031991"}.get(value, value)
    return "".join(letter for letter in folded(day) if letter.isalnum() or letter == ".") + " " + folded(day)


TestManyEdits: Any = ManyEdits.TestCase
TestManyEdits.settings = trying(max_examples=40, stateful_step_count=20, deadline=None)


@pytest.mark.parametrize("age", [None, "yes", "not-sure", "not_known", "not_asked", "Zofia"])
@pytest.mark.parametrize("consents", [{}, REFUSES, AGREES, NAMED])
def test_whoever_may_be_a_child_is_referred_and_never_notified_about(age: object, consents: dict[str, str]) -> None:
    answers = {"pv_under_18": age, "pv_consents_to_nrm": "no", "pv_first_name": "Zofia"}
    output = payload(answers, form(), consents=consents)
    assert output.route == "nrm"
    assert "pv_consents_to_nrm" not in dict(output.fields)
    assert dict(output.fields)["pv_first_name"] == "Zofia"


def test_willingness_to_help_the_police_is_no_consent_to_be_named() -> None:
    answers = ADULT | {"pv_will_cooperate": "yes", "pv_first_name": "Zofia", "pv_last_name": "Łukasik"}
    for police in ("yes", "no"):
        output = payload(answers, form(), consents=REFUSES | {"police": police})
        assert output.allow_list is AllowList.DTN
        assert "pv_first_name" not in dict(output.fields)
        assert "section 52(3)" in dict(output.left_out)["pv_first_name"]
    named = dict(payload(answers, form(), consents=NAMED).fields)
    assert (named["pv_first_name"], named["pv_last_name"]) == ("Zofia", "Łukasik")


def test_a_name_is_not_put_where_the_form_does_not_ask_for_it() -> None:
    answers = ADULT | {"pv_will_cooperate": "no", "pv_first_name": "Zofia"}
    output = payload(answers, form(), consents=NAMED)
    assert dict(output.left_out)["pv_first_name"] == NOT_IN_THE_FORM


@pytest.mark.parametrize("consents", [{}, {"nrm": "unsure"}, {"nrm": "not_asked"}, {"identity_in_dtn": "yes"}])
def test_nothing_goes_before_an_adults_decision_is_recorded(consents: dict[str, str]) -> None:
    output = payload(ADULT | IDENTITY | {"pv_consents_to_nrm": "yes"}, form(), consents=consents)
    assert (output.route, output.fields) == ("", ())
    assert keyed(output, form()) == ()


def test_a_decision_in_their_best_interests_stands_in_for_consent() -> None:
    assert payload(ADULT, form(), consents={}, best_interests=True).allow_list is AllowList.NRM_ADULT
    assert payload(ADULT, form(), consents=REFUSES, best_interests=True).allow_list is AllowList.DTN


def test_a_refusal_typed_beside_a_recorded_consent_stops_everything() -> None:
    answers = ADULT | {"pv_consents_to_nrm": "no"}
    assert payload(answers, form(), consents=AGREES).allow_list is AllowList.NOTHING


def test_words_go_into_a_notification_only_once_somebody_has_read_them() -> None:
    text = "The boss Dragan Petrov took her wages"
    answers = ADULT | {"professional_insight": text}
    assert dict(payload(answers, form(), consents=REFUSES).left_out)["professional_insight"] == NOT_READ
    struck = payload(answers, form(), consents=REFUSES, readings={"professional_insight": Reading(text)})
    assert dict(struck.fields)["professional_insight"] == f"The boss {STRUCK} took her wages"
    kept = Reading(text, frozenset({(9, 22)}))
    stays = payload(answers, form(), consents=REFUSES, readings={"professional_insight": kept})
    assert dict(stays.fields)["professional_insight"] == text


def test_a_reading_of_an_earlier_text_counts_for_nothing() -> None:
    answers = ADULT | {"professional_insight": "Something new"}
    readings = {"professional_insight": Reading("Something old")}
    output = payload(answers, form(), consents=REFUSES, readings=readings)
    assert dict(output.left_out)["professional_insight"] == NOT_READ


def test_a_field_of_choices_lets_nothing_else_through() -> None:
    answers = ADULT | {
        "still_exploited": "Zofia",
        "pv_gender": "neither",
        "type_organs": "Zofia",
        "current_town": "Watford",
    }
    output = payload(answers, form(), consents=REFUSES)
    assert dict(output.fields) == ADULT | {
        "pv_gender": "neither",
        "current_town": "Watford",
        "pv_consents_to_nrm": "no",
    }
    assert dict(output.left_out) == {"still_exploited": NOT_AN_ANSWER, "type_organs": NOT_AN_ANSWER}


def test_the_forms_own_words_are_put_in_at_the_edge_only() -> None:
    answers = ADULT | {"reported_before": "yes", "pv_gender": "neither"}
    output = payload(answers, form(), consents=REFUSES)
    lines = {(one.key, one.value) for one in keyed(output, form())}
    assert {("Type", "662265"), ("NRMOrDuty", "DTN"), ("AdultOrChild", "Adult")} <= lines
    assert {("FirstChanceToReport", "yes"), ("Customer.Custom17", "Other")} <= lines
    child = payload({"pv_under_18": "not-sure"}, form(), consents={})
    assert {("Type", "560734"), ("NRMOrDuty", "NRM"), ("AdultOrChild", "Unknown")} == {
        (one.key, one.value) for one in keyed(child, form())
    }


def test_every_field_that_names_the_person_is_on_no_list_for_the_unnamed() -> None:
    """Each field that holds an identifier, or leads to the person directly, is kept from an unnamed notification."""
    direct = [one for one in form().fields if one.holds or one.identifies is Identifies.THE_PERSON]
    assert {IdentifierKind.NAME, IdentifierKind.DATE, IdentifierKind.TELEPHONE} <= {one.holds for one in direct}
    for one in direct:
        assert one.in_notification in {"goes_if_named", "struck_unless_named", "never"}, one.id


def test_nothing_typed_shows_in_a_repr() -> None:
    output = payload(ADULT | IDENTITY, form(), consents=AGREES)
    assert "Zofia" not in repr(output) + repr(keyed(output, form())) + repr(Reading("Zofia"))
