"""Coming to work here: an invitation, a password, a second factor; and what happens to whoever guesses."""

import pytest

from tests.journeys.stage import PASSWORD
from tests.journeys.visiting import PHONE, Visit, Visitor
from tests.journeys.wardrobe import link_in_letter, register_a_passkey

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("signing in")]


def set_up_authenticator(newcomer: Visitor, email: str) -> None:
    """Read the key off the page, as an authenticator app reads the picture, and type its code."""
    newcomer.press("Set up an authenticator app")
    secret = newcomer.page.locator("main code").first.inner_text().replace(" ", "")
    newcomer.fill({"code": newcomer.stage.new_code(email, secret)})
    newcomer.press("Continue")


def test_somebody_invited_sets_a_password_and_a_second_factor_before_seeing_anything(
    visit: Visit, scripts: bool
) -> None:
    coordinator = visit("staff", scripts=scripts).sign_in("coordinator" if scripts else "second-coordinator")
    email = f"nora-{scripts}@work.example".lower()
    coordinator.go("/people/invite/")
    coordinator.fill({"name": "Nora New", "email": email, "roles": "TRAINER"})
    coordinator.press("Send the invitation")
    coordinator.confirm()
    assert coordinator.says("The invitation is on its way.")

    newcomer = visit("staff", scripts=scripts, width=PHONE)
    newcomer.go(link_in_letter(coordinator.stage, email, "/people/join/"))
    assert newcomer.heading == "Welcome, Nora New"
    newcomer.fill({"password": "three long words", "again": "three long words"})
    newcomer.press("Continue")
    newcomer.go("/organisations/")
    assert newcomer.heading == "Your second factor"
    set_up_authenticator(newcomer, email)

    assert newcomer.heading == "Your recovery codes"
    assert newcomer.page.locator("main li code").count() == 10
    newcomer.press("I have kept them. Go on")
    assert newcomer.page.get_by_role("button", name="Sign out").is_visible()


def test_an_invitation_opens_once(visit: Visit) -> None:
    path = visit().stage.told["invitations"][0]
    first, second = visit("staff"), visit("staff", scripts=False)
    first.go(path)
    first.fill({"password": "three long words", "again": "three long words"})
    first.press("Continue")

    second.go(path)

    assert second.heading == "This invitation is closed"


def test_a_system_administrator_sees_people_and_no_concern(visit: Visit) -> None:
    administrator = visit("staff").sign_in("system")
    told = administrator.stage.told

    administrator.go("/people/")
    assert administrator.heading == "People"
    assert "Inbox" not in administrator.page.locator("header").inner_text()
    for path in (
        "/concerns/",
        f"/concerns/{told['concerns']['assessed']}/",
        f"/referrals/{told['referrals']['sent']}/",
    ):
        administrator.go(path)
        assert administrator.heading in {"You cannot do this", "There is no such page", "Page not found"}
        assert "HM-" not in administrator.words


def test_a_partner_sees_what_was_sent_to_it_and_no_other_concern(visit: Visit) -> None:
    partner = visit("staff").sign_in("partner")

    partner.go(f"/concerns/{partner.stage.told['concerns']['opened']}/")

    assert partner.heading == "You cannot do this"


def test_whoever_guesses_a_password_is_locked_out_even_with_the_right_one(visit: Visit, scripts: bool) -> None:
    guesser = visit("staff", scripts=scripts)
    email = guesser.stage.email("forgetful" if scripts else "second-forgetful")
    for guess in (*(f"guess number {number}" for number in range(5)), PASSWORD):
        guesser.go("/accounts/login/")
        guesser.fill({"login": email, "password": guess})
        guesser.press("Sign in")

    assert guesser.path == "/accounts/login/"
    assert guesser.says("There were too many attempts. Wait 15 minutes, then try again.")


def test_a_wrong_code_signs_nobody_in(visit: Visit, scripts: bool) -> None:
    somebody = visit("staff", scripts=scripts)
    somebody.go("/accounts/login/")
    somebody.fill({"login": somebody.stage.email("changing"), "password": PASSWORD})
    somebody.press("Sign in")

    somebody.fill({"code": "000000"})
    somebody.press("Sign in")

    assert somebody.says("The code is not right, or has been used.")
    somebody.go("/concerns/")
    assert somebody.path.startswith("/accounts/")


def test_signing_in_leads_to_the_page_that_was_asked_for(visit: Visit, scripts: bool) -> None:
    officer = visit("staff", scripts=scripts)
    officer.go("/organisations/lantern/")
    assert officer.path == "/accounts/login/"
    email = officer.stage.email("trainer" if scripts else "administrator")
    officer.fill({"login": email, "password": PASSWORD})
    officer.press("Sign in")
    officer.fill({"code": officer.stage.new_code(email)})
    officer.press("Sign in")

    assert officer.path == "/organisations/lantern/"
    officer.press("Sign out")
    officer.page.go_back()
    assert officer.path == "/accounts/login/"


def test_a_passkey_is_registered_and_then_signs_in_alone(visit: Visit) -> None:
    keyholder = visit("staff")
    register_a_passkey(keyholder, "keyholder")
    keyholder.go("/accounts/2fa/webauthn/")
    assert keyholder.says("My telephone")
    keyholder.press("Sign out")
    keyholder.go("/accounts/login/")
    with keyholder.page.expect_navigation(url="**/concerns/"):
        keyholder.page.get_by_role("button", name="Sign in with a passkey").click()

    assert keyholder.heading == "Inbox"
