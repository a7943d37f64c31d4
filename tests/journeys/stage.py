"""An installation with both doors open and a scene set, for whole journeys through a real browser."""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import httpx

from handrail.foundation.vault.one_time_codes import code_at
from tests import prepared
from tests.journeys.elsewhere import weather_site
from tests.live import Door, Installation, free_port

PROJECT = Path(__file__).resolve().parents[2]
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
PASSWORD = "correct horse battery"
HALF_MINUTE = timedelta(seconds=30)
TYPING = 15  # seconds
A_MINUTE = 60
TOLD = "scene.json"


class NotSet(Exception):
    """The stage could not be set; the message is what the program that failed has said."""


@dataclass
class Stage:
    """Both doors of one installation, and what is behind them."""

    installation: Installation
    public: str
    staff: str
    elsewhere_port: int
    told: dict[str, Any]
    open: ExitStack
    used_codes: dict[str, set[str]] = field(default_factory=dict)
    sessions: dict[str, Any] = field(default_factory=dict)  # the cookies of those who may come back, by name

    def email(self, name: str) -> str:
        """The address with which somebody signs in."""
        return str(self.told["people"][name]["email"])

    def new_code(self, email: str, secret: str = SECRET) -> str:
        """A one-time code that this person has not used yet; waits for one when all that are good now were used."""
        used = self.used_codes.setdefault(email, set())
        while True:
            for moment in good_moments(datetime.now(UTC)):
                if (code := code_at(secret, moment)) not in used:
                    used.add(code)
                    return code
            time.sleep(1)

    def ask(self, program: str, *arguments: str) -> Any:
        """Run one of our programs inside the installation; gives what it says as JSON."""
        return run_inside(self.installation, program, *arguments)

    @contextmanager
    def later(self, *, days: int) -> Iterator[str]:
        """The staff door so many days from now, until the block ends; gives its address."""
        port = free_port()
        address = f"http://localhost:{port}"
        settings = {"DJANGO_SETTINGS_MODULE": "handrail.config.settings", "HANDRAIL_DOOR": "staff"}
        command = [sys.executable, "-m", "tests.journeys.later", str(port), str(days)]
        env = self.installation.environment(**settings, HANDRAIL_STAFF_ADDRESS=address)
        with subprocess.Popen(command, cwd=PROJECT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as door:
            try:
                wait_for(door, address)
                yield address
            finally:
                door.kill()

    def take_in(self) -> None:
        """What `handrail work` does every few seconds."""
        done = self.installation.run("take_in")
        if done.returncode != 0:
            raise NotSet(done.stderr)

    def close(self) -> None:
        """Shut the doors and leave nothing behind. Closing twice does nothing more."""
        self.open.close()


def good_moments(now: datetime) -> list[datetime]:
    """Moments whose codes are taken now, and still will be when they have been typed on a slow machine."""
    left = HALF_MINUTE.seconds - now.timestamp() % HALF_MINUTE.seconds
    return [now, now + HALF_MINUTE, *([now - HALF_MINUTE] if left > TYPING else [])]


def wait_for(door: subprocess.Popen[bytes], address: str) -> None:
    """Until that door answers. Raises NotSet with what it said when it does not."""
    until = time.monotonic() + A_MINUTE
    while door.poll() is None and time.monotonic() < until:
        with suppress(httpx.TransportError):
            httpx.get(address, timeout=A_MINUTE)
            return
        time.sleep(0.05)
    door.kill()
    raise NotSet(door.communicate()[1].decode())


def run_inside(installation: Installation, program: str, *arguments: str) -> Any:
    """Run a Python module with the installation's settings. Raises NotSet."""
    done = subprocess.run(
        [sys.executable, "-m", program, *arguments],
        cwd=PROJECT,
        env=installation.environment(DJANGO_SETTINGS_MODULE="handrail.config.settings"),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise NotSet(done.stderr)
    return json.loads(done.stdout)


def open_doors(installation: Installation, closing: ExitStack) -> tuple[str, str]:
    """Open both doors; gives their addresses. The staff door is at `localhost`: passkeys need a name."""
    ports = {"public": free_port(), "staff": free_port()}
    public, staff = f"http://127.0.0.1:{ports['public']}", f"http://localhost:{ports['staff']}"
    more = {"HANDRAIL_PUBLIC_ADDRESS": public, "HANDRAIL_STAFF_ADDRESS": staff}
    for name, port in ports.items():
        door = Door(installation, name, port, 1, more)
        door.open()
        closing.callback(door.close)
    return public, staff


def set_the_scene_once(home: Path) -> list[str]:
    """Set the scene in that home, and leave beside it what is told of it; gives where its databases are."""
    first = Installation(home)
    first.set_up()
    (home / TOLD).write_text(json.dumps(run_inside(first, "tests.journeys.scene")))
    return first.made


@cache
def set_stage() -> Stage:
    """One stage for each test process, a copy of the one whose scene was set first."""
    with ExitStack() as closing:
        home = Path(tempfile.mkdtemp(prefix="handrail-journeys-"))
        closing.callback(shutil.rmtree, home, ignore_errors=True)
        installation = Installation(home)
        closing.callback(installation.tear_down)
        installation.made = prepared.copy("scene", to=home, make=set_the_scene_once)
        told = json.loads((home / TOLD).read_text())
        public, staff = open_doors(installation, closing)
        elsewhere_port = closing.enter_context(weather_site(home))
        return Stage(installation, public, staff, elsewhere_port, told, closing.pop_all())
