"""Whoever opens a page: nobody in particular, somebody half-way through a report, somebody who works here."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.journeys.stage import PASSWORD, Stage
from tests.journeys.telling import A_DRIVER_SAW, answer, answer_until, begin, give_receipt, question, tell
from tests.journeys.visiting import DESK, Visit, Visitor

A_PROFESSIONAL_SAW = {
    **A_DRIVER_SAW,
    "danger": {"danger": "unsure"},
    "who-you-are": {"reporter_kind": "professional"},
    "your-work": {"organisation": "A school"},
}
A_KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def tell_everything(visitor: Visitor) -> None:
    """Answer every question there is, and stop before sending."""
    begin(visitor)
    while question(visitor) != "check-your-answers":
        here = question(visitor)
        if here == "call-999":
            visitor.press("Go on telling us")
        else:
            answer(visitor, A_PROFESSIONAL_SAW.get(here, {}))


def tell_only_who(visitor: Visitor) -> None:
    """Answer the first questions, and tell nothing yet."""
    begin(visitor)
    answer_until(visitor, A_DRIVER_SAW, "what-happened")


def give_the_answered_receipt(visitor: Visitor) -> None:
    """Follow up a concern that the desk has written about."""
    give_receipt(visitor, visitor.stage.told["receipt"])


def type_the_password(visitor: Visitor) -> None:
    """Half of signing in."""
    visitor.go("/accounts/login/")
    visitor.fill({"login": visitor.stage.email("changing"), "password": PASSWORD})
    visitor.press("Sign in")


def choose_a_password(visitor: Visitor) -> None:
    """Take up an invitation, and stop before the second factor."""
    visitor.go(visitor.stage.told["invitations"][1])
    visitor.fill({"password": "three long words", "again": "three long words"})
    visitor.press("Continue")


def plug_in_a_key(visitor: Visitor) -> None:
    """Give this browser a security key that answers by itself."""
    devices = visitor.context.new_cdp_session(visitor.page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": A_KEY})


def register_a_passkey(visitor: Visitor, name: str) -> None:
    """Sign in and add a passkey that is enough by itself."""
    visitor.sign_in(name)
    plug_in_a_key(visitor)
    visitor.go("/accounts/2fa/webauthn/add/")
    visitor.confirm()
    visitor.fill({"name": "My telephone"})
    visitor.page.locator("[name=passwordless]").check()
    visitor.press("Add a passkey")


def confirm_first(visitor: Visitor) -> None:
    """Sign in, add a passkey and make recovery codes; what is sensitive can be opened from then on."""
    register_a_passkey(visitor, "second-keyholder")
    visitor.go("/accounts/2fa/recovery-codes/generate/")
    visitor.press("Make new codes")


def link_in_letter(stage: Stage, address: str, path: str) -> str:
    """Let the letters that wait leave, and read the link off the one to that address."""
    done = stage.installation.run(
        "db_worker", "--queue-name", "*", "--batch", "-v", "0",
        HANDRAIL_PUBLIC_ADDRESS=stage.public, HANDRAIL_STAFF_ADDRESS=stage.staff,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    letters = [file.read_text() for file in Path(stage.installation.home, "mail").iterdir()]
    words = "\n".join(letter for letter in letters if f"To: {address}" in letter).replace("=\n", "")
    return str(urlsplit(re.findall(rf"https?://\S+{path}\S+", words)[-1]).path)


DRESSES: Mapping[str, Callable[[Visitor], Any]] = {
    "somebody who has told all": tell_everything,
    "somebody who has told nothing yet": tell_only_who,
    "somebody who has sent": lambda visitor: tell(visitor, A_DRIVER_SAW),
    "somebody with a receipt": give_the_answered_receipt,
    "somebody half signed in": type_the_password,
    "a newcomer": choose_a_password,
    "a keyholder": confirm_first,
}


@dataclass
class Wardrobe:
    """Dresses each person once, and lets others be them afterwards."""

    visit: Visit
    script: str = ""  # loaded with every page of a window that stays open: sending it each time takes longer
    kept: dict[str, Any] = field(default_factory=dict)
    windows: dict[tuple[str, str], Visitor] = field(default_factory=dict)

    def be(self, name: str, door: str) -> Visitor:
        """A window in which one is that person; with no name, nobody."""
        if not name:
            return self.visit(door)
        if name not in self.kept:
            first = self.visit(door)
            dress = DRESSES.get(name)
            if dress is None:
                first.sign_in(name)
            else:
                dress(first)
            self.kept[name] = first.context.storage_state()
            first.context.close()
        return self.visit(door, storage_state=self.kept[name])

    def in_their_window(self, name: str, door: str) -> Visitor:
        """The window in which that person, or nobody in particular, goes on, with its cookies as when they came.

        Opening a window and fetching its style sheets anew takes longer than most pages: it stays open for them all.
        Whoever is dressed in another way than by signing in, and works here, gets a new one each time.
        """
        if door == "staff" and name in DRESSES:
            return self.be(name, door)
        if (name, door) not in self.windows:
            self.windows[name, door] = self.be(name, door)
            self.windows[name, door].context.add_init_script(self.script)
        visitor = self.windows[name, door]
        visitor.context.clear_cookies()
        if name:
            visitor.context.add_cookies(self.kept[name]["cookies"])
        visitor.widen(DESK)
        return visitor
