"""A whole installation of its own, with real doors as processes, and reporters who walk through them."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests import prepared

PROJECT = Path(__file__).resolve().parents[1]
HANDRAIL = Path(sys.executable).with_name("handrail")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SHOWN_RECEIPT = re.compile(r'handrail-receipt">\s*([0-9A-Z-]+)\s*<')


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@dataclass
class Installation:
    """A home with keys and databases, on SQLite or, where HANDRAIL_TEST_DATABASE names a server, on PostgreSQL."""

    home: Path
    locality: str = "exampleshire"
    made: list[str] = field(default_factory=list)

    def environment(self, **more: str) -> dict[str, str]:
        """What its processes are told."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("HANDRAIL_", "DJANGO_"))}
        kept |= {"HANDRAIL_HOME": str(self.home), "HANDRAIL_LOCALITY": self.locality, "HANDRAIL_LOG_LEVEL": "ERROR"}
        for name, address in zip(("HANDRAIL_DATABASE", "HANDRAIL_KEYRING"), self.made, strict=False):
            kept[name] = address
        return {**kept, **more}

    def run(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """One `handrail` command, to its end."""
        return subprocess.run(
            [HANDRAIL, *arguments], env=self.environment(**more), capture_output=True, text=True, check=False
        )

    def program(self, module: str, told: object) -> str:
        """Run a module of the tests behind the staff door's settings; what it is told and what it says is JSON."""
        done = subprocess.run(
            [sys.executable, "-m", module],
            cwd=PROJECT,
            env=self.environment(DJANGO_SETTINGS_MODULE="handrail.config.settings"),
            input=json.dumps(told),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    def set_up(self) -> None:
        """Make the databases and all that `handrail setup` makes."""
        self.made = prepared.copy(f"set-up-{self.locality}", to=self.home, make=self.set_up_once)

    def set_up_once(self, home: Path) -> list[str]:
        """Set up another one like this; the answer is where its databases are, if they are on a server."""
        first = Installation(home, self.locality, prepared.copy("migrated", to=home, make=migrated_once))
        done = first.run("setup")
        assert done.returncode == 0, done.stderr + done.stdout
        return first.made

    def tear_down(self) -> None:
        """Drop what was made on a server."""
        for address in self.made:
            prepared.drop_database(address)

    @contextmanager
    def door(self, door: str = "public", *, workers: int = 2, **more: str) -> Iterator["Door"]:
        """One door, open until the block ends."""
        opened = Door(self, door, free_port(), workers, more)
        opened.open()
        try:
            yield opened
        finally:
            opened.close()


def migrated_once(home: Path) -> list[str]:
    """Make keys and empty tables there; the answer is where its databases are, if they are on a server."""
    server = os.environ.get("HANDRAIL_TEST_DATABASE")
    first = Installation(home, made=[prepared.make_database(server) for _ in range(2)] if server else [])
    first.program("tests.migrating", None)
    return first.made


@dataclass
class Door:
    """A running door: its own process group, so that killing it kills all of it."""

    installation: Installation
    name: str
    port: int
    workers: int
    more: dict[str, str]
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def open(self) -> None:
        """Start it and wait until it answers."""
        self.process = subprocess.Popen(
            [HANDRAIL, "serve", "--door", self.name, "--port", str(self.port), "--workers", str(self.workers)],
            env=self.installation.environment(**self.more),
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=self.log.open("ab"),
        )
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with suppress(httpx.TransportError):
                httpx.get(self.address + "/", timeout=5)
                return
            time.sleep(0.05)
        raise AssertionError(self.log.read_text())

    @property
    def log(self) -> Path:
        """Everything it says."""
        return self.installation.home / f"{self.name}.log"

    def kill(self) -> None:
        """SIGKILL for every process of it, as a power cut would."""
        assert self.process is not None
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def close(self) -> None:
        """Ask it to finish."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(20)
        self.kill()


class NotAcknowledged(Exception):
    """The door did not say that it kept the report."""


class Reporter:
    """Walks through the report as a browser without JavaScript does."""

    def __init__(self, address: str, *, timeout: float = 60) -> None:
        # Doors of tests speak no TLS, and reading the machine's certificates takes longer than any page.
        self.browser = httpx.Client(base_url=address, timeout=timeout, headers={"Origin": address}, verify=False)
        self.page = httpx.Response(200)
        self.path = "/tell-us/"
        self.visited: list[str] = []

    def __enter__(self) -> "Reporter":
        return self

    def __exit__(self, *problem: object) -> None:
        self.browser.close()

    def go(self, path: str) -> httpx.Response:
        """Open a page, following where it leads."""
        self.path, self.page = path, self.browser.get(path)
        return self._follow()

    def send_form(self, **typed: str) -> httpx.Response:
        """Fill in the form of this page and send it, following where it leads."""
        token = TOKEN.search(self.page.text)
        assert token is not None, f"{self.path} has no form: {self.page.status_code}"
        self.page = self.browser.post(self.path, data={"csrfmiddlewaretoken": token[1], **typed})
        return self._follow()

    def answer(self, account: str, more: Mapping[str, dict[str, str]] | None = None) -> None:
        """Begin, say what was seen and whatever more is given page by page, skip the rest, stop before sending."""
        told = {"danger": {"danger": "no"}, "what-happened": {"account": account}, **(more or {})}
        self.go("/tell-us/")
        self.send_form()
        while not self.path.startswith("/tell-us/check-your-answers/"):
            page = self.path.rstrip("/").rpartition("/")[2]
            before = self.path
            self.send_form(**told.get(page, {"skip": "skip"}))
            assert self.path != before, self.page.text

    def answer_briefly(self, account: str) -> None:
        """Say that nobody is in danger and what was seen, and stop before sending: nothing else has to be told."""
        self.go("/tell-us/")
        self.send_form()
        self.send_form(danger="no")
        self.go("/tell-us/what-happened/")
        self.send_form(account=account)
        self.go("/tell-us/check-your-answers/")
        assert self.path == "/tell-us/check-your-answers/", self.page.text

    def send(self) -> str:
        """Send what was answered. Returns the receipt; raises NotAcknowledged when none was given."""
        try:
            if self.path.startswith("/tell-us/sent/"):
                # It was kept, and the line broke on the way to the receipt: a person reloads the page.
                self.go(self.path)
            else:
                self.send_form()
        except httpx.TransportError as fault:
            raise NotAcknowledged from fault
        shown = SHOWN_RECEIPT.search(self.page.text)
        if self.page.status_code != 200 or shown is None:
            raise NotAcknowledged(self.page.status_code)
        return shown[1]

    def tell(self, account: str) -> str:
        """The whole way."""
        self.answer(account)
        return self.send()

    def _follow(self) -> httpx.Response:
        while self.page.is_redirect:
            self.path = self.page.headers["Location"]
            self.page = self.browser.get(self.path)
            self.visited.append(self.path)
        return self.page
