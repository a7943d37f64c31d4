"""The supervisor: what dies is started again, what is told to stop leaves nothing behind."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

CHILD = """
import os, pathlib, sys, time
pathlib.Path(sys.argv[1]).write_text(str(os.getpid()))
time.sleep(60)
"""
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + CHILD
SUPERVISOR = """
import os, sys
from handrail.config import supervising
supervising.PATIENCE = 1.0
task = supervising.Task("The child", (sys.executable, "-c", sys.argv[1], sys.argv[2]), dict(os.environ))
supervising.supervise([task])
"""

Start = Callable[[str], subprocess.Popen[bytes]]


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """Where the child writes its process id."""
    return tmp_path / "pid"


@pytest.fixture
def start(note: Path) -> Iterator[Start]:
    """Start a supervisor with one child of that source."""
    started: list[subprocess.Popen[bytes]] = []

    def begin(child: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", textwrap.dedent(SUPERVISOR), child, str(note)]
        started.append(subprocess.Popen(command, stderr=subprocess.PIPE))
        return started[0]

    yield begin
    for process in started:
        process.kill()
        process.wait()
        assert process.stderr is not None
        process.stderr.close()


def child_of(note: Path, *, other_than: int = 0) -> int:
    """The process id the child wrote, once there is a new one."""
    return eventually(lambda: int(note.read_text() or 0) if note.exists() else 0, unlike={0, other_than})


def eventually(ask: Callable[[], int], *, unlike: set[int]) -> int:
    until = time.monotonic() + 10
    while (answer := ask()) in unlike:
        assert time.monotonic() < until, "it took too long"
        time.sleep(0.02)
    return answer


def is_running(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_child_that_dies_is_started_again(start: Start, note: Path) -> None:
    start(CHILD)
    first = child_of(note)
    os.kill(first, signal.SIGKILL)
    assert child_of(note, other_than=first) != first


def test_a_child_that_dies_is_named(start: Start, note: Path) -> None:
    supervisor = start(CHILD)
    os.kill(child_of(note), signal.SIGKILL)
    assert supervisor.stderr is not None
    assert supervisor.stderr.readline() == b"The child ended (-9); it is started again.\n"


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_all_stop_together(start: Start, note: Path, told: signal.Signals) -> None:
    supervisor = start(CHILD)
    child = child_of(note)
    supervisor.send_signal(told)
    assert supervisor.wait(timeout=10) == 0
    assert not is_running(child)


def test_a_child_that_does_not_listen_is_killed(start: Start, note: Path) -> None:
    supervisor = start(STUBBORN)
    child = child_of(note)
    supervisor.terminate()
    assert supervisor.wait(timeout=10) == 0
    assert not is_running(child)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_no_child_outlives_a_supervisor_that_was_killed(start: Start, note: Path) -> None:
    supervisor = start(CHILD)
    child = child_of(note)
    supervisor.kill()
    eventually(lambda: int(is_running(child)), unlike={1})
