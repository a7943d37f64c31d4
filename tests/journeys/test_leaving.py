"""Leaving in a hurry: the button, the keys, and what is shown to whoever presses Back afterwards."""

import pytest

from tests.journeys.elsewhere import HOST, WORDS
from tests.journeys.telling import A_DRIVER_SAW, CHECK, answer_until, begin, give_receipt, tell
from tests.journeys.visiting import DESK, PHONE, Visit, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("leaving")]
ACCOUNT = A_DRIVER_SAW["what-happened"]["account"]


def writing(visit: Visit, *, scripts: bool = True, width: int = DESK) -> Visitor:
    """Somebody who has written the account and stands on a later page."""
    somebody = visit(scripts=scripts, width=width)
    begin(somebody)
    answer_until(somebody, A_DRIVER_SAW, "when")
    return somebody


def arrive_elsewhere(somebody: Visitor) -> None:
    """Wait for the other site."""
    somebody.page.wait_for_url(f"https://{HOST}/**")
    assert WORDS in somebody.page.content()


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_one_press_leaves_for_another_site_and_takes_the_answers_away(visit: Visit, scripts: bool, width: int) -> None:
    somebody = writing(visit, scripts=scripts, width=width)
    assert somebody.cookies()

    somebody.page.locator(".govuk-exit-this-page__button").click()

    arrive_elsewhere(somebody)
    assert somebody.cookies() == set()


def test_back_after_leaving_shows_nothing_of_the_report(visit: Visit, scripts: bool) -> None:
    somebody = writing(visit, scripts=scripts)
    somebody.follow("Back")
    somebody.page.locator(".govuk-exit-this-page__button").click()
    arrive_elsewhere(somebody)

    for _ in range(4):
        somebody.page.go_back()
        assert ACCOUNT not in somebody.page.content()
        assert "Northam" not in somebody.words


def test_pressing_shift_three_times_leaves_at_once(visit: Visit) -> None:
    somebody = writing(visit)

    for _ in range(3):
        somebody.page.keyboard.press("Shift")

    arrive_elsewhere(somebody)
    assert somebody.cookies() == set()


def test_shift_pressed_twice_for_capitals_leaves_nobody_stranded(visit: Visit) -> None:
    somebody = writing(visit)
    words = somebody.page.locator("[name=happened_text]")

    words.press_sequentially("On Monday, At Dawn")

    assert words.input_value() == "On Monday, At Dawn"
    assert somebody.path.endswith("/when/")


def test_the_first_thing_the_keyboard_reaches_is_the_way_out(visit: Visit) -> None:
    somebody = writing(visit)
    reached = []
    for _ in range(2):
        somebody.page.keyboard.press("Tab")
        reached.append(somebody.page.evaluate("document.activeElement.textContent.trim()"))

    assert "Exit this page quickly" in reached


def test_leaving_takes_a_receipt_away_too(visit: Visit, scripts: bool) -> None:
    somebody = visit(scripts=scripts)
    receipt = tell(somebody, A_DRIVER_SAW)
    give_receipt(somebody, receipt)

    somebody.page.locator(".govuk-exit-this-page__button").click()

    arrive_elsewhere(somebody)
    assert somebody.cookies() == set()
    somebody.go("/follow-up/your-concern/")
    assert somebody.path == "/follow-up/"


def test_time_runs_out_with_a_warning_and_then_shows_another_site(visit: Visit) -> None:
    somebody = visit()
    somebody.page.clock.install()
    begin(somebody)
    answer_until(somebody, A_DRIVER_SAW, "when")

    somebody.page.clock.fast_forward("55:10")
    warning = somebody.page.get_by_role("dialog", name="Do you need more time?")
    warning.wait_for()
    assert "5 minutes" in warning.inner_text()
    somebody.page.clock.fast_forward("05:10")

    arrive_elsewhere(somebody)
    assert somebody.cookies() == set()


def test_whoever_asks_for_more_time_gets_it_and_keeps_what_they_typed(visit: Visit) -> None:
    somebody = visit()
    somebody.page.clock.install()
    begin(somebody)
    answer_until(somebody, A_DRIVER_SAW, "when")
    somebody.fill({"happened_text": "Most mornings"})

    somebody.page.clock.fast_forward("57:00")
    warning = somebody.page.get_by_role("dialog", name="Do you need more time?")
    warning.wait_for()
    with somebody.page.expect_response("**/tell-us/when/"):
        warning.get_by_role("button", name="Stay on this page").click()
    somebody.page.clock.fast_forward("05:00")

    assert not warning.is_visible()
    assert somebody.path.endswith("/when/")
    assert somebody.page.locator("[name=happened_text]").input_value() == "Most mornings"


def test_nothing_is_kept_in_the_browser_before_somebody_begins(visit: Visit, scripts: bool) -> None:
    somebody = visit(scripts=scripts)

    for path in ("/", "/get-help/", "/signs/", "/professionals/", "/privacy/"):
        somebody.go(path)

    assert somebody.cookies() == set()


def test_no_answer_ever_stands_in_an_address(visit: Visit, scripts: bool) -> None:
    somebody = visit(scripts=scripts)
    asked: list[str] = []
    somebody.context.on("request", lambda request: asked.append(request.url))
    begin(somebody)

    answer_until(somebody, A_DRIVER_SAW)

    told = [str(value) for typed in A_DRIVER_SAW.values() for value in typed.values() if len(str(value)) > 3]
    assert [url for url in asked for words in told if words.replace(" ", "") in url.replace("%20", "")] == []
    assert somebody.path.endswith(f"/{CHECK}/")
