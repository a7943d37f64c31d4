"""A nurse with a patient in front of her: from the front page to a page to keep, on a telephone, without JavaScript."""

from pathlib import Path

import pytest

from tests.foundation.printing.read_back import opened, words_of
from tests.journeys.visiting import PHONE, Visit, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("next steps")]
KNOWN = {
    "asker": "professional",
    "danger_now": "no",
    "exploiter_present": "yes",
    "injury": "not_urgent",
    "age": "adult",
    "organisation": "nhs",
    "consents.nrm": "unsure",
}
"""What she knows. To everything else she says "Not sure"."""
MOST_QUESTIONS = 30
NOT_SURE = "main form [value=unknown], main form [value=unsure]"
COOKIES = {"handrail_next_steps", "handrail_public_csrf"}


def is_safe_to_hold(visitor: Visitor) -> bool:
    """Whether a page shows 999 and the way out, needs no scrolling sideways, and has no answer in its address."""
    return (
        visitor.page.locator("main a[href='tel:999']").first.is_visible()
        and visitor.page.get_by_role("button", name="Exit this page").first.is_visible()
        and visitor.fits()
        and "?" not in visitor.page.url.removesuffix("?change")
    )


def answer(visitor: Visitor, said: str | None) -> None:
    """Answer the question of this page, or say that one is not sure."""
    if said is not None:
        visitor.fill({"answer": said})
    elif visitor.page.get_by_role("button", name="Not sure").count():
        visitor.press("Not sure")
        return
    else:
        visitor.page.locator(NOT_SURE).last.check()
    visitor.press("Continue")


def go_through(visitor: Visitor) -> int:
    """Answer what is asked until the steps come; gives how many questions that were."""
    for count in range(MOST_QUESTIONS):
        assert is_safe_to_hold(visitor), visitor.page.url
        if visitor.path == "/next-steps/steps/":
            return count
        assert visitor.page.get_by_role("heading", name="What to do, so far").is_visible()
        answer(visitor, KNOWN.get(visitor.path.rstrip("/").rpartition("/")[2]))
    raise AssertionError(visitor.words)


def begin(visitor: Visitor) -> None:
    """From the front page to the first question after who asks."""
    visitor.go("/")
    visitor.follow("See your next steps")
    assert is_safe_to_hold(visitor)
    visitor.fill({"answer": KNOWN["asker"]})
    visitor.press("Start now")


def keep_the_document(visitor: Visitor) -> str:
    """Save the steps; gives the words of the document."""
    with visitor.page.expect_download() as coming:
        visitor.page.get_by_role("link", name="Save these steps (PDF)").first.click()
    assert coming.value.suggested_filename == "what-to-do-next.pdf"
    return words_of(opened(Path(coming.value.path()).read_bytes()))


def change(visitor: Visitor, question: str, said: str) -> None:
    """Give another answer to one question."""
    with visitor.page.expect_navigation():
        visitor.page.get_by_role("link", name=question).click()
    assert is_safe_to_hold(visitor)
    answer(visitor, said)


def test_a_nurse_goes_from_the_front_page_to_a_page_to_keep(visit: Visit) -> None:
    nurse = visit(scripts=False, width=PHONE)
    begin(nurse)
    assert go_through(nurse) < MOST_QUESTIONS
    assert nurse.says("Tell your own safeguarding lead.")
    assert nurse.says("Do not fill in the Home Office form")
    assert not nurse.says("Make the referral to the National Referral Mechanism on")
    assert nurse.page.locator("main .handrail-step a[href^='tel:']").count() > 1
    assert nurse.page.get_by_role("link", name="Answer the next question").count() == 0

    printed = keep_the_document(nurse)
    assert "Tell your own safeguarding lead." in printed
    assert "NHS, a surgery or an ambulance service" in " ".join(printed.split())

    change(nurse, "How old is the person?", "may_be_under_18")
    assert nurse.path == "/next-steps/steps/"
    assert nurse.says("Tell children’s services for the area where the child is")
    assert nurse.cookies() <= COOKIES

    nurse.press("Forget my answers")
    assert "handrail_next_steps" not in nurse.cookies()
    nurse.go("/next-steps/steps/")
    assert nurse.says("You have not answered anything yet")


def test_whoever_answers_nothing_is_told_beside_the_question_and_in_the_summary(visit: Visit) -> None:
    nurse = visit(scripts=False, width=PHONE)
    begin(nurse)
    nurse.press("Continue")
    assert is_safe_to_hold(nurse)
    assert nurse.page.locator(".govuk-error-summary").get_by_role("link", name="Choose an answer.").is_visible()
    assert nurse.page.locator("main form .govuk-error-message").is_visible()
