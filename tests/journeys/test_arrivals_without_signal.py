"""At a reception centre the line comes and goes: whoever arrives is kept on the telephone, locked, and sent once."""

from typing import Any

import pytest
from playwright.sync_api import Route

from tests.journeys.visiting import PHONE, Visit, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("arrivals")]
STORED = """() => new Promise((resolve) => {
  const open = indexedDB.open('handrail-arrivals')
  open.onsuccess = () => {
    const [keys, waiting] = ['keys', 'waiting'].map((name) => open.result.transaction(name).objectStore(name).getAll())
    waiting.onsuccess = () => {
      const text = (one) => new TextDecoder('latin1').decode(one.box)
      const told = { boxes: waiting.result.map(text), copied: keys.result.map((key) => key.extractable) }
      open.result.close()
      resolve(told)
    }
  }
})"""
FAILED = "net::ERR_"


def register(nurse: Visitor, bag: str) -> None:
    """Fill in the door and press the button; the page stays where the line is down."""
    nurse.fill({"age": "adult", "bag": bag})
    nurse.page.get_by_role("button", name="Register", exact=True).click()


def waiting(nurse: Visitor) -> str:
    """What the page says of who waits."""
    said: str = nurse.page.locator(".handrail-waiting").inner_text()
    return said


def at_the_door(visit: Visit, scripts: bool = True) -> Visitor:
    """A nurse on duty, with the form open on her telephone."""
    nurse = visit("staff", width=PHONE, scripts=scripts).come_back("on duty")
    nurse.go(door_of(nurse))
    return nurse


def door_of(nurse: Visitor) -> str:
    """Where people are registered."""
    return f"/reception/{nurse.stage.told['night']['centre']}/register/"


def arrived(nurse: Visitor) -> int:
    """How many have arrived, as the board says."""
    nurse.go(door_of(nurse).removesuffix("register/"))
    return int(nurse.page.locator(".handrail-counts dd").first.inner_text())


def forgive_the_line(nurse: Visitor) -> None:
    """The browser complains of every request that found no line; that is what happens here."""
    nurse.complaints[:] = [one for one in nurse.complaints if FAILED not in one]


def test_who_arrives_without_signal_is_locked_on_the_telephone_and_sent_when_it_is_back(visit: Visit) -> None:
    nurse = at_the_door(visit)
    before = arrived(nurse)
    nurse.go(door_of(nurse))
    nurse.context.set_offline(True)
    for number, people in ((1, "1 person is"), (2, "2 people are")):
        register(nurse, f"Canary bag {number}")
        nurse.page.get_by_text(f"{people} kept on this device").wait_for()
    kept: dict[str, Any] = nurse.page.evaluate(STORED)
    assert len(kept["boxes"]) == 2
    assert not any("Canary" in box for box in kept["boxes"])
    assert kept["copied"] == [False]
    nurse.context.set_offline(False)
    nurse.page.locator(".handrail-waiting:empty").wait_for(state="attached")
    assert arrived(nurse) == before + 2
    forgive_the_line(nurse)


def test_an_answer_that_is_lost_makes_nobody_arrive_twice(visit: Visit) -> None:
    nurse = at_the_door(visit)
    before = arrived(nurse)
    nurse.go(door_of(nurse))

    def lose_the_answer(route: Route) -> None:
        if route.request.method != "POST":
            return route.fallback()
        route.fetch(max_redirects=0)
        return route.abort()

    nurse.page.route("**/register/", lose_the_answer)
    register(nurse, "A green bag")
    nurse.page.get_by_text("1 person is kept on this device").wait_for()
    nurse.page.unroute("**/register/")
    nurse.page.evaluate("window.dispatchEvent(new Event('online'))")
    nurse.page.locator(".handrail-waiting:empty").wait_for(state="attached")
    assert arrived(nurse) == before + 1
    forgive_the_line(nurse)


def test_whoever_signs_out_leaves_nothing_on_the_telephone(visit: Visit) -> None:
    nurse = at_the_door(visit)
    nurse.context.set_offline(True)
    register(nurse, "A bag")
    nurse.page.get_by_text("1 person is kept on this device").wait_for()
    warned: list[str] = []

    def answer(dialogue: Any) -> None:
        warned.append(dialogue.message)
        dialogue.accept()

    nurse.page.on("dialog", answer)
    nurse.page.route("**/register/", lambda route: route.abort())
    nurse.context.set_offline(False)
    nurse.press("Sign out")
    assert warned == ["1 of those who arrived have not been sent. If you sign out, they are lost."]
    assert nurse.page.evaluate("async () => (await indexedDB.databases()).length") == 0
    forgive_the_line(nurse)


def test_with_a_line_or_without_scripts_the_door_leads_to_who_was_registered(visit: Visit, scripts: bool) -> None:
    nurse = at_the_door(visit, scripts)
    with nurse.page.expect_navigation(url="**/reception/people/*/"):
        register(nurse, "A bag")
    assert nurse.says("In the first hours")
