"""A nurse books, comes, answers and passes; her certificate is real, and the coverage of her trust moves by one."""

import pytest

from handrail.rules.localities.pack import read
from tests.journeys.telling import receipt_shown
from tests.journeys.visiting import PHONE, Visit, Visitor
from tests.rules.localities.packs import PACKS

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("training")]
TRUST = "exampleshire-hospitals"


def trained(coordinator: Visitor) -> int:
    """How many nurses of the trust are trained, as the table of the coverage says."""
    coordinator.go("/training/coverage/?course=awareness")
    rows = coordinator.page.locator("tbody tr").filter(has_text="Nurse or midwife")
    return sum(int(count) for count in rows.locator("td[data-label='Trained']").all_inner_texts())


def books(nurse: Visitor) -> str:
    """Ask for a place at a course that is on, of which no other page is shown; the receipt."""
    nurse.go(f"/learning/{nurse.stage.told['course']['closing']}/")
    said = {"name": "Nora Nurse", "email": "nora@ward.example", "organisation": TRUST, "profession": "nurse"}
    nurse.fill(said)
    nurse.press("Ask for a place")
    receipt = receipt_shown(nurse)
    nurse.stage.take_in()
    return receipt


def comes_and_answers(nurse: Visitor, receipt: str) -> None:
    """Type the code of the room, then answer everything rightly."""
    nurse.go("/learning/room/")
    nurse.fill({"room": nurse.stage.told["course"]["closing_code"], "receipt": receipt})
    nurse.press("I am here")
    nurse.press("Answer the questions about it")
    assert nurse.heading == "What you know", nurse.words
    asked = read(PACKS / "exampleshire").questionnaire("awareness", "2026-1")
    nurse.fill({one.code: one.right for one in asked})
    nurse.press("Send my answers")
    assert nurse.heading == f"{len(asked)} of {len(asked)} right"
    nurse.stage.take_in()


def closes(trainer: Visitor) -> None:
    """The day after, the list of who came is right, and is closed."""
    trainer.go(f"/training/{trainer.stage.told['course']['closing']}/who-comes/")
    trainer.press("Close the attendance")
    assert trainer.says("1 have a certificate")


def test_a_nurse_books_comes_passes_and_her_trusts_coverage_moves_by_one(visit: Visit) -> None:
    nurse = visit(width=PHONE, scripts=False)
    receipt = books(nurse)
    comes_and_answers(nurse, receipt)
    with nurse.stage.later(days=1) as address:
        trainer = visit("staff", scripts=False)
        trainer.home = address
        trainer.sign_in("trainer")
        coordinator = visit("staff", scripts=False)
        coordinator.home = address
        coordinator.sign_in("coordinator")
        before = trained(coordinator)
        closes(trainer)
        assert trained(coordinator) == before + 1
    nurse.go("/learning/your-place/")
    nurse.fill({"receipt": receipt})
    nurse.press("Continue")
    code = nurse.words.split("The code of your certificate is ")[1][:29]
    nurse.go("/learning/certificate/")
    nurse.fill({"code": code})
    nurse.press("Check it")
    assert nurse.says("This certificate is real")
