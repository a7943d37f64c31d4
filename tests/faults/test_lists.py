"""A list that was stopped is gone on with; brought in twice at once, or taken back while the desk takes in."""

import json
import signal
import subprocess
import sys
from typing import Any

import pytest

from tests.live import PROJECT, Installation

pytestmark = [pytest.mark.fault, pytest.mark.slow]
ROWS, WRONG, BATCH = 60, 4, 20


def run(installation: Installation, do: str, **told: object) -> subprocess.CompletedProcess[str]:
    """Do this in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tests.faults.listing"],
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


def test_a_list_killed_in_the_middle_is_gone_on_with_and_every_row_lands_once(installation: Installation) -> None:
    for point in ("rows", "end"):
        assert run(installation, "bring", die_at=point).returncode == -signal.SIGKILL, point

    told = answer(run(installation, "bring", die_at=""))

    nothing = {"in_trail": 0, "broken": "", "new": ROWS, "faulty": WRONG}
    assert told["before"] == {**nothing, "state": "bringing_in", "held": True, "reports": ROWS, "landed": ROWS}
    assert told["after"] == {**nothing, "state": "done", "held": False, "reports": ROWS, "landed": ROWS, "in_trail": 1}


def test_the_same_list_twice_at_once_lands_once(installation: Installation) -> None:
    assert answer(run(installation, "twice")) == {"new": ROWS, "known": ROWS, "reports": ROWS}


def test_a_list_taken_back_while_the_desk_takes_in_leaves_nothing_behind(installation: Installation) -> None:
    told = answer(run(installation, "back"))

    assert told == {"withdrawn": ROWS, "stay": 0, "standing": 0, "waiting": 0, "broken": ""}


def test_taking_back_that_is_killed_leaves_each_concern_whole_or_gone_and_is_finished_by_the_worker(
    installation: Installation,
) -> None:
    assert run(installation, "undo", die_at="concerns").returncode == -signal.SIGKILL

    told = answer(run(installation, "by_itself"))

    assert told == {
        "to_finish": 0,
        "before": BATCH,
        "after": ROWS,
        "withdrawn": ROWS,
        "stay": 0,
        "erased_in_trail": ROWS,
        "broken": "",
    }
