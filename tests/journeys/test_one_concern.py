"""One concern goes all the way: told, opened, assessed, answered, passed on, accepted, done, closed, counted."""

import secrets

import pytest

from tests.journeys.telling import A_DRIVER_SAW, give_receipt, tell
from tests.journeys.visiting import DESK, PHONE, Visit, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("one concern")]
STAFF = {True: ("officer", "professional"), False: ("second-officer", "second-professional")}
ACCOUNT = A_DRIVER_SAW["what-happened"]["account"]


def new_plate() -> str:
    """A number plate that no other concern has."""
    return f"ZZ{secrets.randbelow(90) + 10} {''.join(secrets.choice('ABCDEFGH') for _ in range(3))}"


def find(officer: Visitor, words: str) -> None:
    """Find a concern by something exact, and go to its page."""
    officer.go("/concerns/search/")
    officer.fill({"text": words})
    officer.press("Find")
    with officer.page.expect_navigation():
        officer.page.locator("tbody th a").first.click()


def act(officer: Visitor, button: str, typed: dict[str, object], done: str) -> None:
    """One act on the concern whose page is shown: its button, its form, and back."""
    officer.press(button)
    officer.fill(typed)
    officer.press(done)
    assert officer.page.locator(".govuk-notification-banner").is_visible(), officer.words


@pytest.mark.parametrize("width", [DESK])
def test_one_concern_goes_all_the_way_and_its_reporter_is_answered(visit: Visit, scripts: bool, width: int) -> None:
    plate, (officer_name, professional_name) = new_plate(), STAFF[scripts]
    driver = visit(scripts=scripts, width=PHONE)
    stage = driver.stage
    stage.take_in()  # what others have told here still waits to be taken in, and would be counted with this one
    before = stage.ask("tests.journeys.counted")["concerns"]

    # A driver tells; the desk opens it.
    receipt = tell(driver, {**A_DRIVER_SAW, "details": {"vehicles": plate}})
    stage.take_in()
    officer = visit("staff", scripts=scripts, width=width).sign_in(officer_name)
    assert officer.heading == "Inbox"
    reference = open_concern(officer, plate)
    assert officer.says(ACCOUNT)

    # It is assessed, and its reporter is written to.
    assess(officer)
    act(officer, "Write to the reporter", {"text": "Thank you. Was there a child?"}, "Send")
    act(officer, "Add a note", {"text": "Two more like this on Mill Lane."}, "Save the note")

    # It is passed on, and the organisation takes it on.
    pass_on(officer, to=stage.told["partner"])
    professional = visit("staff", scripts=scripts, width=width).sign_in(professional_name)
    accept(professional, reference)
    officer.page.reload()
    assert "Accepted" in officer.words

    # Its reporter sees that, reads the message, and answers.
    give_receipt(driver, receipt)
    assert driver.says("The organisation has taken it on")
    assert driver.says("Was there a child?")
    assert not driver.says("Two more like this")
    driver.fill({"message": "No child."})
    driver.press("Send")

    # The organisation has done its part; the desk closes.
    mark_done(professional, reference)
    stage.take_in()
    find(officer, plate)
    with officer.page.expect_navigation():
        officer.page.get_by_role("button", name="Read what was added").click()
    assert officer.says("No child.")
    act(officer, "Close", {"outcome": "visit_made", "reason": "The house was visited."}, "Close the concern")

    # Its reporter sees that it has ended, and the board will count it.
    driver.go("/follow-up/")
    assert driver.says("We have finished our work on this")
    assert stage.ask("tests.journeys.counted")["concerns"] == before + 1


def addresses_in_inbox(officer: Visitor) -> list[str]:
    """What nobody has been given yet, on every page of the inbox: other journeys have told things too."""
    found: list[str] = []
    officer.go("/concerns/")
    while True:
        rows = officer.page.locator("tbody tr", has_text="Nobody").locator("th a")
        found += rows.evaluate_all("links => links.map(link => link.href)")
        if not officer.page.get_by_role("link", name="Next").count():
            return found
        officer.page.get_by_role("link", name="Next").first.click()
        officer.page.wait_for_load_state()


def open_concern(officer: Visitor, plate: str) -> str:
    """Find the new concern and open it; gives its reference."""
    for address in addresses_in_inbox(officer):
        officer.go(address)
        if not officer.page.get_by_role("button", name="Open this concern").count():
            continue
        assert not officer.says(ACCOUNT)
        officer.press("Open this concern")
        if officer.says(plate):
            return officer.heading
    raise AssertionError(f"{plate} is not in the inbox: {officer.words}")


def assess(officer: Visitor) -> None:
    """Say what it may be, and why it is urgent."""
    typed = {"danger": "no", "child": "unknown", "exploitation": ["sexual"], "priority": "high"}
    act(officer, "Assess", {**typed, "reason": "Three women, one controller."}, "Save the assessment")


def pass_on(officer: Visitor, *, to: str) -> None:
    """Send it to an organisation, with what it needs."""
    with officer.page.expect_navigation():
        officer.page.get_by_role("navigation", name="Parts of this concern").get_by_role("link").last.click()
    code = officer.page.locator("select[name=to] option", has_text=to).first.get_attribute("value")
    officer.fill({"to": code, "sections": ["account", "where", "identifiers"], "message": "Please visit."})
    officer.press("Send")
    assert officer.says(f"has been sent to {to}.")


def accept(professional: Visitor, reference: str) -> None:
    """Open what was sent to us, read it, and take it on."""
    assert professional.heading.startswith("Sent to")
    professional.follow(reference)
    assert professional.says(ACCOUNT)
    assert professional.says("12 Mill Lane")
    assert not professional.says("Sam")
    assert not professional.says("07700 900123")
    professional.press("Accept")
    assert professional.says(f"{reference} is accepted.")


def mark_done(professional: Visitor, reference: str) -> None:
    """Say that our part is done; from then on nothing of it can be read."""
    professional.press("Mark as completed")
    professional.fill({"words": "We went there on Monday."})
    professional.press("Mark as completed")
    assert professional.says("has ended.")
    assert not professional.says(ACCOUNT)


def test_the_board_shows_the_last_quarter_and_hides_small_numbers(visit: Visit, scripts: bool) -> None:
    member = visit("staff", scripts=scripts).sign_in("board" if scripts else "coordinator")

    member.go("/board/")

    assert member.says("Concerns: 8.")
    assert member.says("Northam")
    assert "fewer than 5" in member.words or "hidden" in member.words.lower()
