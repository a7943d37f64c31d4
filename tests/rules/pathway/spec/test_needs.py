"""What the person needs, whatever was decided about the referral."""

from typing import Any

from tests.rules.pathway.situations import situation

NURSE: dict[str, Any] = {"organisation": "nhs", "age": "adult"}


def test_care_needs() -> None:
    """An adult with needs for care and support is offered adult safeguarding, wherever they live."""
    answer = situation(**NURSE, care_and_support_needs="yes")
    assert answer.number("adult_safeguarding") == "0300 123 4042"


def test_care_needs_unknown() -> None:
    """Not knowing whether there are such needs counts as there may be."""
    assert "adult_safeguarding" in situation(**NURSE, care_and_support_needs="unknown").ids


def test_no_care_needs() -> None:
    """Without such needs safeguarding is not among the steps."""
    assert "adult_safeguarding" not in situation(**NURSE).ids


def test_safeguarding_refused() -> None:
    """A no to safeguarding is respected, with exceptions that are written down."""
    words = situation(**NURSE, care_and_support_needs="yes", consents={"safeguarding": "no"}).words(
        "adult_safeguarding"
    )
    assert "Respect it" in words
    assert "write down why" in words


def test_homeless_without_referral() -> None:
    """An adult with nowhere tonight goes to the council of their choice, whatever they said to the referral."""
    answer = situation(**NURSE, destitute_tonight="yes", consents={"nrm": "no"})
    assert "homelessness_application" in answer.ids
    assert "council of their choice" in answer.words("homelessness_application")


def test_the_council_of_the_postcode() -> None:
    """The postcode says which council to ring; without one no number is guessed."""
    assert situation(**NURSE, destitute_tonight="yes", postcode="WD24 4AA").number("homelessness_application")
    assert situation(**NURSE, destitute_tonight="yes").number("homelessness_application") == ""


def test_the_postcode_is_asked_for() -> None:
    """The postcode is asked for only when a step depends on it."""
    assert "postcode" in situation(**NURSE, destitute_tonight="yes").decision.ask_next
    assert "postcode" not in situation(**NURSE, destitute_tonight="no").decision.ask_next


def test_no_council_is_told_without_a_yes() -> None:
    """No council is told of somebody without their yes."""
    answer = situation(**NURSE, destitute_tonight="yes", consents={"housing": "no"})
    assert "Tell no council about them without their yes" in answer.words("homelessness_application")


def test_recent_assault() -> None:
    """After a recent assault evidence can be kept for 7 days, if they may want that."""
    assert "7 days" in situation(**NURSE, sexual_assault="within_7_days").words("sexual_assault_centre")


def test_older_assault() -> None:
    """After an older assault the centre is still offered, and nothing is said of evidence."""
    words = situation(**NURSE, sexual_assault="older").words("sexual_assault_centre")
    assert "Evidence" not in words


def test_assault_of_a_child() -> None:
    """The centre is offered for a child too."""
    assert "sexual_assault_centre" in situation(organisation="school", age="under_18", sexual_assault="older").ids


def test_nobody_asks_for_details() -> None:
    """Nobody asks for details of what happened."""
    assert "Do not ask for details" in situation(**NURSE, sexual_assault="older").words("sexual_assault_centre")


def test_immigration() -> None:
    """When the right to be here is uncertain only a qualified adviser advises, and it is reported to nobody."""
    words = situation(**NURSE, immigration_insecure="yes").words("immigration_adviser")
    assert "qualified" in words
    assert "report it to nobody" in words


def test_infection() -> None:
    """A suspected infectious disease is notified at once, by whoever suspects it."""
    answer = situation(**NURSE, infectious_disease="yes")
    assert answer.decision.step("notify_infectious_disease").due.kind == "law"  # type: ignore[union-attr]


def test_children_of_the_person() -> None:
    """Each child of the person is checked on, and a pregnancy has maternity safeguarding."""
    words = situation(**NURSE, victim_has_children_or_pregnant="yes").words("check_victims_children")
    assert "maternity" in words


def test_domestic_worker() -> None:
    """Whoever came to work in a private home is shown Kalayaan."""
    assert situation(**NURSE, overseas_domestic_worker="yes").number("domestic_worker_charity") == "020 7243 2942"


def test_forced_marriage() -> None:
    """Where a forced marriage is part of it nobody speaks with relatives."""
    words = situation(**NURSE, forced_marriage="yes").words("forced_marriage_unit")
    assert "Do not speak with relatives" in words


def test_a_bad_workplace() -> None:
    """A bad workplace is told to the labour inspectors also while nobody in particular is known."""
    answer = situation(asker="public", age="unknown", labour_exploitation_no_victim_yet="yes")
    assert "labour_intelligence" in answer.ids


def test_the_victim_care_centre() -> None:
    """The victim care centre is offered to every adult, whether or not anything is reported."""
    assert situation(**NURSE).number("victim_care_centre") == "03000 11 55 55"


def test_nobody_is_told_without_a_yes() -> None:
    """Nobody at the victim care centre is told about the person without their yes."""
    assert "without their yes" in situation(**NURSE, consents={"charity": "no"}).words("victim_care_centre")
