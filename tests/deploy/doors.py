"""The doors as they run in real use: with the settings of deploy/environment, each under its own database role."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import httpx

PROJECT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "handrail.config.command")
SECONDS_TO_START = 60.0


class Databases(Protocol):
    """Whatever can say how a role reaches a database."""

    def address(self, role: str, database: str = ...) -> str: ...


def free_port() -> int:
    """A port that nothing uses at this moment."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def settings_of(who: str, databases: Databases, home: Path) -> dict[str, str]:
    """What deploy/environment/<who>.env says, with this test's folders and databases in their places."""
    lines = (PROJECT / "deploy" / "environment" / f"{who}.env").read_text().splitlines()
    said = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    said |= {
        "HANDRAIL_HOME": str(home),
        "HANDRAIL_KEYS": str(home / "keys"),
        "HANDRAIL_LOCALITY": "exampleshire",
        "HANDRAIL_DATABASE": databases.address(f"handrail_{who}"),
    }
    if "HANDRAIL_KEYRING" in said:
        said["HANDRAIL_KEYRING"] = databases.address(f"handrail_{who}", "handrail_keyring")
    return said


def surroundings(settings: Mapping[str, str]) -> dict[str, str]:
    """This process's environment, with those settings and none of the tests'."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("HANDRAIL_", "DJANGO_"))},
        **settings,
    }


def handrail(*arguments: str, settings: Mapping[str, str]) -> str:
    """Run one command to its end and give back what it said."""
    ended = subprocess.run(
        [*COMMAND, *arguments], env=surroundings(settings), cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@contextmanager
def open_door(door: str, settings: Mapping[str, str], log: Path) -> Iterator[int]:
    """Serve one door, by the very command of its unit file, and say on which port."""
    port = free_port()
    command = [*COMMAND, "serve", "--door", door, "--port", str(port), "--workers", "1"]
    with log.open("wb") as out:
        process = subprocess.Popen(command, env=surroundings(settings), cwd=PROJECT, stdout=out, stderr=out)
        try:
            wait_for(port, process, log)
            yield port
        finally:
            process.terminate()
            process.wait(timeout=40)


def wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Until something answers on that port, whatever it answers."""
    until = time.monotonic() + SECONDS_TO_START
    while True:
        assert process.poll() is None, log.read_text()
        try:
            httpx.get(f"http://127.0.0.1:{port}/", timeout=10)
        except httpx.TransportError:
            assert time.monotonic() < until, log.read_text()
            time.sleep(0.1)
        else:
            return
