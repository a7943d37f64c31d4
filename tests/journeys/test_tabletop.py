"""A tabletop: five people of different roles each carry one case from first doubt to an acknowledged referral.

How many pages each opens and how many fields each fills in is counted, and held to what it was when it was last
looked at: a change that makes somebody's way longer fails here, and has to say why.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Response

from tests.journeys.visiting import Visit, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("the tabletop")]

EXPLAINED = {"explained": "me", "language": "Polish", "interpreter": "EX-4411"}
CALM = {"danger_now": "no", "exploiter_present": "no", "injury": "none", "in_uk": "yes"}
MOST_QUESTIONS = 12
# Pages opened and fields filled in, signing in not counted, as counted on 25 November 2026.
MOST = {
    "nurse": (16, 15),
    "housing officer": (15, 11),
    "licensing officer": (32, 28),
    "teacher": (16, 15),
    "salvation army worker": (26, 27),
}


@dataclass
class Worker:
    """Somebody at work, whose pages and fields are counted."""

    visitor: Visitor
    name: str
    pages: int = 0
    fields: int = 0
    person: str = ""

    def count(self, response: Response) -> None:
        page = response.frame == self.visitor.page.main_frame and response.request.is_navigation_request()
        self.pages += page and response.status == 200

    def go(self, path: str) -> None:
        self.visitor.go(path)
        assert self.visitor.status == 200, (path, self.visitor.status, self.visitor.words)

    def fill(self, typed: dict[str, Any]) -> None:
        self.fields += len(typed)
        self.visitor.fill(typed)

    def press(self, name: str) -> None:
        self.visitor.press(name)

    def begin(self, alias: str) -> None:
        """A record under a working name."""
        self.go("/persons/new/")
        self.fill({"alias": alias})
        self.press("Begin the record")
        self.person = self.visitor.path.rstrip("/").rpartition("/")[2]

    def answer(self, known: dict[str, str]) -> None:
        """Answer what is asked as long as it is known; then look at the steps."""
        self.go(f"/persons/{self.person}/next/")
        for _ in range(MOST_QUESTIONS):
            asked = re.fullmatch(r".*/next/question/(.+)/", self.visitor.path)
            if asked is None or asked[1] not in known:
                break
            self.fill({"answer": known[asked[1]]})
            self.press("Continue")
        self.go(f"/persons/{self.person}/next/steps/")

    def ask(self, purpose: str, said: str) -> None:
        """Put one of the eight questions, and record the answer."""
        self.go(f"/persons/{self.person}/consents/{purpose}/")
        self.fill({"answer": said, **EXPLAINED})
        self.press("Record the answer")
        assert "recorded" in self.visitor.page.locator("body").inner_text()

    def refer(self, kind: str, *, to: str, way: str, sections: list[str]) -> None:
        """Prepare a referral; nothing leaves yet."""
        self.go(f"/referrals/person/{self.person}/refer/")
        self.fill({"kind": kind})
        self.press("Continue")
        self.fill({"to": to, "way": way, "sections": sections, "message": "Please take this on today."})
        self.press("Look at what they will see")
        assert self.visitor.says("Below is all that they will see.")

    def is_acknowledged(self) -> bool:
        """Whether the referral whose page this is has been answered."""
        self.visitor.page.reload()
        return self.visitor.says("Accepted") or self.visitor.says("Acknowledged")


@pytest.fixture
def at_work(visit: Visit) -> Any:
    """Signs one of the five in, and holds their way to its length at the end."""
    working: list[Worker] = []

    def begin(name: str) -> Worker:
        visitor = visit("staff", scripts=False).sign_in(name)
        worker = Worker(visitor, name)
        visitor.page.on("response", worker.count)
        working.append(worker)
        return worker

    yield begin
    for worker in working:
        pages, fields = MOST.get(worker.name, (worker.pages, worker.fields))
        assert (worker.pages <= pages, worker.fields <= fields) == (True, True), (worker.pages, worker.fields)


def take_on(visit: Visit, reader: str, sender: Worker, *, reads: str, not_reads: str) -> None:
    """Whoever receives it signs in, reads what was shared and nothing else, and accepts."""
    receiver = visit("staff", scripts=False).sign_in(reader)
    receiver.go(sender.visitor.path)
    assert reads in receiver.words
    assert not_reads not in receiver.words
    receiver.press("Accept")
    assert "is accepted." in receiver.page.locator("body").inner_text()


def test_a_nurse_passes_a_woman_on_to_the_salvation_army(visit: Visit, at_work: Any) -> None:
    nurse = at_work("nurse")
    nurse.begin("Blue Scarf in bay four")
    nurse.answer({**CALM, "exploiter_present": "yes", "injury": "not_urgent", "age": "adult"})
    assert nurse.visitor.says("Say nothing of your concern")
    assert nurse.visitor.says("pass this to a first responder")
    assert not nurse.visitor.says("Make the referral to the National Referral Mechanism")
    nurse.ask("support", "yes")
    nurse.refer("support", to="salvation-army", way="member", sections=["risk", "health", "interpreter"])
    nurse.press("Send it")
    take_on(visit, "salvation army worker", nurse, reads="Please take this on today.", not_reads="Blue Scarf")
    assert nurse.is_acknowledged()


def test_a_housing_officer_treats_somebody_who_looks_15_as_a_child(visit: Visit, at_work: Any) -> None:
    officer = at_work("housing officer")
    officer.begin("Grey Hood, says nineteen")
    officer.answer({**CALM, "age": "may_be_under_18"})
    assert officer.visitor.says("Tell children’s services")
    assert officer.visitor.says("assess the age")
    officer.go(f"/persons/{officer.person}/consents/")
    assert officer.visitor.says("never asked for this consent")
    officer.refer(
        "childrens_services", to="exampleshire-childrens-services", way="member", sections=["risk", "interpreter"]
    )
    officer.press("Send it")
    take_on(visit, "social worker", officer, reads="Please take this on today.", not_reads="Grey Hood")
    assert officer.is_acknowledged()


def test_a_licensing_officers_car_washer_changes_his_mind_twice(at_work: Any) -> None:
    officer = at_work("licensing officer")
    officer.begin("Third bay")
    officer.answer(
        {**CALM, "age": "adult", "already_referred": "no", "first_responder_has_spoken": "yes", "capacity": "presumed"}
    )
    # He agrees, and says who he is.
    officer.ask("nrm", "yes")
    officer.go(f"/persons/{officer.person}/identity/change/")
    officer.fill({"given_names": "Zbigniew", "family_name": "Wronka"})
    officer.press("Save")
    officer.go(f"/nrm/{officer.person}/page/professional-insight/")
    officer.fill({"professional_insight": "Zbigniew sleeps in the shed behind the bays."})
    officer.press("Save and go to the list")
    officer.go(f"/nrm/{officer.person}/hand-over/")
    officer.press("Begin, and show what to type")
    assert officer.visitor.says("Zbigniew")
    # He takes it back: from now on it is a notification, and nothing that he told before is in it.
    officer.ask("nrm", "no")
    officer.go(f"/persons/{officer.person}/next/steps/")
    assert officer.visitor.says("Write nothing by which the adult could be known")
    officer.go(f"/nrm/{officer.person}/hand-over/")
    officer.press("Begin, and show what to type")
    assert "Zbigniew" not in officer.visitor.page.content()
    assert "Wronka" not in officer.visitor.page.content()
    # He agrees after all, and it is typed into the Home Office's form: its reference is the acknowledgement.
    officer.ask("nrm", "yes")
    officer.go(f"/nrm/{officer.person}/hand-over/")
    officer.press("Begin, and show what to type")
    assert officer.visitor.says("Zbigniew")
    officer.go(f"/nrm/{officer.person}/sent/")
    today = date.today()
    day = {"sent_on_day": today.day, "sent_on_month": today.month, "sent_on_year": today.year}
    officer.fill({"reference": "NRM-778812", **day})
    officer.press("Save the reference")
    assert "The clocks run from that day" in officer.visitor.page.locator("body").inner_text()
    officer.go(f"/referrals/person/{officer.person}/")
    assert officer.visitor.says("Accepted")
    assert officer.visitor.says("Withdrawn")


def test_a_teacher_tells_childrens_services_on_the_telephone(at_work: Any) -> None:
    teacher = at_work("teacher")
    teacher.begin("Row three")
    teacher.answer({**CALM, "age": "under_18", "organisation": "school"})
    assert teacher.visitor.says("designated safeguarding lead")
    assert teacher.visitor.says("Give children’s services the facts")
    teacher.refer("childrens_services", to="exampleshire-childrens-services", way="telephone", sections=["risk"])
    teacher.press("Read what to say, and call")
    assert teacher.visitor.says("01632 960111")
    assert teacher.visitor.says("Do not tell them, even if they ask")
    teacher.fill({"name": "Ada Ash", "role": "Duty social worker", "reference": "CS-19"})
    teacher.press("They have taken it")
    assert teacher.is_acknowledged()


def test_a_salvation_army_worker_finds_a_roof_for_an_adult_who_agrees(visit: Visit, at_work: Any) -> None:
    worker = at_work("salvation army worker")
    worker.begin("Night bus")
    worker.answer(
        {**CALM, "age": "adult", "already_referred": "no", "first_responder_has_spoken": "yes", "capacity": "presumed"}
    )
    worker.ask("nrm", "yes")
    worker.ask("support", "yes")
    worker.ask("housing", "yes")
    worker.go(f"/persons/{worker.person}/next/question/destitute_tonight/")
    worker.fill({"answer": "yes"})
    worker.press("Continue")
    worker.go(f"/persons/{worker.person}/next/steps/")
    assert worker.visitor.says("emergency support")
    assert worker.visitor.says("second way")
    worker.refer("housing", to="northam-district-council", way="member", sections=["needs", "consents"])
    worker.press("Send it")
    take_on(visit, "housing officer", worker, reads="Please take this on today.", not_reads="Night bus")
    assert worker.is_acknowledged()
