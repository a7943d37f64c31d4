"""A plate, an address, a nickname with a telephone, and a name spelt otherwise: four told, and it is one house."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.journeys.telling import A_DRIVER_SAW, tell
from tests.journeys.test_a_whole_night import PLAN, moment
from tests.journeys.visiting import DESK, PHONE, Visit, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("joining the dots")]
ANSWERED = ("danger", "who-you-are", "kind-of-place", "district", "people", "how-you-know")
DRIVER = {
    **{question: A_DRIVER_SAW[question] for question in ANSWERED},
    "what-happened": {"account": "I set four women down at a house. A van waited for them."},
    "where": {"address": "9 Quarrel Lane, EX9 8ZY"},
    "details": {"vehicles": "White van GK57 WXT"},
    "your-name": {"sharing": "anonymous"},
}
SPELT = ("Ilinca Vasilescu", "Ilinka Vasilesku")
STEPS = (
    *(("confirm", "the same"), ("undo", "strong lead"), ("confirm", "the same")),
    *(("split", "not the same"), ("undo_split", "the same")),
)


@dataclass
class Desk:
    """Whoever puts them together."""

    visitor: Visitor

    def open_newest(self) -> str:
        """Open what the driver has told, whatever else lies there; gives its reference."""
        self.visitor.go("/concerns/")
        told = self.unopened()
        while (more := self.visitor.page.locator("[rel=next]")).count():
            with self.visitor.page.expect_navigation():
                more.first.click()
            told |= self.unopened()
        self.visitor.go(told[max(told)])
        self.visitor.press("Open this concern")
        return self.visitor.heading

    def unopened(self) -> dict[str, str]:
        """What taxi drivers have told and nobody has opened, on this page of the inbox: addresses by reference."""
        rows = self.visitor.page.locator("tbody tr", has_text="taxi").filter(has_text="Open it")
        return {link.inner_text(): str(link.get_attribute("href")) for link in rows.locator("th a").all()}

    def touches(self, concern: str) -> None:
        """What a concern touches."""
        self.visitor.go(f"/dots/of/{concern}/")

    def decide(self, one: str, other: str, verb: str) -> None:
        """Say of two mentions, as they are written, what one finds, and why."""
        card = self.visitor.page.locator(".govuk-summary-card", has_text=one).filter(has_text=other).first
        with self.visitor.page.expect_navigation():
            card.get_by_role("link").click()
        self.visitor.fill({"verb": verb, "reason": "An officer went to see."})
        self.visitor.press("Save")
        assert self.visitor.says("The decision is saved")

    def stands(self, one: str, other: str) -> str:
        """Where two stand, in the words of the page."""
        card = self.visitor.page.locator(".govuk-summary-card", has_text=one).filter(has_text=other).first
        return card.locator("h3").inner_text().partition(": ")[2]

    def asks(self, words: str) -> str:
        """What "have we seen this before?" answers."""
        self.visitor.go("/dots/")
        self.visitor.fill({"text": words})
        self.visitor.press("Look")
        return self.visitor.words


def decide_all(desk: Desk, nurse: str) -> None:
    """The van in part is another; the two spellings are one person, and back, and again, and one taken out and back."""
    desk.decide("GK57 WXT", "GK57", "deny")
    assert desk.stands("GK57 WXT", "GK57") == "not the same"
    desk.touches(nurse)
    for verb, stands in STEPS:
        desk.decide(*SPELT, verb)
        assert desk.stands(*SPELT) == stands, (verb, desk.visitor.words)


def test_four_who_tell_a_little_each_make_one_house_and_a_visit_is_planned_to_it(visit: Visit) -> None:
    driver = visit(scripts=False, width=PHONE)
    known = driver.stage.ask("tests.journeys.one_house")
    references = [reference for _, reference in known.values()]
    tell(driver, DRIVER)
    driver.stage.take_in()
    desk = Desk(visit("staff", scripts=False, width=DESK).come_back("coordinator"))
    officer = desk.visitor

    # What the driver told touches the neighbour's house and half the plate, and the house that the nurse named.
    last = desk.open_newest()
    officer.follow("What this touches")
    here = officer.path
    assert all(reference in officer.words for reference in references[:2])
    assert desk.stands("GK57 WXT", "GK57") == "may be shared"
    decide_all(desk, known["nurse"][0])

    # Part of the plate finds both; the way to whom the council knows leads over the nurse.
    assert all(reference in desk.asks("GK57*") for reference in (last, references[0]))
    officer.go(f"/dots/network/?start={last}&end={references[2]}")
    assert officer.page.locator("main ol li").all_inner_texts() == [last, references[1], references[2]]
    rows = officer.page.locator("table", has_text="Where it stands").locator("tbody tr")
    assert rows.filter(has_text=references[1]).filter(has_text="Perhaps one person").count() == 1
    officer.widen(PHONE)
    assert officer.fits()

    # A visit is planned from all that it touches.
    officer.go(here)
    officer.follow("Plan an operation from these")
    assert "9 Quarrel Lane" in officer.page.locator("main [name=places]").input_value()
    begins = timezone.now() + timedelta(days=2)
    planned = {name: told for name, told in PLAN.items() if name != "places"}
    officer.fill({**planned, **moment("starts", begins), **moment("ends", begins + timedelta(hours=3))})
    officer.press("Save the plan")
    assert officer.says("It is planned, and stands on the concerns that you chose"), officer.words
