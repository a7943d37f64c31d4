"""Sixteen cases from practice, each with what the answer must contain and must not."""

from typing import Any

import pytest

from handrail.rules.pathway.facts import CONSENTS
from tests.rules.pathway.situations import Answer, nothing_said, situation

NOTIFIED = {"must_notify", "should_notify"}
FOR_ADULTS = {"ask_nrm_consent", "first_responder_conversation", "pass_to_first_responder", "explain_refusal"}


def names_nobody(answer: Answer, step: str) -> None:
    """A notification says what it must not hold."""
    words = answer.words(step)
    for part in ("name", "address", "date of birth", "telephone number"):
        assert part in words
    assert "nothing by which the adult could be known" in words


def test_c1_a_nurse_meets_a_woman_of_30_whose_companion_speaks_for_her() -> None:
    answer = situation(organisation="nhs", age="adult", exploiter_present="yes", first_responder_has_spoken="no")
    assert answer.order("say_nothing_to_companion", "speak_alone_with_independent_interpreter", "own_safeguarding_lead")
    assert "private moment" in answer.words("speak_alone_with_independent_interpreter")
    assert "independent one" in answer.words("speak_alone_with_independent_interpreter")
    assert "Salvation Army" in answer.words("pass_to_first_responder")
    assert "101" in answer.words("pass_to_first_responder")
    assert "With the adult’s agreement" in answer.words("pass_to_first_responder")
    assert "nrm_referral" not in answer.ids
    assert "Do not use a companion" in answer.words("speak_alone_with_independent_interpreter")


def test_c2_the_police_find_a_boy_of_16_with_drugs_far_from_home() -> None:
    answer = situation(organisation="police", age="under_18")
    assert answer.order("childrens_services", "police_protection", "nrm_referral")
    assert {"child_guardian", "crime_record_for_each_victim"} <= set(answer.ids)
    assert "each potential victim" in answer.words("crime_record_for_each_victim")
    assert not {*FOR_ADULTS, *NOTIFIED} & set(answer.ids)
    assert not [key for key in answer.decision.ask_next if key.startswith("consents.nrm")]


def test_c3_a_licensing_officer_meets_a_car_wash_worker_who_refuses() -> None:
    answer = situation(
        organisation="district_council",
        age="adult",
        destitute_tonight="yes",
        first_responder_has_spoken="yes",
        consents={"nrm": "no", "identity_in_dtn": "no"},
    )
    assert answer.route == "adult_dtn"
    names_nobody(answer, "must_notify")
    assert {"homelessness_application", "explain_refusal", "safe_follow_up"} <= set(answer.ids)
    assert "08000 121 700" in answer.number("safe_follow_up")
    assert "health care" in answer.words("explain_refusal")


@pytest.mark.parametrize("before", ["yes", "unsure", "unknown"])
def test_c4_the_same_worker_had_agreed_and_changes_their_mind(before: str) -> None:
    told: dict[str, Any] = {"organisation": "district_council", "age": "adult", "first_responder_has_spoken": "yes"}
    agreed = situation(**told, consents={"nrm": before})
    refused = situation(**told, consents={"nrm": "no"})
    assert "must_notify" not in agreed.ids
    assert "nrm_referral" not in refused.ids
    names_nobody(refused, "must_notify")


def test_c5_a_charity_that_is_on_no_list_and_an_adult_who_agrees() -> None:
    answer = situation(organisation="charity_other", age="adult", consents={"nrm": "yes"})
    assert answer.route == "pass_on"
    assert "pass_to_first_responder" in answer.ids
    assert not {"nrm_referral", *NOTIFIED} & set(answer.ids)


def test_c6_a_salvation_army_worker_and_an_adult_who_refuses() -> None:
    answer = situation(organisation="charity_first_responder", age="adult", consents={"nrm": "no"})
    assert "should_notify" in answer.ids
    assert "must_notify" not in answer.ids
    assert "should" in answer.words("should_notify")
    assert "The law requires" not in answer.words()


def test_c7_a_fire_officer_finds_seven_people_in_a_locked_flat() -> None:
    answer = situation(organisation="fire", age="adult", danger_now="yes", victims=7)
    assert answer.ids[0] == "call_999"
    assert "incident command" in answer.words()
    assert "county council’s modern slavery lead" in answer.words("own_safeguarding_lead")
    assert "reception_centre" in answer.ids
    assert "speak_alone_with_independent_interpreter" not in answer.ids
    assert "You need not interview anybody" in answer.words("own_safeguarding_lead")


def test_c8_a_neighbour_thinks_that_somebody_might_be_held() -> None:
    asked = situation(asker="public", danger_now="unknown", age="unknown")
    assert asked.ids[0] == "call_999"
    assert asked.order("do_not_approach", "call_101", "call_helpline", "call_crimestoppers")
    assert "nrm_referral" not in asked.ids
    assert "need not give a name" in asked.words("call_helpline")


def test_c9_a_school_and_a_pupil_of_17_years_and_11_months() -> None:
    answer = situation(organisation="school", age="under_18")
    assert answer.order("childrens_services", "nrm_through_childrens_services", "ask_before_18th_birthday")
    assert "designated safeguarding lead" in answer.words("own_safeguarding_lead")
    assert not FOR_ADULTS & set(answer.ids)


def test_c10_a_housing_officer_and_somebody_who_says_19_and_looks_15() -> None:
    answer = situation(organisation="district_council", age="may_be_under_18", consents={"nrm": "no"})
    assert answer.route == "child"
    assert {"childrens_services", "age_assessment", "nrm_referral"} <= set(answer.ids)
    assert not {*FOR_ADULTS, *NOTIFIED} & set(answer.ids)
    assert "Until it has decided, the person is treated as a child" in answer.words("age_assessment")


def test_c11_an_adult_whose_capacity_is_doubted() -> None:
    doubted = situation(organisation="county_council", age="adult", capacity="doubted", consents={"nrm": "yes"})
    assert "Support the adult to decide" in doubted.words("capacity_assessment")
    assert "nrm_referral" not in doubted.ids
    lacking = situation(organisation="county_council", age="adult", capacity="lacking")
    assert lacking.order("best_interests_decision", "nrm_referral")


def test_c12_an_adult_agrees_to_the_referral_but_not_to_the_police() -> None:
    answer = situation(
        organisation="county_council",
        age="adult",
        first_responder_has_spoken="yes",
        wants_support_without_police="yes",
        consents={"nrm": "yes", "support": "yes", "police": "no"},
    )
    assert {"nrm_referral", "explain_police_are_told"} <= set(answer.ids)
    assert "need not speak with them" in answer.words("explain_police_are_told")
    assert not {"report_crime", "call_101"} & set(answer.ids)
    assert "Do not arrange a meeting with the police." in answer.words("explain_police_are_told")


def test_c13_a_sexual_assault_two_days_ago_and_no_police() -> None:
    answer = situation(
        organisation="nhs", age="adult", sexual_assault="within_7_days", consents={"nrm": "unsure", "police": "no"}
    )
    words = answer.words("sexual_assault_centre")
    assert "Nobody there has to speak with the police" in words
    assert "do not wash yet" in words
    assert not {"report_crime", "call_101"} & set(answer.ids)


def test_c14_an_adult_without_anywhere_tonight_agrees() -> None:
    answer = situation(
        organisation="district_council",
        age="adult",
        destitute_tonight="yes",
        first_responder_has_spoken="yes",
        consents={"nrm": "yes", "support": "yes"},
    )
    assert {"emergency_support_now", "nrm_referral", "homelessness_application"} <= set(answer.ids)
    assert answer.number("emergency_support_now") == "0800 808 3733"
    assert "does not have to wait for a decision" in answer.words("emergency_support_now")
    assert "second way" in answer.words("homelessness_application")


def test_c15_somebody_who_is_not_in_the_uk() -> None:
    answer = situation(organisation="police", age="adult", in_uk="no", consents={"nrm": "yes"})
    assert answer.route == "not_uk"
    assert "help_outside_uk" in answer.ids
    assert not {"nrm_referral", *NOTIFIED} & set(answer.ids)


def test_c16_nothing_is_known() -> None:
    answer = nothing_said()
    assert answer.ids[0] == "call_999"
    assert answer.decision.ask_next[0] == "danger_now"
    assert "childrens_services" in answer.ids
    assert not FOR_ADULTS & set(answer.ids)
    assert not [key for key in answer.decision.ask_next if key in {f"consents.{one}" for one in CONSENTS}]
