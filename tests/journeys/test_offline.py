"""Outreach without signal: the page is opened once with a connection, and then carries a case to its steps alone."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.journeys.elsewhere import WORDS
from tests.journeys.stage import Stage
from tests.journeys.visiting import PHONE, Visit, Visitor
from tests.journeys.without_signal import A_NURSE, PAGE, START, STEPS, answer, carry, keep_the_page, lose_the_signal
from tests.live import Door, free_port

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("offline")]
KEPT = """async () => {
  const names = await caches.keys()
  const kept = await Promise.all(names.map(async (name) => {
    const cache = await caches.open(name)
    const requests = await cache.keys()
    return Promise.all(requests.map(async (one) => [new URL(one.url).pathname, await (await cache.match(one)).text()]))
  }))
  return { files: Object.fromEntries(kept.flat()), copies: names.length, local: localStorage.length,
    session: sessionStorage.length, databases: (await indexedDB.databases()).length, cookies: document.cookie,
    history: JSON.stringify(history.state), address: location.href }
}"""


def what_is_kept(visitor: Visitor) -> dict[str, Any]:
    """Everything that the browser keeps of this site, and what stands in its address and history."""
    kept: dict[str, Any] = visitor.page.evaluate(KEPT)
    return kept


def test_a_nurse_without_signal_is_led_to_her_steps_and_nothing_of_it_is_kept(visit: Visit) -> None:
    nurse = visit(width=PHONE)
    keep_the_page(nurse)
    before = what_is_kept(nurse)
    lose_the_signal(nurse)

    carry(nurse, A_NURSE)
    assert nurse.fits()
    assert nurse.says("pass this to a first responder")
    assert nurse.says("Say nothing of your concern while anybody who may be exploiting them can see or hear.")
    assert not nurse.says("Make a referral to the National Referral Mechanism")
    numbers = nurse.page.locator("main a[href^='tel:']").evaluate_all("links => links.map(link => link.href)")
    assert "tel:999" in numbers
    assert len(set(numbers)) > 1

    after = what_is_kept(nurse)
    assert after == {**before, "history": after["history"]}
    assert (after["local"], after["session"], after["databases"], after["cookies"]) == (0, 0, 0, "")
    assert set(json.loads(after["history"])) == {"number"}
    assert all(PAGE in name or name.startswith("/static/") for name in after["files"])


def test_answers_are_gone_when_she_says_so_and_when_the_page_is_left(visit: Visit) -> None:
    nurse = visit()
    keep_the_page(nurse)
    lose_the_signal(nurse)
    answer(nurse, A_NURSE)
    nurse.page.get_by_role("link", name="These steps in full, and your answers").click()
    assert nurse.says("I come across this in my work")

    nurse.page.get_by_role("button", name="Forget my answers").click()
    assert nurse.heading == START
    assert nurse.page.locator("main input:checked").count() == 0

    answer(nurse, A_NURSE)
    nurse.page.reload()
    assert nurse.heading == START
    assert nurse.page.locator("main input:checked").count() == 0


def test_an_answer_can_be_changed_and_back_leads_back(visit: Visit) -> None:
    nurse = visit()
    keep_the_page(nurse)
    carry(nurse, A_NURSE)
    nurse.page.get_by_role("link", name="How old is the person?").click()
    assert nurse.heading == "How old is the person?"
    nurse.page.locator("main [value=under_18]").check()
    nurse.page.get_by_role("button", name="Continue").click()
    assert nurse.heading == STEPS
    assert nurse.says("Tell children’s services")
    nurse.page.go_back()
    assert nurse.heading == "How old is the person?"


def test_whoever_chooses_nothing_is_told_what_to_do_and_is_led_to_it(visit: Visit) -> None:
    nurse = visit()
    keep_the_page(nurse)
    nurse.page.get_by_role("button", name="Continue").click()
    assert nurse.page.evaluate("document.activeElement.className") == "govuk-error-summary"
    nurse.page.get_by_role("link", name="Choose an answer.").click()
    assert nurse.page.evaluate("document.activeElement.id") == "answer-0"


def test_the_exit_with_a_connection_shows_the_weather_and_takes_the_copy_away(visit: Visit) -> None:
    nurse = visit()
    keep_the_page(nurse)
    answer(nurse, A_NURSE)
    with nurse.page.expect_navigation():
        nurse.page.get_by_role("button", name="Exit this page").click()
    nurse.page.get_by_text(WORDS).wait_for()
    nurse.go("/privacy/")
    nurse.page.wait_for_function("caches.keys().then(names => names.length === 0)")
    nurse.go(PAGE)
    assert nurse.heading == START
    assert nurse.page.locator("main input:checked").count() == 0


def test_the_exit_without_a_connection_leaves_at_once_and_back_brings_no_answer(visit: Visit, stage: Stage) -> None:
    nurse = visit()
    # A door that is shut: what a page sends while it is left goes past the browser's own "offline".
    with opened(stage, free_port()) as door:
        nurse.home = door.address
        keep_the_page(nurse)
    lose_the_signal(nurse)
    answer(nurse, A_NURSE)
    nurse.page.get_by_role("button", name="Exit this page").click()
    nurse.page.wait_for_url("chrome-error://**")
    nurse.page.go_back()
    nurse.page.get_by_role("heading", name=START).wait_for()
    assert nurse.page.locator("main input:checked").count() == 0


def test_a_newer_copy_comes_by_itself_and_the_old_one_goes(visit: Visit, stage: Stage) -> None:
    nurse = visit()
    port = free_port()
    with opened(stage, port) as door:
        nurse.home = door.address
        keep_the_page(nurse)
        old = what_is_kept(nurse)["files"]
    with opened(stage, port, HANDRAIL_EXIT_ADDRESS="https://www.bbc.co.uk/weather/"):
        nurse.page.reload()
        nurse.page.locator("[data-without-signal='https://www.bbc.co.uk/weather/']").wait_for()
        kept = what_is_kept(nurse)
    assert kept["copies"] == 1
    assert kept["files"].keys() == old.keys()
    assert kept["files"] != old


@contextmanager
def opened(stage: Stage, port: int, **more: str) -> Iterator[Door]:
    """A public door of its own at that port, until the block ends."""
    door = Door(stage.installation, "public", port, 1, more)
    door.open()
    try:
        yield door
    finally:
        door.close()


def test_an_old_copy_says_so(visit: Visit) -> None:
    nurse = visit()
    keep_the_page(nurse)
    lose_the_signal(nurse)
    assert not nurse.says("days old")
    nurse.page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=40))
    nurse.page.reload()
    nurse.page.get_by_text("This copy is 40 days old.").wait_for()


def test_a_copy_that_is_taken_off_the_device_is_gone(visit: Visit) -> None:
    nurse = visit()
    keep_the_page(nurse)
    nurse.page.get_by_role("button", name="Take this copy off this device").click()
    nurse.page.get_by_role("heading", name="This copy is no longer on this device").wait_for()
    assert what_is_kept(nurse)["copies"] == 0
    assert nurse.page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_without_javascript_the_page_says_so_and_leads_to_the_ordinary_pages(visit: Visit) -> None:
    nurse = visit(scripts=False)
    nurse.go(PAGE)
    assert nurse.says("This page needs JavaScript")
    nurse.follow("ordinary pages")
    assert nurse.path == "/next-steps/"
