"""When somebody is or may be in danger."""

from tests.rules.pathway.situations import nothing_said, situation


def test_danger() -> None:
    """Whoever sees somebody in danger calls 999 before anything else."""
    assert situation(asker="public", danger_now="yes").ids[0] == "call_999"


def test_danger_unsure() -> None:
    """Not being sure whether there is danger counts as danger."""
    assert situation(organisation="nhs", age="adult", danger_now="unsure").ids[0] == "call_999"


def test_danger_not_asked() -> None:
    """Nobody having asked about danger counts as danger, and the answer says so."""
    answer = situation(organisation="nhs", age="adult", danger_now="unknown")
    assert answer.ids[0] == "call_999"
    assert any("no danger" in words for words in answer.decision.safer)


def test_after_999_the_rest() -> None:
    """After 999 the rest still follows: a child in danger is also told of to children's services."""
    answer = situation(organisation="school", age="under_18", danger_now="yes")
    assert answer.route == "emergency"
    assert answer.order("call_999", "childrens_services")


def test_nobody_tackles_anybody() -> None:
    """Whoever calls 999 is told not to tackle or alert anybody, and to stay only if that is safe."""
    words = situation(asker="public", danger_now="yes").words("call_999")
    assert "Do not tackle or alert" in words
    assert "unless you are safe" in words


def test_patient_in_danger() -> None:
    """In the NHS a patient in danger is encouraged to stay, and a child must not be taken away."""
    words = situation(organisation="nhs", age="under_18", danger_now="yes").words("call_999")
    assert "stay" in words


def test_urgent_injury() -> None:
    """An injury that cannot wait is treated in this visit, because there may not be another."""
    answer = situation(organisation="nhs", age="adult", injury="urgent")
    assert "urgent_care" in answer.ids
    assert "may not be able to come back" in answer.words("urgent_care")


def test_injury_that_can_wait() -> None:
    """An injury that can wait is no emergency."""
    assert "urgent_care" not in situation(organisation="nhs", age="adult", injury="not_urgent").ids


def test_companion() -> None:
    """While somebody who may be exploiting them is near, nothing is said of the concern."""
    answer = situation(organisation="nhs", age="adult", exploiter_present="yes")
    assert answer.order("say_nothing_to_companion", "speak_alone_with_independent_interpreter")


def test_companion_unsure() -> None:
    """Not being sure whether an exploiter is near counts as near."""
    assert "say_nothing_to_companion" in situation(organisation="school", age="adult", exploiter_present="unsure").ids


def test_nobody_near() -> None:
    """With nobody near there is nothing to hide, and nothing about a companion is said."""
    assert "say_nothing_to_companion" not in situation(organisation="nhs", age="adult").ids


def test_interpreter() -> None:
    """An interpreter is never a companion, a relative, a child, an employer or another person found there."""
    words = situation(organisation="nhs", age="adult", exploiter_present="yes").words(
        "speak_alone_with_independent_interpreter"
    )
    for nobody in ("companion", "relative", "child", "employer", "another person found there"):
        assert nobody in words


def test_neighbour() -> None:
    """A neighbour keeps away, and neither follows nor photographs anybody."""
    words = situation(asker="public", age="unknown").words("do_not_approach")
    assert "do not follow" in words
    assert "photographs" in words


def test_neighbour_without_danger() -> None:
    """A neighbour without danger may choose 101, the helpline or Crimestoppers."""
    answer = situation(asker="public", age="unknown")
    assert answer.route == "public"
    assert {"call_101", "call_helpline", "call_crimestoppers"} <= set(answer.ids)


def test_the_person_themselves() -> None:
    """The person themselves is not told to keep away from their own life, and sees whom they can ring."""
    answer = situation(asker="self", age="adult")
    assert "do_not_approach" not in answer.ids
    assert "call_helpline" in answer.ids
    assert "victim_care_centre" in answer.ids


def test_abroad_in_danger() -> None:
    """For somebody abroad the emergency number of that country comes into it."""
    assert "112" in situation(organisation="police", age="adult", danger_now="yes", in_uk="no").words("call_999")


def test_everything_unknown() -> None:
    """With nothing known, 999 comes first, the person is treated as a child, and who asks is asked early."""
    answer = nothing_said()
    assert answer.order("call_999", "childrens_services")
    assert answer.decision.ask_next[:2] == ("danger_now", "exploiter_present")
