"""`handrail serve --door both`, as `make run` ends: an installation of its own, killed and told to stop."""

import contextlib
import os
import re
import signal
import socket
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from tests.deploy.doors import COMMAND, PROJECT, free_port, handrail, surroundings
from tests.deploy.walking import tell

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("both doors")]


@dataclass(frozen=True)
class Running:
    """Both doors and the work behind them."""

    process: subprocess.Popen[bytes]
    port: int
    home: Path

    def of(self, words: str) -> psutil.Process:
        """The process that was started with those words, below the supervisor."""
        return next(child for child in psutil.Process(self.process.pid).children() if words in spoken(child))

    def replaces(self, killed: psutil.Process, words: str) -> bool:
        """Another process was started with those words; all that belonged to the killed one is gone by then."""
        children = psutil.Process(self.process.pid).children()
        return any(child.pid != killed.pid and words in spoken(child) for child in children)

    def holds(self, port: int) -> bool:
        """One of our processes listens there: what a killed door left behind, and still answers, is not ours."""
        with suppress(psutil.Error):
            ours = psutil.Process(self.process.pid).children(recursive=True)
            return any(listens(heard) and heard.laddr.port == port for one in ours for heard in one.net_connections())
        return False

    def answers(self, port: int) -> bool:
        try:
            return httpx.get(f"http://127.0.0.1:{port}/", timeout=10).status_code in {200, 302}
        except httpx.TransportError:
            return False

    def concerns(self) -> int:
        with closing(sqlite3.connect(self.home / "handrail.sqlite3", timeout=30)) as database:
            return int(database.execute("SELECT count(*) FROM desk_concern").fetchone()[0])


def listens(heard: Any) -> bool:
    return bool(heard.status == psutil.CONN_LISTEN)


def spoken(process: psutil.Process) -> str:
    """The command of a process; nothing if it ended just now."""
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return ""


def eventually(holds: Callable[[], bool], *, seconds: float = 90) -> bool:
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


def first_of_two_ports() -> int:
    """The first of two neighbouring ports that nothing uses at this moment: each door has one."""
    while True:
        port = free_port()
        with contextlib.suppress(OSError, OverflowError), socket.create_server(("127.0.0.1", port + 1)):
            return port


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """An embedded installation, set up and serving."""
    home = tmp_path_factory.mktemp("home")
    told = {"HANDRAIL_HOME": str(home), "HANDRAIL_LOCALITY": "exampleshire"}
    handrail("setup", settings=told)
    port = first_of_two_ports()
    command = [*COMMAND, "serve", "--port", str(port), "--workers", "1"]
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(command, env=surroundings(told), cwd=PROJECT, stdout=log, stderr=log)
        try:
            running = Running(process, port, home)
            assert eventually(lambda: running.answers(port) and running.answers(port + 1)), (home / "log").read_text()
            yield running
        finally:
            process.terminate()
            process.wait(timeout=60)


def test_a_report_told_at_one_door_lies_at_the_desk_of_the_other(running: Running) -> None:
    before = running.concerns()
    with httpx.Client(base_url=f"http://127.0.0.1:{running.port}", timeout=60) as visitor:
        tell(visitor, "Somebody sleeps in the kitchen and never leaves")
    assert eventually(lambda: running.concerns() == before + 1)


def test_the_keyring_holds_the_subjects_keys_and_nothing_else(running: Running) -> None:
    with closing(sqlite3.connect(running.home / "keyring.sqlite3")) as keyring:
        tables = {name for (name,) in keyring.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert tables == {"vault_subjectkey", "django_migrations", "sqlite_sequence"}


@pytest.mark.parametrize("door", ["public", "staff"])
def test_a_door_that_is_killed_is_open_again(running: Running, door: str) -> None:
    port = running.port + (door == "staff")
    killed = running.of(f"127.0.0.1:{port}")
    killed.send_signal(signal.SIGKILL)
    # Until then the workers it leaves behind still answer, and say nothing of whether the door opened again.
    assert eventually(lambda: running.replaces(killed, f"127.0.0.1:{port}"))
    assert eventually(lambda: running.holds(port) and running.answers(port))


def test_the_public_doors_process_is_told_that_it_is_the_public_one(running: Running) -> None:
    assert running.of(f"127.0.0.1:{running.port}").environ()["HANDRAIL_DOOR"] == "public"


def test_a_second_server_on_the_same_port_is_refused_with_a_sentence(running: Running) -> None:
    told = {"HANDRAIL_HOME": str(running.home), "HANDRAIL_LOCALITY": "exampleshire"}
    command = [*COMMAND, "serve", "--port", str(running.port)]
    ended = subprocess.run(command, env=surroundings(told), cwd=PROJECT, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert re.fullmatch(rf"Port {running.port} on 127\.0\.0\.1 cannot be opened \(.*\)\. Stop .*\n", ended.stderr)


def test_told_to_stop_it_leaves_nothing_behind(tmp_path: Path, running: Running) -> None:
    # Another one beside it, with the same data: stopping must not end what other tests stand on.
    told = {"HANDRAIL_HOME": str(running.home), "HANDRAIL_LOCALITY": "exampleshire"}
    port = first_of_two_ports()
    command = [*COMMAND, "serve", "--port", str(port), "--workers", "1"]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(command, env=surroundings(told), cwd=PROJECT, stdout=log, stderr=log)
        beside = Running(process, port, running.home)
        try:
            assert eventually(lambda: beside.answers(port) and beside.answers(port + 1))
            family = psutil.Process(process.pid).children(recursive=True)
        finally:
            os.kill(process.pid, signal.SIGTERM)
            ended = process.wait(timeout=60)
    assert ended == 0
    assert len(family) >= 6
    assert [child for child in family if child.is_running() and child.status() != psutil.STATUS_ZOMBIE] == []
    assert not beside.answers(port)
