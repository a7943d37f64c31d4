"""Keeps processes running: one that ends is started again, and all of them stop together."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from types import FrameType

PATIENCE = 30.0  # seconds a process may take to finish what it is doing before it is killed
LONGEST_PAUSE = 30.0  # seconds between two attempts to start a process that keeps ending
SETTLED = 60.0  # a process that ran this long is forgiven its earlier ends
GLANCE = 0.2  # seconds between two looks
TELL_CHILD_WHEN_PARENT_DIES = 1  # PR_SET_PDEATHSIG of prctl(2)


@dataclass(frozen=True)
class Task:
    """A process that should be running."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]


@dataclass
class Charge:
    """A task, the process that does it now, and how often it had to be started lately."""

    task: Task
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    ends: int = 0
    again_at: float = field(default=0.0)

    def start(self) -> None:
        """Start it, in a session of its own: Ctrl-C reaches the supervisor only, which stops them in order."""
        self.process = subprocess.Popen(  # noqa: S603 — commands are made by this room, never by a request
            self.task.command,
            env=dict(self.task.environment),
            start_new_session=True,
            preexec_fn=do_not_outlive_parent,  # noqa: PLW1509 — the supervisor has no threads
        )
        self.started = time.monotonic()

    def look(self) -> None:
        """Start it if it should be running and is not, pausing longer each time it ends early."""
        now = time.monotonic()
        if self.process is not None and self.process.poll() is not None:
            self.ends = 1 if now - self.started > SETTLED else self.ends + 1
            self.again_at = now + min(2.0 ** (self.ends - 2), LONGEST_PAUSE)
            sys.stderr.write(f"{self.task.name} ended ({self.process.returncode}); it is started again.\n")
            self.clear_away(self.process.pid)
            self.process = None
        if self.process is None and now >= self.again_at:
            self.start()

    def stop(self) -> None:
        """Ask it to finish."""
        if self.process is not None:
            self.process.terminate()

    def wait(self, *, until: float) -> None:
        """Wait for it to finish; kill it, and all it started, when the time has come."""
        if self.process is None:
            return
        try:
            self.process.wait(timeout=max(until - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            self.clear_away(self.process.pid)
            self.process.wait()

    def clear_away(self, group: int) -> None:
        """Kill whatever is left of it: a worker without its master would go on answering, and hold the port."""
        with suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)


def do_not_outlive_parent() -> None:
    """In a new process: be asked to finish when the supervisor dies, however it dies (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(TELL_CHILD_WHEN_PARENT_DIES, signal.SIGTERM)


def supervise(tasks: list[Task]) -> None:
    """Keep the tasks running until this process is told to stop (SIGTERM or Ctrl-C)."""
    stopping: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 — signal passes it
        stopping.append(number)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    charges = [Charge(task) for task in tasks]
    while not stopping:
        for charge in charges:
            charge.look()
        time.sleep(GLANCE)
    stop_all(charges)


def stop_all(charges: list[Charge]) -> None:
    """Ask all to finish, then wait; none is left behind."""
    until = time.monotonic() + PATIENCE
    for charge in charges:
        charge.stop()
    for charge in charges:
        charge.wait(until=until)
