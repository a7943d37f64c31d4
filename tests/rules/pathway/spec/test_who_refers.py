"""Who may refer, and who must notify: two questions, never one."""

from datetime import date
from typing import Any

import pytest

from tests.rules.pathway.situations import situation

REFERRING = (
    *("police", "nca", "county_council", "district_council", "fair_work_agency", "home_office"),
    "charity_first_responder",
)
OTHERS = ("charity_other", "nhs", "fire", "school", "dwp", "probation_prison", "employer", "other", "unknown")


@pytest.mark.parametrize("organisation", REFERRING)
def test_first_responders_refer(organisation: str) -> None:
    """A first responder refers an adult who agrees."""
    answer = situation(organisation=organisation, age="adult", consents={"nrm": "yes"})
    assert answer.route == "adult_nrm"
    assert "nrm_referral" in answer.ids


@pytest.mark.parametrize("organisation", OTHERS)
def test_everybody_else_passes_it_on(organisation: str) -> None:
    """Everybody else passes an adult who agrees to a first responder, and never fills in the form."""
    answer = situation(organisation=organisation, age="adult", consents={"nrm": "yes"})
    assert answer.route == "pass_on"
    assert "pass_to_first_responder" in answer.ids
    assert "nrm_referral" not in answer.ids


@pytest.mark.parametrize("organisation", ["police", "nca", "county_council", "district_council"])
def test_section_52_bodies_must(organisation: str) -> None:
    """A body that section 52 names must notify of an adult who says no."""
    assert "must_notify" in situation(organisation=organisation, age="adult", consents={"nrm": "no"}).ids


@pytest.mark.parametrize("organisation", ["home_office", "charity_first_responder", "fair_work_agency"])
def test_other_first_responders_should(organisation: str) -> None:
    """A first responder that section 52 does not name, as far as anybody has checked, should notify."""
    answer = situation(organisation=organisation, age="adult", consents={"nrm": "no"})
    assert "should_notify" in answer.ids
    assert "must_notify" not in answer.ids


@pytest.mark.parametrize("organisation", OTHERS)
def test_nobody_else_is_offered_it(organisation: str) -> None:
    """Nobody else is offered a notification."""
    answer = situation(organisation=organisation, age="adult", consents={"nrm": "no"})
    assert not {"must_notify", "should_notify"} & set(answer.ids)


def test_the_fair_work_agency_asks() -> None:
    """Whether section 52 names the Fair Work Agency has not been checked, and it is told so."""
    answer = situation(organisation="fair_work_agency", age="adult", consents={"nrm": "no"})
    assert "has not been checked" in answer.words("should_notify")


def test_the_fire_service_asks() -> None:
    """Whether the duty reaches a fire service has not been checked, and it is told so."""
    answer = situation(organisation="fire", age="adult", consents={"nrm": "no"})
    assert any("has not been checked" in words for words in answer.decision.safer)


def test_a_trained_first_responder_explains_first() -> None:
    """Before an adult decides, a trained first responder explains, and promises nothing."""
    answer = situation(organisation="police", age="adult", first_responder_has_spoken="no")
    assert "first_responder_conversation" in answer.ids
    assert "Do not promise support" in answer.words("first_responder_conversation")


def test_not_explained_twice() -> None:
    """What has been explained is not explained again."""
    answer = situation(organisation="police", age="adult", first_responder_has_spoken="yes")
    assert "first_responder_conversation" not in answer.ids


def test_a_job_centre() -> None:
    """In a job centre it goes to the department's serious and organised crime team."""
    assert "serious and organised crime team" in situation(organisation="dwp", age="adult").words(
        "own_safeguarding_lead"
    )


def test_already_referred() -> None:
    """Somebody who has been referred is not referred again."""
    answer = situation(organisation="police", age="adult", already_referred="nrm", consents={"nrm": "yes"})
    assert "nrm_referral" not in answer.ids
    assert "no_second_notification" in answer.ids


def test_already_notified() -> None:
    """After a notification no second one is sent, and a referral is still possible."""
    answer = situation(organisation="police", age="adult", already_referred="dtn", consents={"nrm": "no"})
    assert "must_notify" not in answer.ids
    assert "still possible" in answer.words("no_second_notification")
    agreed = situation(organisation="police", age="adult", already_referred="dtn", consents={"nrm": "yes"})
    assert "nrm_referral" in agreed.ids


def test_before_the_duty() -> None:
    """In 2014 there was no duty to notify, and an adult who said no was followed up."""
    answer = situation(organisation="police", age="adult", on=date(2014, 6, 2), consents={"nrm": "no"})
    assert answer.route == "adult_undecided"
    assert "must_notify" not in answer.ids


def test_the_first_day_of_the_duty() -> None:
    """From 1 November 2015 a body that section 52 names must notify."""
    told: dict[str, Any] = {"organisation": "police", "age": "adult", "consents": {"nrm": "no"}}
    assert "must_notify" not in situation(**told, on=date(2015, 10, 31)).ids
    assert "must_notify" in situation(**told, on=date(2015, 11, 1)).ids


def test_outside_the_uk() -> None:
    """Outside the UK there is no referral: the consulate, that country's police or the helpline help."""
    answer = situation(organisation="charity_first_responder", age="adult", in_uk="no", consents={"nrm": "yes"})
    assert answer.route == "not_uk"
    assert "help_outside_uk" in answer.ids


def test_a_member_of_the_public_never_sees_the_form() -> None:
    """A member of the public never sees the form, whatever they answer."""
    answer = situation(asker="public", organisation="police", age="adult", consents={"nrm": "yes"})
    assert not {"nrm_referral", "must_notify", "pass_to_first_responder"} & set(answer.ids)
