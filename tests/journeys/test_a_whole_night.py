"""One night from the plan to the debrief: seven people are found, and every one of them has somewhere to go."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from handrail.insight.figures.policies.periods import Quarter
from tests.journeys.stage import Stage
from tests.journeys.test_tabletop import Worker
from tests.journeys.visiting import PHONE, Visit, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("a whole night")]

PLAN = {
    "kind": "welfare",
    "title": "Kingfisher",
    "objectives": "See that they are well.",
    "places": "A farm on Made-up Lane",
    "meeting_point": "The car park of the town hall",
    "powers": ["asked_in"],
    "expected": "7",
    "expected_children": "1",
    "expected_because": "Seven beds were seen.",
    "languages": ["vi"],
    "vehicles": "Two minibuses",
    "first_words": "A welfare officer, alone with each",
    "apart": "Two doors, two buses",
    "belongings": "Bags with numbers",
    "medical": "A paramedic at the door",
    "food": "Hot food at the centre",
    "where_to": "The hall",
}
RISK = {"level": "medium", "hazards": "A dog", "precautions": "A dog handler"}
INTERPRETER = {"language": "vi", "gender": "any", "agency": "A line", "independent": "yes", "state": "booked"}
CONSULTED = ("housing", "safeguarding", "social_care", "third_sector")
DEBRIEF = {
    "went_well": "They were calm.",
    "went_badly": "The second bus was late.",
    **dict.fromkeys(("found", "offered", "accepted", "moved_on", "arrests", "charges", "orders"), "0"),
}
# What came of it: seven found, five told what help there is, three accept, six go on to somebody who works with them.
CAME_OF_IT = {"People found": "7", "Offered help": "5", "Accepted help": "3", "Went on to somewhere safe": "6"}


@dataclass
class Guest:
    """Somebody who arrived: their number's page, and their record."""

    page: str
    person: str


@dataclass
class Night:
    """Who leads, who is on duty, and where everything is."""

    lead: Visitor
    nurse: Worker
    operation: str = ""
    centre: str = ""
    guests: list[Guest] = field(default_factory=list)

    def plan(self, begins: datetime) -> None:
        """The visit lasts for ten hours."""
        ends = begins + timedelta(hours=10)
        self.lead.go("/operations/plan/")
        self.lead.fill({**PLAN, **moment("starts", begins), **moment("ends", ends)})
        self.lead.press("Save the plan")
        self.operation = self.lead.path.rstrip("/").rpartition("/")[2]
        assert self.lead.says("Reception centre: needed")

    def do(self, path: str, button: str, **typed: Any) -> None:
        """Something that whoever leads writes down about the operation."""
        self.lead.go(f"/operations/{self.operation}/{path}")
        self.lead.fill(typed)
        self.lead.press(button)

    def prepare(self, coordinator: Visitor) -> None:
        """Everybody is consulted, the risk is approved by another person, and the interpreter is booked."""
        for about in CONSULTED:
            who = {"about": about, "organisation": "northam-district-council", "who": "The duty manager"}
            self.do("consult/", "Save", **who, said="Four beds tonight", clock="00:00")
        self.do("risk/", "Save the assessment", **RISK)
        coordinator.go(f"/operations/{self.operation}/")
        coordinator.follow("Approve it")
        coordinator.press("I have read it, and approve it")
        self.do("interpreter/", "Keep the booking", **INTERPRETER)
        self.do("move/approved/", "Approve it")

    def stand_up(self) -> None:
        """Premises that are free are booked, the nurse is asked to come, and the doors open."""
        self.lead.go(f"/reception/for/{self.operation}/stand-up/")
        self.lead.page.get_by_role("radio").first.check()
        self.lead.press("Book them, and stand by")
        self.centre = self.lead.path
        self.lead.go(f"/operations/{self.operation}/roster/ask/")
        self.lead.fill({"person": self.lead.stage.told["people"]["other partner"]["code"], "role": "health"})
        self.lead.press("Ask them")
        self.do("move/standing_by/", "Call people out to stand by")
        self.do("move/under_way/", "It is under way")
        self.lead.go(self.centre)
        self.lead.press("Open the doors")

    def arrives(self, **told: str) -> Guest:
        """Somebody is registered, by a telephone."""
        self.nurse.go(f"{self.centre}register/")
        self.nurse.fill({"language": "Vietnamese", **told})
        self.nurse.press("Register")
        record = self.nurse.visitor.page.get_by_role("link", name="Their record").get_attribute("href") or ""
        self.guests.append(Guest(self.nurse.visitor.path, record.rstrip("/").rpartition("/")[2]))
        return self.guests[-1]

    def rests(self, guest: Guest) -> None:
        """Nobody is asked before they were offered rest and told what there is."""
        self.nurse.visitor.go(f"/persons/{guest.person}/consents/nrm/")
        assert self.nurse.visitor.status == 403
        assert self.nurse.visitor.says("Offer rest first")
        self.nurse.go(guest.page)
        for done in ("rest", "explained"):
            self.click(f"button[name=kind][value={done}]")

    def click(self, what: str) -> None:
        """Press one of several buttons, or follow one of several links, that read alike."""
        with self.nurse.visitor.page.expect_navigation():
            self.nurse.visitor.page.locator(what).first.click()

    def decides(self, guest: Guest, **said: str) -> None:
        """What they agree to."""
        self.nurse.person = guest.person
        for purpose, answer in said.items():
            self.nurse.ask(purpose, answer)

    def is_referred(self, guest: Guest, kind: str, *, to: str) -> None:
        """A referral is begun from their steps; nothing is typed again."""
        self.nurse.person = guest.person
        self.nurse.go(f"/persons/{guest.person}/next/steps/")
        self.nurse.refer(kind, to=to, way="member", sections=["risk"])
        self.nurse.press("Send it")
        self.nurse.go(f"/referrals/person/{guest.person}/")
        assert self.nurse.visitor.says("Sent")

    def leaves(self, guest: Guest, destination: str, **told: str) -> None:
        """Somebody leaves."""
        self.nurse.go(f"{guest.page}leave/")
        self.nurse.fill({"destination": destination, "accompanied_by": "A driver", **told})
        self.nurse.press("Write it down")
        assert self.nurse.visitor.says("Left")

    def counts(self) -> list[str]:
        """Arrived, here, missing, left: the big numbers of the board."""
        self.nurse.go(self.centre)
        return self.nurse.visitor.page.locator(".handrail-counts dd").all_inner_texts()[:4]

    def learn(self) -> None:
        """The visit is over, and debriefed; what came of it is counted without anybody typing it."""
        self.do("move/debriefing/", "The visit is over")
        self.do("debrief/write/", "Save the debrief", **DEBRIEF)
        self.do("move/closed/", "Close it")
        self.lead.go(f"/operations/{self.operation}/debrief/")


def moment(name: str, when: datetime) -> dict[str, str]:
    """A day and a time as the form asks for them."""
    local = timezone.localtime(when)
    day = {f"{name}_on_{part}": str(getattr(local, part)) for part in ("day", "month", "year")}
    return {**day, f"{name}_clock": f"{local:%H:%M}"}


def on_the_board(visit: Visit, stage: Stage, *, of: datetime) -> tuple[int, int]:
    """How many welfare visits there were in the quarter of that moment, and how many people visits found.

    The board tells a quarter once it is closed, and then for good: it is looked at from a later day.
    """
    viewer = visit("staff", scripts=False)
    with stage.later(days=125) as address:
        viewer.home = address
        viewer.sign_in("board")
        viewer.go(f"/board/?period={Quarter.holding(timezone.localdate(of)).code}")
        rows = viewer.page.locator("main tr").all_inner_texts()
    numbers = {label.strip(): number.strip() for label, _, number in (row.partition("\t") for row in rows)}
    return int(numbers["Welfare visits"]), int(numbers["Found"])


def test_seven_are_found_and_everybody_has_somewhere_to_go(visit: Visit, stage: Stage) -> None:
    begins = timezone.now() + timedelta(hours=1)
    stage.ask("tests.journeys.more_visits")
    before = stage.ask("tests.journeys.counted")
    night = Night(
        lead=visit("staff", scripts=False).sign_in("lead"),
        nurse=Worker(visit("staff", scripts=False, width=PHONE).sign_in("other partner"), "nurse"),
    )
    night.plan(begins)
    night.prepare(visit("staff", scripts=False).sign_in("coordinator"))
    night.stand_up()

    mother = night.arrives(age="adult", urgent_health="A deep cut", children="1", bag="A red rucksack")
    assert night.nurse.visitor.says("Call 999 now")
    child = night.arrives(age="under_18", with_arrival=mother.page.rstrip("/").rpartition("/")[2])
    agree, too, refuses, leaver, last = (night.arrives(age="adult") for _ in range(5))
    assert night.counts() == ["7", "7", "0", "0"]

    for guest in (mother, agree, too, refuses, last):
        night.rests(guest)
    for guest in (mother, agree, too):
        night.decides(guest, support="yes", housing="yes")
    night.decides(refuses, nrm="no")
    for guest in (mother, agree, too):
        night.is_referred(guest, "housing", to="northam-district-council")
    night.is_referred(child, "childrens_services", to="exampleshire-childrens-services")

    night.nurse.go(f"{mother.page}leave/")
    night.nurse.fill({"destination": "council", "accompanied_by": "A driver", "worker": "Ann of Northam"})
    night.nurse.press("Write it down")
    assert night.nurse.visitor.says("Something is still kept for them")
    night.nurse.go(mother.page)
    night.click("a[href*='/reception/things/']")
    night.nurse.fill({"state": "returned", "signed": "She signed."})
    night.nurse.press("Write it down")

    night.leaves(leaver, "own_choice", worker="", reason="He did not want anybody. He knows the number.")
    night.lead.go(night.centre)
    night.lead.press("Nobody else is expected")
    night.lead.press("Close the centre")
    assert night.lead.says("The centre cannot close yet. Number 1 has no destination yet.")
    assert night.lead.says("Reception centre: closing")
    for guest in (mother, agree, too, refuses, last):
        night.leaves(guest, "council", worker="Ann of Northam")
    night.leaves(child, "children", worker="A social worker of the county")
    assert night.counts() == ["7", "0", "0", "7"]
    night.lead.go(night.centre)
    night.lead.press("Close the centre")
    assert night.lead.says("Reception centre: closed")

    night.learn()
    words = night.lead.words
    for label, number in CAME_OF_IT.items():
        assert number in words.partition(label)[2].strip().splitlines()[0], (label, words)
    visits, found = before["visits"]["Welfare visits"], before["found"]["Found"]
    assert on_the_board(visit, stage, of=begins) == (visits + 1, found + 7)
