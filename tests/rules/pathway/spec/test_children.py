"""A child, or somebody who may be one."""

from typing import Any

import pytest

from tests.rules.pathway.situations import situation


@pytest.mark.parametrize("age", ["under_18", "may_be_under_18", "unknown"])
def test_whoever_may_be_a_child(age: str) -> None:
    """Whoever is or may be under 18, or of whom nobody has said, is treated as a child."""
    answer = situation(organisation="police", age=age)
    assert answer.route == "child"
    assert answer.ids[0] == "childrens_services" or answer.order("childrens_services", "nrm_referral")


def test_the_county_line() -> None:
    """In Hertfordshire children's services are told on 0300 123 4043, at once."""
    answer = situation(organisation="school", age="under_18")
    assert answer.number("childrens_services") == "0300 123 4043"
    assert answer.decision.steps[0].due is not None
    assert answer.decision.steps[0].due.within == "now"


def test_no_consent() -> None:
    """Nobody asks a child for consent to the referral, and no notification is ever made of one."""
    answer = situation(organisation="county_council", age="under_18", consents={"nrm": "no"})
    assert "nrm_referral" in answer.ids
    assert not {"ask_nrm_consent", "must_notify", "should_notify", "explain_refusal"} & set(answer.ids)


def test_an_answer_given_for_a_child_is_left_aside() -> None:
    """An adult's answer about consent given for a child is left aside, and the answer says so."""
    answer = situation(organisation="police", age="under_18", consents={"nrm": "no"})
    assert any("a child is not asked" in words for words in answer.decision.safer)


def test_services_first() -> None:
    """Children's services are told before the form is filled in."""
    assert situation(organisation="police", age="under_18").order("childrens_services", "nrm_referral")


def test_in_a_council_childrens_services_make_it() -> None:
    """In a council it is children's services who make the referral."""
    words = situation(organisation="district_council", age="under_18").words("nrm_referral")
    assert "children’s services make it" in words


def test_a_school_gives_the_facts() -> None:
    """A school does not refer: it gives children's services the facts, and they do."""
    answer = situation(organisation="school", age="under_18")
    assert "nrm_through_childrens_services" in answer.ids
    assert "nrm_referral" not in answer.ids


def test_police_protection() -> None:
    """A child at risk of significant harm may be taken into police protection, by the police alone."""
    assert "Only the police can use this power" in situation(organisation="nhs", age="under_18").words(
        "police_protection"
    )


def test_the_authority_decides_in_a_day() -> None:
    """The authority decides within 24 hours what it will do, and houses a child who is alone."""
    assert "24 hours" in situation(organisation="nhs", age="under_18").words("authority_decides_in_24h")


def test_missing_plan() -> None:
    """There is a plan against the child going missing in the first 72 hours."""
    assert "72 hours" in situation(organisation="police", age="under_18").words("missing_child_plan")


def test_guardians_do_not_cover_hertfordshire() -> None:
    """Hertfordshire is in no list of the guardians' areas: the advice line is rung instead."""
    answer = situation(organisation="police", age="under_18")
    assert "in no published list" in answer.words("child_guardian")
    assert answer.number("child_guardian") == "0800 043 4303"


def test_age_in_doubt() -> None:
    """Where the age is in doubt the local authority assesses it, and looks and papers decide nothing."""
    words = situation(organisation="home_office", age="may_be_under_18").words("age_assessment")
    assert "Do not judge age by looks" in words


def test_age_known() -> None:
    """A child whose age is known needs no assessment."""
    assert "age_assessment" not in situation(organisation="police", age="under_18").ids


def test_nearly_18() -> None:
    """A child who will turn 18 is asked before the birthday whether they want to stay."""
    assert "before the birthday" in situation(organisation="police", age="under_18").words("ask_before_18th_birthday")


def test_adult_now_exploited_as_child() -> None:
    """An adult who was exploited as a child is asked as the adult they are."""
    told: dict[str, Any] = {"organisation": "police", "age": "adult", "exploited_as_child": "yes"}
    assert "nrm_referral" not in situation(**told).ids
    answer = situation(**told, consents={"nrm": "yes"})
    assert "under 18 when it happened" in answer.words("nrm_referral")


def test_police_are_told_of_a_child() -> None:
    """The police are told of every child who may be exploited, whatever the child says about the police."""
    answer = situation(organisation="nhs", age="under_18", consents={"police": "no"})
    assert "inform_police_about_child" in answer.ids


def test_a_child_seen_by_a_neighbour() -> None:
    """A neighbour worried about a child is shown children's services too."""
    assert "childrens_services" in situation(asker="public", age="under_18").ids


def test_a_boy_with_drugs_is_not_only_a_suspect() -> None:
    """Somebody found at a crime may have been made to do it."""
    words = situation(organisation="police", age="under_18").words("crime_record_for_each_victim")
    assert "made to do it" in words
