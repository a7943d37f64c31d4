"""A browser window at one of the doors, that notices whatever it complains of."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Response, sync_playwright

from tests.journeys.elsewhere import HOST
from tests.journeys.stage import PASSWORD, SECRET, Stage

PHONE, DESK = 320, 1280
HEIGHT = 800
WAIT = 10_000
WAIT_FOR_PAGE = 3 * WAIT  # a door that has just been opened draws its first pictures
LAUNCH = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
# A page that refuses is no fault of the page: Chromium says so in its console all the same.
REFUSALS = "Failed to load resource: the server responded with a status of 4"

Visit = Callable[..., "Visitor"]


def chromium_here() -> str | None:
    """The system's Chromium, or none."""
    return os.environ.get("HANDRAIL_CHROMIUM") or shutil.which("chromium")


@contextmanager
def run_chromium(executable: str, *, elsewhere_port: int) -> Iterator[Browser]:
    """A browser that knows no host but this machine; the exit's address is played by this machine too."""
    rules = f"MAP {HOST}:443 127.0.0.1:{elsewhere_port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=[*LAUNCH, f"--host-resolver-rules={rules}"]
        )
        yield browser
        browser.close()


@dataclass
class Visitor:
    """Somebody with a browser window of their own: nothing is shared with any other window."""

    stage: Stage
    context: BrowserContext
    page: Page
    scripts: bool
    home: str
    complaints: list[str] = field(default_factory=list)
    status: int = 0

    def listen(self) -> "Visitor":
        """Note every error on the console, and every request that leaves this machine other than by the exit."""
        self.page.set_default_timeout(WAIT)
        self.page.set_default_navigation_timeout(WAIT_FOR_PAGE)
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))
        self.context.on("request", lambda request: self.see_request(request.url))
        self.page.on("response", self.see_response)
        return self

    def hear(self, message: ConsoleMessage) -> None:
        """Keep what is worth complaining of."""
        at = message.location.get("url", "") if message.location else ""
        if message.type == "error" and not (message.text.startswith(REFUSALS) and at == self.page.url):
            self.complaints.append(f"{self.page.url}: {message.text} ({at})")

    def see_request(self, url: str) -> None:
        """Complain of an address outside."""
        if urlsplit(url).hostname not in {"127.0.0.1", "localhost", HOST, None}:
            self.complaints.append(f"{self.page.url} asked for {url}")

    def see_response(self, response: Response) -> None:
        """Keep the status of the page itself."""
        if response.request.is_navigation_request() and response.frame == self.page.main_frame:
            self.status = response.status

    def go(self, path: str) -> None:
        """Open a page of this door."""
        self.page.goto(path if "://" in path else self.home + path)

    @property
    def path(self) -> str:
        """Where one is."""
        return urlsplit(self.page.url).path

    @property
    def heading(self) -> str:
        """What the page is called."""
        return self.page.locator("h1").first.inner_text()

    @property
    def words(self) -> str:
        """Everything that stands in the page's main part."""
        return self.page.locator("main").inner_text()

    def says(self, words: str) -> bool:
        """Whether the main part says this."""
        return words in self.words

    def has(self, button: str) -> bool:
        """Whether there is such a button to press."""
        return self.page.get_by_role("button", name=button, exact=True).count() > 0

    def press(self, name: str, *, role: Any = "button", within: Locator | None = None) -> None:
        """Press a button or follow a link, and wait for the page that comes."""
        place = within or self.page.locator("body")
        with self.page.expect_navigation():
            place.get_by_role(role, name=name, exact=True).first.click()

    def follow(self, name: str) -> None:
        """Follow a link."""
        self.press(name, role="link")

    def fill(self, typed: dict[str, Any]) -> None:
        """Fill in inputs by their names; a list ticks several boxes."""
        for name, value in typed.items():
            for each in value if isinstance(value, list | tuple) else [value]:
                self.fill_one(name, str(each))

    def fill_one(self, name: str, value: str) -> None:
        """Fill in one input, whatever its kind."""
        inputs = self.page.locator(f"main [name='{name}']")
        kind = inputs.first.evaluate("element => element.type")
        if kind in {"radio", "checkbox"}:
            self.page.locator(f"main [name='{name}'][value='{value}']").check()
        elif kind == "select-one":
            inputs.select_option(value)
        else:
            inputs.fill(value)

    def sign_in(self, name: str) -> "Visitor":
        """Sign in as somebody of the scene: e-mail, password, and the code of their authenticator."""
        email = self.stage.email(name)
        self.go("/accounts/login/")
        self.fill({"login": email, "password": PASSWORD})
        self.press("Sign in")
        self.fill({"code": self.stage.new_code(email, SECRET)})
        self.press("Sign in")
        assert "/accounts/" not in self.path, f"not signed in, but at {self.path}"
        return self

    def come_back(self, name: str) -> "Visitor":
        """Be somebody who signed in before, in another window: no code is used up, as long as that session stands."""
        kept = self.stage.sessions.get(name)
        if kept is not None:
            self.context.add_cookies(kept)
            self.go("/")
        if kept is None or "/accounts/" in self.path:
            self.sign_in(name)
        self.stage.sessions[name] = self.context.cookies()
        return self

    def confirm(self) -> None:
        """Show once more that it is oneself, before something sensitive."""
        self.fill({"password": PASSWORD})
        self.press("Confirm")

    def cookies(self) -> set[str]:
        """The names of the cookies this browser keeps."""
        return {cookie["name"] for cookie in self.context.cookies()}

    def fits(self) -> bool:
        """Whether the page needs no scrolling sideways."""
        return bool(self.page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"))

    def widen(self, width: int) -> None:
        """Make the window this wide."""
        self.page.set_viewport_size({"width": width, "height": HEIGHT})


@contextmanager
def visiting(stage: Stage, browser: Browser) -> Iterator[Visit]:
    """Open windows one after the other; at the end none of them may have complained."""
    opened: list[Visitor] = []

    def visit(door: str = "public", *, scripts: bool = True, width: int = DESK, **options: Any) -> Visitor:
        context = browser.new_context(
            java_script_enabled=scripts,
            viewport={"width": width, "height": HEIGHT},
            ignore_https_errors=True,  # of the exit's certificate, which a test has made
            reduced_motion="reduce",
            locale="en-GB",
            **options,
        )
        home = stage.public if door == "public" else stage.staff
        visitor = Visitor(stage, context, context.new_page(), scripts, home).listen()
        opened.append(visitor)
        return visitor

    try:
        yield visit
        assert [complaint for visitor in opened for complaint in visitor.complaints] == []
    finally:
        for visitor in opened:
            with suppress(Exception):  # a browser that has died is told of by the test itself
                visitor.context.close()
