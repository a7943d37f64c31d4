"""What an adult decides, and whether they can."""

from typing import Any

from tests.rules.pathway.situations import situation

OFFICER: dict[str, Any] = {"organisation": "county_council", "age": "adult", "first_responder_has_spoken": "yes"}


def test_agreed_once() -> None:
    """An adult who agrees is referred once, and each person by themselves."""
    answer = situation(**OFFICER, consents={"nrm": "yes"})
    assert answer.ids.count("nrm_referral") == 1
    assert "one for each person" in answer.words("nrm_referral")


def test_support_wanted() -> None:
    """An adult who wants support has emergency support telephoned for at once, before any decision."""
    answer = situation(**OFFICER, consents={"nrm": "yes", "support": "yes"})
    assert answer.order("emergency_support_now", "nrm_referral")
    assert "Do not promise a place" in answer.words("emergency_support_now")


def test_support_not_wanted() -> None:
    """An adult who wants no support is referred without it, and may ask later."""
    answer = situation(**OFFICER, consents={"nrm": "yes", "support": "no"})
    assert "emergency_support_now" not in answer.ids
    assert "they may ask for it later" in answer.words("nrm_referral")


def test_not_ready() -> None:
    """An adult who is not ready is not pressed, and is asked again within 7 days."""
    answer = situation(**OFFICER, consents={"nrm": "unsure"})
    assert answer.route == "adult_undecided"
    assert "Do not press them." in answer.words("safe_follow_up")
    assert answer.decision.step("safe_follow_up").due.within == "within 7 days"  # type: ignore[union-attr]


def test_refused() -> None:
    """An adult who refuses hears honestly what follows, and that no other help ends."""
    answer = situation(**OFFICER, consents={"nrm": "no"})
    words = answer.words("explain_refusal")
    assert "housing, safeguarding, health care and advice on asylum go on" in words
    assert "cannot stop it" in words


def test_refusing_takes_no_help_away() -> None:
    """Refusing the referral takes away no help: needs are met as before."""
    needs: dict[str, Any] = {"destitute_tonight": "yes", "sexual_assault": "older", "immigration_insecure": "yes"}
    wanted = {"homelessness_application", "sexual_assault_centre", "immigration_adviser", "victim_care_centre"}
    for said in ("yes", "no", "unsure"):
        assert wanted <= set(situation(**OFFICER, **needs, consents={"nrm": said}).ids)


def test_named_only_with_a_yes_of_its_own() -> None:
    """Only a yes to being named, asked by itself, lets a name into a notification."""
    unnamed = situation(**OFFICER, consents={"nrm": "no", "police": "yes"}).words("must_notify")
    named = situation(**OFFICER, consents={"nrm": "no", "identity_in_dtn": "yes"}).words("must_notify")
    assert "agreed to be named" not in unnamed
    assert "give only what they agreed to" in named


def test_helping_the_police_is_no_consent_to_be_named() -> None:
    """A willingness to help the police is not taken for an agreement to be named."""
    words = situation(**OFFICER, consents={"nrm": "no", "police": "yes"}).words("must_notify")
    assert "Do not take a willingness to help the police as an agreement to be named." in words


def test_withdrawn() -> None:
    """An adult who withdraws is heard the same day, and local help is opened again."""
    answer = situation(**OFFICER, withdrawn="yes", consents={"nrm": "yes"})
    assert {"record_withdrawal", "safe_follow_up", "victim_care_centre"} <= set(answer.ids)
    assert "nrm_referral" not in answer.ids


def test_withdrawn_and_refused() -> None:
    """An adult who withdrew and says no is not referred, and a notification names nobody."""
    answer = situation(**OFFICER, withdrawn="yes", consents={"nrm": "no"})
    assert "nrm_referral" not in answer.ids
    assert "nothing by which the adult could be known" in answer.words("must_notify")


def test_capacity_doubted() -> None:
    """Doubt about capacity is settled before any referral: support to decide first, then an assessment."""
    answer = situation(**OFFICER, capacity="doubted", consents={"nrm": "yes"})
    assert "capacity_assessment" in answer.ids
    assert "nrm_referral" not in answer.ids


def test_capacity_lacking() -> None:
    """Without capacity a best-interests decision comes first, and the referral only if it says so."""
    answer = situation(**OFFICER, capacity="lacking")
    assert answer.order("best_interests_decision", "nrm_referral")
    assert "only if it is to refer" in answer.words("nrm_referral")


def test_no_without_capacity() -> None:
    """A no of somebody without capacity weighs heavily: nothing is referred on this answer."""
    answer = situation(**OFFICER, capacity="lacking", consents={"nrm": "no"})
    assert "nrm_referral" not in answer.ids


def test_unwise_is_no_doubt() -> None:
    """An unwise choice is no proof that somebody cannot decide."""
    assert "unwise choice is no proof" in situation(**OFFICER, capacity="doubted").words("capacity_assessment")


def test_support_without_police() -> None:
    """Support without the police is possible: they are told plainly what the police hear."""
    answer = situation(**OFFICER, wants_support_without_police="yes", consents={"nrm": "yes", "support": "yes"})
    assert "The police will hear that there is a referral" in answer.words("explain_police_are_told")
    assert "nrm_referral" in answer.ids


def test_police_agreed() -> None:
    """With a yes to the police the crime is reported, and its reference goes on the form."""
    answer = situation(**OFFICER, consents={"nrm": "yes", "police": "yes"})
    assert "put the reference on the form" in answer.words("report_crime")


def test_police_not_asked() -> None:
    """Without a yes to the police no report is among the steps."""
    for said in ("no", "unsure", "not_asked"):
        assert "report_crime" not in situation(**OFFICER, consents={"nrm": "yes", "police": said}).ids


def test_contradiction_about_the_police() -> None:
    """Who agreed to the police and now wants support without them is not put in touch with the police."""
    answer = situation(**OFFICER, wants_support_without_police="yes", consents={"nrm": "yes", "police": "yes"})
    assert "report_crime" not in answer.ids
    assert any("without them" in words for words in answer.decision.safer)
