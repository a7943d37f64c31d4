"""A register that was being brought in when the power went is not in at all, and can be begun again."""

import json
import signal
import subprocess
import sys
from typing import Any

import pytest

from tests.live import PROJECT, Installation

pytestmark = [pytest.mark.fault, pytest.mark.slow]
ROWS, FAULTY = 600, 20


def run(installation: Installation, do: str, **told: object) -> subprocess.CompletedProcess[str]:
    """Do this in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tests.faults.registering"],
        cwd=PROJECT,
        env=installation.environment(DJANGO_SETTINGS_MODULE="handrail.config.settings"),
        input=json.dumps({"do": do, **told}),
        capture_output=True,
        text=True,
        check=False,
    )


def answer(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """What it said at its end."""
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_a_register_killed_in_the_middle_is_not_in_at_all_and_can_be_brought_in_again(
    installation: Installation,
) -> None:
    begun = answer(run(installation, "begin"))
    for point in ("keys", "rows", "end"):
        assert run(installation, "write", **begun, die_at=point).returncode == -signal.SIGKILL, point
    told = answer(run(installation, "write", **begun, die_at=""))
    nothing = {"licences": 0, "open": 0, "renewals": 0, "in_trail": 0, "broken": ""}
    assert told["before"] == {"state": "bringing_in", **nothing}
    good = ROWS - FAULTY
    kept = {"licences": good, "open": good, "renewals": good, "in_trail": 1, "broken": ""}
    assert told["after"] == {"state": "done", **kept}
