"""Takes the pictures of the README from a demonstration. Usage: python -m tests.journeys.pictures [FOLDER]"""

import json
import sys
import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, ViewportSize

from handrail.foundation.vault.one_time_codes import code_at
from tests.journeys.stage import PROJECT, open_doors
from tests.journeys.visiting import chromium_here, run_chromium
from tests.live import Installation

CONCERNS = 400
LARGEST = 150_000
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 860}


class TooLarge(Exception):
    """A picture is heavier than a README should make its readers load."""


def demonstration(home: Path, closing: ExitStack) -> tuple[str, str]:
    """A made-up year in the real county, with both doors open; gives their addresses."""
    installation = Installation(home, "hertfordshire")
    closing.callback(installation.tear_down)
    installation.set_up()
    done = installation.run("demo", "--concerns", str(CONCERNS))
    assert done.returncode == 0, done.stderr
    return open_doors(installation, closing)


def sign_in_at_the_desk(page: Page, staff: str, home: Path) -> None:
    """Sign in as the demonstration's first desk officer."""
    sign_ins = json.loads((home / "demonstration.json").read_text())["sign_ins"]
    officer = next(one for one in sign_ins if one["email"].startswith("desk@"))
    page.goto(f"{staff}/accounts/login/")
    page.fill("[name=login]", officer["email"])
    page.fill("[name=password]", officer["password"])
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.fill("[name=code]", code_at(officer["totp_secret"], datetime.now(UTC)))
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/concerns/")


def take(page: Page, file: Path) -> None:
    """One picture of what the window shows. Raises TooLarge."""
    page.screenshot(path=file, animations="disabled")
    if file.stat().st_size > LARGEST:
        raise TooLarge(f"{file.name} has {file.stat().st_size:,} bytes; {LARGEST:,} are allowed.")
    sys.stdout.write(f"{file} {file.stat().st_size:,} bytes\n")


def main(folder: Path) -> None:
    """Both pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    executable = chromium_here()
    assert executable, "Chromium is not installed"
    with ExitStack() as closing:
        home = Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="handrail-pictures-")))
        public, staff = demonstration(home, closing)
        browser = closing.enter_context(run_chromium(executable, elsewhere_port=1))
        phone = browser.new_page(viewport=PHONE)
        phone.goto(public)
        take(phone, folder / "front-page-on-a-phone.png")
        desk = browser.new_page(viewport=DESK)
        sign_in_at_the_desk(desk, staff, home)
        take(desk, folder / "inbox-of-the-desk.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT / "docs" / "images")
