"""The pages of next steps, as somebody without signing in walks through them."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from handrail.foundation.locality import current_locality
from handrail.foundation.ui.languages import translated
from handrail.foundation.vault.drafts import close_draft
from handrail.public.pathway.policies import ANSWERS, ANSWERS_LAST, PURPOSE
from handrail.rules.pathway.questions import questions

HEAVIEST = 50_000
NURSE = {
    "asker": "professional",
    "danger_now": "no",
    "exploiter_present": "yes",
    "injury": "not_urgent",
    "age": "adult",
    "organisation": "nhs",
    "consents.nrm": "unsure",
}


def answer(browser: Client, key: str, said: str) -> str:
    """Answer one question; gives where one is sent."""
    address = "/next-steps/" if key == "asker" else f"/next-steps/question/{key}/"
    sent = browser.post(address, {"answer": said})
    assert sent.status_code == 302, sent.content.decode()
    return str(sent["Location"])


def carry(browser: Client, told: dict[str, str]) -> str:
    """Answer several questions; gives the page of steps."""
    for key, said in told.items():
        answer(browser, key, said)
    return words(browser, "/next-steps/steps/")


def words(browser: Client, path: str) -> str:
    shown = browser.get(path)
    assert shown.status_code == 200
    return shown.content.decode()


def test_the_first_question_is_who_asks_and_the_next_is_about_danger(public_door: Client) -> None:
    assert 'name="answer"' in words(public_door, "/next-steps/")
    assert answer(public_door, "asker", "professional") == "/next-steps/question/danger_now/"


def test_a_nurse_is_told_what_to_do_and_never_to_fill_in_the_form(public_door: Client) -> None:
    shown = carry(public_door, NURSE)
    assert "Tell your own safeguarding lead" in shown
    assert "0800 808 3733" in shown
    assert "Make the referral to the National Referral Mechanism" not in shown


@pytest.mark.parametrize("asked", [one.key for one in questions(locality=current_locality())])
def test_every_question_is_a_page_with_999_and_the_steps_so_far(public_door: Client, asked: str) -> None:
    shown = words(public_door, f"/next-steps/question/{asked}/")
    assert 'href="tel:999"' in shown
    assert "What to do, so far" in shown
    assert shown.count("<h1") == 1


@pytest.mark.parametrize("asked", [one.key for one in questions(locality=current_locality())])
def test_every_question_can_be_answered_with_not_sure(public_door: Client, asked: str) -> None:
    shown = words(public_door, f"/next-steps/question/{asked}/")
    assert len(re.findall(r">\s*Not sure\s*<", shown)) == 1
    typed = (
        {"answer": "unsure"} if 'value="unsure"' in shown and 'value="unknown"' not in shown else {"not_sure": "yes"}
    )
    assert public_door.post(f"/next-steps/question/{asked}/", typed).status_code == 302


def test_what_nobody_is_sure_of_is_not_asked_again(public_door: Client) -> None:
    answer(public_door, "asker", "professional")
    asked = set()
    following = "/next-steps/question/danger_now/"
    while "question" in following:
        assert following not in asked
        asked.add(following)
        following = str(public_door.post(following, {"answer": "unknown", "not_sure": "yes"})["Location"])
    assert following == "/next-steps/steps/"


def test_an_answer_that_is_changed_leads_back_to_the_steps(public_door: Client) -> None:
    carry(public_door, NURSE)
    changed = public_door.post("/next-steps/question/age/?change", {"answer": "may_be_under_18"})
    assert changed["Location"] == "/next-steps/steps/"
    assert "Tell children’s services" in words(public_door, "/next-steps/steps/")


def test_no_answer_is_told_of_beside_the_field(public_door: Client) -> None:
    shown = public_door.post("/next-steps/question/age/", {}).content.decode()
    assert shown.count("Choose an answer.") == 2  # in the summary and beside the field


@pytest.mark.parametrize(
    ("key", "said"), [("victims", "-3"), ("victims", "many"), ("postcode", "NOT ONE"), ("age", "x")]
)
def test_an_answer_that_cannot_be_is_refused_and_the_others_are_kept(public_door: Client, key: str, said: str) -> None:
    carry(public_door, NURSE)
    refused = public_door.post(f"/next-steps/question/{key}/", {"answer": said})
    assert refused.status_code == 200
    assert "govuk-error-message" in refused.content.decode()
    assert "safeguarding lead" in words(public_door, "/next-steps/steps/")


def test_forgotten_is_forgotten(public_door: Client) -> None:
    carry(public_door, NURSE)
    assert public_door.post("/next-steps/forget/")["Location"] == "/next-steps/"
    assert "You have not answered anything yet" in words(public_door, "/next-steps/steps/")


def test_beginning_again_forgets_what_was_answered_before(public_door: Client) -> None:
    carry(public_door, NURSE)
    answer(public_door, "asker", "public")
    assert "NHS" not in words(public_door, "/next-steps/steps/")


def test_answers_travel_only_in_a_locked_cookie(public_door: Client) -> None:
    carry(public_door, NURSE)
    kept = public_door.cookies[ANSWERS.name]
    assert "nhs" not in kept.value
    assert (kept["path"], kept["httponly"], kept["samesite"]) == ("/next-steps/", True, "Lax")


@pytest.mark.parametrize("cookie", ["", "nonsense", "1.spoilt", "é" * 10])
def test_a_cookie_that_cannot_be_read_is_as_if_there_were_none(public_door: Client, cookie: str) -> None:
    public_door.cookies[ANSWERS.name] = cookie
    assert "You have not answered anything yet" in words(public_door, "/next-steps/steps/")


def test_answers_are_gone_after_a_shift(public_door: Client) -> None:
    before = timezone.now() - ANSWERS_LAST - timedelta(minutes=1)
    public_door.cookies[ANSWERS.name] = close_draft(
        b'{"facts":{"age":"adult"},"not_sure":[]}', purpose=PURPOSE, at=before
    )
    assert "You have not answered anything yet" in words(public_door, "/next-steps/steps/")


def test_there_is_no_page_for_a_question_that_is_not_asked(public_door: Client) -> None:
    assert public_door.get("/next-steps/question/colour/").status_code == 404


@pytest.mark.parametrize("path", ["/next-steps/forget/", "/next-steps/steps/"])
def test_another_method_is_refused(public_door: Client, path: str) -> None:
    assert public_door.delete(path).status_code == 405


def test_the_longest_page_of_steps_is_light(public_door: Client) -> None:
    everything = {one.key: one.options[0].value for one in questions(locality=current_locality()) if one.options}
    shown = carry(public_door, {**everything, "asker": "professional", "organisation": "police", "victims": "9"})
    assert "reception centre" in shown
    assert len(shown.encode()) < HEAVIEST


@pytest.mark.parametrize("asker", ["self", "public"])
def test_the_public_and_the_person_themselves_never_see_the_form(public_door: Client, asker: str) -> None:
    shown = carry(public_door, {"asker": asker, "danger_now": "no", "age": "adult"})
    assert "National Referral Mechanism on the Home Office form" not in shown
    assert "08000 121 700" in shown


def test_the_person_themselves_is_asked_as_such(public_door: Client) -> None:
    carry(public_door, {"asker": "self"})
    assert "Are you in danger now" in words(public_door, "/next-steps/question/danger_now/")


def test_the_person_themselves_is_given_words_about_themselves(public_door: Client) -> None:
    said = "It is me: I am held"
    assert said in carry(public_door, {"asker": "self", "danger_now": "yes"})
    assert said not in carry(public_door, {"asker": "public", "danger_now": "yes"})


def test_the_first_sentence_heads_its_step_and_the_others_stand_beneath(public_door: Client) -> None:
    shown = carry(public_door, NURSE)
    assert ". Tell your own safeguarding lead.</h3>" in shown
    assert '<p class="govuk-body">You need not interview anybody.</p>' in shown


def test_whoever_reads_in_another_language_is_told_where_the_words_are_that_were_held_against_the_law(
    public_door: Client,
) -> None:
    where = next(other for said, other in translated("pt").items() if said.startswith("The English words of the steps"))
    assert "The English words of the steps" not in carry(public_door, NURSE)
    for path in ("/next-steps/steps/", "/next-steps/question/age/"):
        assert where in words(public_door, f"{path}?language=pt")


def test_no_address_holds_an_answer(public_door: Client) -> None:
    shown = carry(public_door, NURSE)
    addresses = re.findall(r'(?:href|action)="([^"]+)"', shown)
    assert not [one for one in addresses if "unsure" in one or "nhs" in one.lower().split("/")]


def test_whoever_leaves_quickly_leaves_no_answers(public_door: Client) -> None:
    assert "govuk-exit-this-page" in words(public_door, "/next-steps/question/age/")
    carry(public_door, NURSE)
    left = public_door.get("/leave/")
    assert left.cookies[ANSWERS.name]["max-age"] == 0 or "cookies" in left.headers.get("Clear-Site-Data", "")
