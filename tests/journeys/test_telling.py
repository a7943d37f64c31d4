"""Somebody tells of a concern in a browser, follows it up with the receipt, and changes their mind on the way."""

from typing import Any

import pytest

from tests.journeys.telling import (
    A_DRIVER_SAW,
    CHECK,
    answer,
    answer_until,
    begin,
    give_receipt,
    is_a_receipt,
    question,
    receipt_shown,
    send,
    skip,
    spoil,
    tell,
)
from tests.journeys.visiting import DESK, PHONE, Visit, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("telling")]


@pytest.fixture
def scripts() -> bool:
    """These pages have next to no scripts: the two journeys that ask for both are made with them, too."""
    return False


@pytest.mark.parametrize(("scripts", "width"), [(True, DESK), (False, PHONE)])
def test_a_taxi_driver_tells_what_they_saw_and_adds_something_with_the_receipt(
    visit: Visit, scripts: bool, width: int
) -> None:
    driver = visit(scripts=scripts, width=width)

    receipt = tell(driver, A_DRIVER_SAW)

    assert is_a_receipt(receipt)
    assert driver.heading == "We have what you told us"
    driver.press("Add something now")
    assert driver.heading == "What you told us"
    driver.fill({"message": "It was a Tuesday."})
    driver.press("Send")
    assert driver.says("We have your message.")


def test_every_answer_stands_on_the_page_where_answers_are_checked(visit: Visit, scripts: bool) -> None:
    driver = visit(scripts=scripts)
    begin(driver)

    answer_until(driver, A_DRIVER_SAW)

    told = [str(value) for typed in A_DRIVER_SAW.values() for value in typed.values()]
    in_words = [words for words in told if " " in words]
    assert [words for words in in_words if words not in driver.words] == []
    assert driver.says("3 November 2026")


@pytest.mark.parametrize("said", ["yes", "unsure"])
def test_danger_shows_999_before_anything_else_and_then_lets_one_go_on(visit: Visit, scripts: bool, said: str) -> None:
    somebody = visit(scripts=scripts, width=PHONE)
    begin(somebody)

    answer(somebody, {"danger": said})

    assert "999" in somebody.heading
    assert somebody.page.locator("h1 a[href='tel:999']").is_visible()
    somebody.press("Go on telling us")
    assert question(somebody) == "who-you-are"


def test_nobody_gets_past_the_question_of_danger_by_its_address(visit: Visit, scripts: bool) -> None:
    somebody = visit(scripts=scripts)
    begin(somebody)
    somebody.go("/tell-us/what-happened/")
    answer(somebody, {"account": "He locks them in."})

    somebody.go(f"/tell-us/{CHECK}/")

    assert question(somebody) == "danger"


def test_back_leads_to_the_question_before_with_its_answer_still_there(visit: Visit, scripts: bool) -> None:
    somebody = visit(scripts=scripts)
    begin(somebody)
    answer_until(somebody, A_DRIVER_SAW, "kind-of-place")

    somebody.follow("Back")
    somebody.follow("Back")

    assert question(somebody) == "what-happened"
    account = A_DRIVER_SAW["what-happened"]["account"]
    assert somebody.page.locator("[name=account]").input_value() == account


def test_an_answer_changed_from_the_check_page_leads_back_to_it(visit: Visit, scripts: bool) -> None:
    somebody = visit(scripts=scripts)
    begin(somebody)
    answer_until(somebody, A_DRIVER_SAW)

    row = somebody.page.locator(".govuk-summary-list__row", has_text="Grey estate")
    with somebody.page.expect_navigation():
        row.get_by_role("link").click()
    answer(somebody, {"vehicles": "Blue estate AB12 CDE"})

    assert question(somebody) == CHECK
    assert somebody.says("Blue estate")
    assert not somebody.says("Grey estate")


def test_a_changed_answer_asks_what_it_makes_necessary_and_nothing_else(visit: Visit, scripts: bool) -> None:
    somebody = visit(scripts=scripts)
    begin(somebody)
    answer_until(somebody, {**A_DRIVER_SAW, "your-name": {"sharing": "anonymous"}})
    assert not somebody.says("Sam")

    somebody.go("/tell-us/your-name/?change")
    answer(somebody, {"sharing": "share"})
    asked = question(somebody)
    answer_until(somebody, A_DRIVER_SAW)

    assert asked == "name"
    assert somebody.says("Sam")


def test_whoever_went_away_carries_on_where_they_were(visit: Visit, scripts: bool) -> None:
    somebody = visit(scripts=scripts)
    begin(somebody)
    answer_until(somebody, A_DRIVER_SAW, "when")
    somebody.go("/signs/")

    somebody.go("/tell-us/")
    somebody.press("Carry on with your answers")

    assert question(somebody) == "when"
    somebody.go("/tell-us/what-happened/")
    assert somebody.page.locator("[name=account]").input_value() != ""


def test_the_same_form_sent_twice_gives_the_same_receipt(visit: Visit, scripts: bool) -> None:
    somebody = visit(scripts=scripts)
    begin(somebody)
    answer_until(somebody, A_DRIVER_SAW)
    kept: Any = somebody.context.cookies()

    first = send(somebody)
    # Whoever goes back, on a line that lost the answer, sends with what their browser had.
    somebody.context.clear_cookies()
    somebody.context.add_cookies(kept)
    somebody.go(f"/tell-us/{CHECK}/")
    second = send(somebody)

    assert second == first


def test_going_back_after_sending_shows_the_receipt_and_not_the_answers(visit: Visit, scripts: bool) -> None:
    somebody = visit(scripts=scripts)
    receipt = tell(somebody, A_DRIVER_SAW)

    somebody.page.go_back()

    assert receipt_shown(somebody) == receipt
    assert not somebody.says("12 Mill Lane")


def test_clearing_the_receipt_away_leaves_nothing_in_the_browser(visit: Visit, scripts: bool) -> None:
    somebody = visit(scripts=scripts)
    receipt = tell(somebody, A_DRIVER_SAW)

    somebody.press("I have kept it: clear it from this browser")

    assert somebody.cookies() <= {"handrail_public_csrf"}
    somebody.go("/tell-us/sent/")
    assert not somebody.says(receipt)


@pytest.mark.parametrize("group", [1, 5])
def test_a_wrong_character_in_a_receipt_is_found_in_its_group(visit: Visit, scripts: bool, group: int) -> None:
    receipt = visit().stage.told["receipt"]
    somebody = visit(scripts=scripts, width=PHONE)

    give_receipt(somebody, spoil(receipt, group=group))

    assert f"Group {group} of your receipt is not right." in somebody.page.locator(".govuk-error-summary").inner_text()
    assert typed_receipt(somebody) == spoil(receipt, group=group)


def test_a_receipt_may_be_typed_in_small_letters_without_its_hyphens(visit: Visit, scripts: bool) -> None:
    somebody = visit(scripts=scripts)

    give_receipt(somebody, somebody.stage.told["receipt"].replace("-", " ").lower())

    assert somebody.says("Which way did it go?")


@pytest.mark.parametrize("scripts", [True, False])
def test_signing_off_leaves_the_receipt_nowhere(visit: Visit, scripts: bool) -> None:
    somebody = visit(scripts=scripts)
    give_receipt(somebody, somebody.stage.told["receipt"])

    somebody.press("Sign off and leave nothing here")
    somebody.go("/follow-up/your-concern/")

    assert somebody.path == "/follow-up/"


BAD: dict[str, dict[str, Any]] = {
    "people": {"people_count": "many", "people_text": "Tired"},
    "when": {"happened_on_day": "31", "happened_on_month": "2", "happened_on_year": "2026", "happened_text": "Dawn"},
    "where": {"postcode": "NOT A POSTCODE", "address": "12 Mill Lane"},
}


@pytest.mark.parametrize("page", BAD)
def test_an_answer_that_cannot_be_is_told_beside_its_input_and_the_rest_is_kept(
    visit: Visit, scripts: bool, page: str
) -> None:
    somebody = visit(scripts=scripts, width=PHONE)
    begin(somebody)
    answer_until(somebody, {**A_DRIVER_SAW, page: {}}, page)

    answer(somebody, BAD[page])

    assert question(somebody) == page
    assert somebody.page.title().startswith("Error: ")
    assert somebody.page.locator(".govuk-error-message").count() == 1
    for name, value in BAD[page].items():
        assert somebody.page.locator(f"[name={name}]").input_value() == value


def test_somebody_who_skips_all_they_can_still_gets_a_receipt(visit: Visit, scripts: bool) -> None:
    somebody = visit(scripts=scripts)
    begin(somebody)
    answer_until(somebody, {"danger": {"danger": "no"}}, "signs")
    first = somebody.page.locator("details[open] [name=signs]").first
    first.check()
    somebody.press("Continue")
    while question(somebody) != CHECK:
        skip(somebody)

    assert is_a_receipt(send(somebody))


def typed_receipt(somebody: Visitor) -> str:
    """What stands in the input."""
    return somebody.page.locator("[name=receipt]").input_value()
