"""A driver renews at the counter and gets the leaflet; with its code they tell what they saw, and it is counted."""

import pytest

from tests.journeys.telling import receipt_shown
from tests.journeys.visiting import PHONE, Visit, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("renewing")]


def at_the_counter(visit: Visit) -> Visitor:
    """A licensing officer who has found the driver by the number on their licence, without scripts."""
    officer = visit("staff", scripts=False).sign_in("licensing")
    officer.go("/licensing/")
    officer.fill({"said": "n0"})
    officer.press("Find")
    return officer


def pages_opened(coordinator: Visitor) -> int:
    """How often the codes of the campaign were followed, as the funnel says."""
    coordinator.go("/board/campaigns/anywhere/")
    counts = coordinator.page.locator("td[data-label='Page opened']").all_inner_texts()
    return sum(int(count.replace(",", "")) for count in counts)


def test_a_driver_renews_gets_the_leaflet_scans_it_and_tells(visit: Visit) -> None:
    coordinator = visit("staff", scripts=False).sign_in("coordinator")
    before = pages_opened(coordinator)
    officer = at_the_counter(visit)
    officer.follow("Nadia Known0")  # one
    officer.press("Gave the leaflet")  # two
    assert officer.says("given at the counter")
    assert officer.page.get_by_role("button", name="Gave the leaflet").count() == 0
    officer.go("/licensing/never/")
    assert not officer.says("Nadia Known0")
    driver = visit(width=PHONE, scripts=False)
    driver.go(f"/c/{driver.stage.told['campaign']['code']}/")
    driver.press("Tell us what you saw")
    assert driver.path == "/driver/"
    driver.fill({"account": "The same two women every night, and a man who speaks for them."})
    driver.press("Send")
    assert len(receipt_shown(driver)) == 29
    assert pages_opened(coordinator) == before + 1
