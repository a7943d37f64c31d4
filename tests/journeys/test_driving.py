"""A driver tells in under a minute, also without signal: kept only on their own telephone, locked, and sent once."""

from typing import Any

import pytest
from playwright.sync_api import Route

from tests import build
from tests.journeys.telling import receipt_shown
from tests.journeys.visiting import PHONE, Visit, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("driving")]
DRIVER = "/driver/"
CANARY = "canary-kestrel"
SECONDS_A_TAP, SECONDS_A_CHARACTER, SECONDS_TO_READ = 2, 0.4, 15
KEPT = """async () => {
  const open = (name) => new Promise((resolve) => {
    const asked = indexedDB.open(name)
    asked.onsuccess = () => resolve(asked.result)
  })
  const all = (store) => new Promise((resolve) => {
    const asked = store.getAll()
    asked.onsuccess = () => resolve(asked.result)
  })
  const told = { boxes: [], copied: [], databases: [], workers: 0, caches: [] }
  for (const { name } of await indexedDB.databases()) {
    const store = await open(name)
    for (const kept of store.objectStoreNames) {
      for (const one of await all(store.transaction(kept).objectStore(kept))) {
        if (one instanceof CryptoKey) told.copied.push(one.extractable)
        else told.boxes.push(new TextDecoder('latin1').decode(one.box))
      }
    }
    store.close()
    told.databases.push(name)
  }
  told.workers = (await navigator.serviceWorker.getRegistrations()).length
  told.caches = await caches.keys()
  return told
}"""


def on_the_road(visit: Visit, *, scripts: bool = True) -> Visitor:
    """A driver with the page of the leaflet's code open."""
    driver = visit(width=PHONE, scripts=scripts)
    driver.go(f"{DRIVER}?campaign=taxi-card")
    return driver


def own_telephone(visit: Visit) -> Visitor:
    """A driver who has said that the telephone is theirs alone."""
    driver = on_the_road(visit)
    driver.page.get_by_label("Only I use it").check()
    driver.page.get_by_text("Ready: this page works without signal").wait_for()
    return driver


def kept_by(driver: Visitor) -> dict[str, Any]:
    """Everything that the browser keeps of this site."""
    kept: dict[str, Any] = driver.page.evaluate(KEPT)
    return kept


def wait_until_kept(driver: Visitor, condition: str) -> None:
    """Wait until that is so of everything that the browser keeps."""
    look = f"async () => {{ while (!(kept => {condition})(await ({KEPT})())) await new Promise(setTimeout) }}"
    driver.page.evaluate(look)


def press_send(driver: Visitor) -> None:
    """Press the button; the page stays where there is no signal."""
    driver.page.get_by_role("button", name="Send", exact=True).click()


def forgive_the_line(driver: Visitor) -> None:
    """The browser complains of every request that found no line; that is what happens here."""
    driver.complaints[:] = [one for one in driver.complaints if "net::ERR_" not in one]


def test_a_report_takes_under_a_minute_counted_in_taps(visit: Visit, scripts: bool) -> None:
    driver = on_the_road(visit, scripts=scripts)
    words = {
        "account": "She was told not to talk",
        "pick_up": "Station",
        "drop_off": "12 Mill Lane",
        "vehicles": "AB12 CDE",
    }
    taps = 0
    for choice in ("danger", "signs", "when", "child"):
        driver.page.locator(f"main form [name={choice}]").first.check()
        taps += 1
    for name, said in words.items():
        driver.page.locator(f"main form [name={name}]").fill(said)
        taps += 1
    with driver.page.expect_navigation():
        press_send(driver)
    taps += 1
    assert driver.path == "/driver/sent/"
    assert len(receipt_shown(driver)) == 29
    typed = sum(map(len, words.values()))
    assert taps * SECONDS_A_TAP + typed * SECONDS_A_CHARACTER + SECONDS_TO_READ < 60


def test_without_signal_it_is_locked_on_the_telephone_and_sent_once_when_there_is(visit: Visit) -> None:
    driver = own_telephone(visit)
    driver.context.set_offline(True)
    driver.page.reload()
    driver.page.get_by_text("Ready: this page works without signal").wait_for()
    driver.fill({"account": f"{CANARY} in the back"})
    press_send(driver)
    driver.page.get_by_text("1 report is waiting on this phone").wait_for()
    kept = kept_by(driver)
    assert (len(kept["boxes"]), kept["copied"]) == (1, [False])
    assert CANARY not in kept["boxes"][0]
    driver.page.reload()
    driver.page.get_by_text("1 report is waiting on this phone").wait_for()
    driver.context.set_offline(False)
    driver.page.get_by_text("Write down each receipt").wait_for()
    assert driver.page.locator(".handrail-receipt").count() == 1
    driver.page.get_by_text("Ready: this page works without signal").wait_for()
    assert kept_by(driver)["boxes"] == []
    forgive_the_line(driver)


def test_a_draft_is_there_again_and_gone_once_it_is_sent(visit: Visit) -> None:
    driver = own_telephone(visit)
    driver.page.locator("[name=account]").press_sequentially(CANARY)
    wait_until_kept(driver, "kept.boxes.length === 1")
    assert CANARY not in kept_by(driver)["boxes"][0]
    driver.page.reload()
    driver.page.wait_for_function(f"() => document.querySelector('[name=account]').value === '{CANARY}'")
    with driver.page.expect_navigation():
        press_send(driver)
    assert driver.path == "/driver/sent/"
    assert kept_by(driver)["boxes"] == []


def test_an_answer_that_is_lost_makes_no_second_report(visit: Visit) -> None:
    driver = own_telephone(visit)
    receipts: list[str] = []

    def lose_the_first(route: Route) -> None:
        if route.request.method == "POST" and not receipts:
            receipts.append(route.fetch().text().partition('handrail-receipt">')[2][:29])
            route.abort()
        else:
            route.continue_()

    driver.context.route("**/driver/*", lose_the_first)
    driver.fill({"account": f"{CANARY} twice"})
    press_send(driver)
    driver.page.get_by_text("1 report is waiting on this phone").wait_for()
    driver.page.evaluate("window.dispatchEvent(new Event('online'))")
    driver.page.get_by_text("Write down each receipt").wait_for()
    assert receipts == [receipt_shown(driver)]
    forgive_the_line(driver)


@pytest.mark.parametrize("leave", ["exit", "wipe", "shared"])
def test_leaving_or_wiping_takes_everything_away_also_without_signal(visit: Visit, leave: str) -> None:
    driver = own_telephone(visit)
    driver.context.set_offline(True)
    driver.fill({"account": CANARY})
    press_send(driver)
    driver.page.get_by_text("1 report is waiting on this phone").wait_for()
    if leave == "exit":
        driver.page.locator(".govuk-exit-this-page__button").click()
        driver.page.wait_for_url(lambda address: DRIVER not in address)
        driver.context.set_offline(False)
        driver.go("/about/")
    elif leave == "wipe":
        driver.page.get_by_role("button", name="Wipe it from this phone").click()
        driver.page.get_by_text("Wiped from this phone").wait_for()
    else:
        driver.page.get_by_label("This is a shared device").check()
        driver.page.get_by_text("Nothing is kept on this phone").wait_for()
    wait_until_kept(driver, "!kept.workers && !kept.databases.length")
    kept = kept_by(driver)
    assert (kept["boxes"], kept["caches"], kept["workers"]) == ([], [], 0)
    forgive_the_line(driver)


def test_on_a_shared_device_nothing_is_kept_and_it_is_said(visit: Visit) -> None:
    driver = on_the_road(visit)
    driver.context.set_offline(True)
    driver.fill({"account": CANARY})
    press_send(driver)
    driver.page.get_by_text("There is no signal, and nothing is kept on this phone").wait_for()
    assert driver.page.locator("[name=account]").input_value() == CANARY
    kept = kept_by(driver)
    assert (kept["databases"], kept["caches"], kept["workers"]) == ([], [], 0)
    forgive_the_line(driver)


def test_what_waited_for_more_than_a_day_is_wiped_and_it_is_said(visit: Visit) -> None:
    driver = own_telephone(visit)
    driver.context.set_offline(True)
    driver.fill({"account": CANARY})
    press_send(driver)
    driver.page.get_by_text("1 report is waiting on this phone").wait_for()
    driver.page.add_init_script("const now = Date.now; Date.now = () => now() + 86_400_001")
    driver.page.reload()
    driver.page.get_by_text("waited for more than a day without signal, and was wiped").wait_for()
    assert kept_by(driver)["boxes"] == []
    forgive_the_line(driver)


def test_a_photograph_is_covered_and_sent_with_the_receipt(visit: Visit, scripts: bool, tmp_path: Any) -> None:
    picture = tmp_path / "me.png"
    picture.write_bytes(build.a_picture())
    driver = on_the_road(visit, scripts=scripts)
    driver.fill({"account": "A photograph follows"})
    with driver.page.expect_navigation():
        press_send(driver)
    driver.press("Add a photograph or a document")
    driver.page.locator("[type=file]").set_input_files(picture)
    driver.page.get_by_label("Yes. Let me cover parts").check()
    driver.press("Continue")
    driver.page.get_by_label("Row 1, column 2").check()
    driver.press("Cover what is ticked, and look again")
    assert driver.says("Look at it before you send it")
    assert driver.fits()
    driver.press("Send it as it looks now")
    assert driver.says("We have your file")
