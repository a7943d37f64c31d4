"""A document whose upload was cut off is not there at all, leaves nothing behind, and can be added again."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.live import PROJECT, Installation

pytestmark = [pytest.mark.fault, pytest.mark.slow]
CANARY = b"CANARY-seen-at-the-yard"


def run(installation: Installation, do: str, **told: object) -> subprocess.CompletedProcess[str]:
    """Do this in a process of its own, whose temporary files are looked through too."""
    scratch = installation.home / "scratch"
    scratch.mkdir(exist_ok=True)
    return subprocess.run(
        [sys.executable, "-m", "tests.faults.uploading"],
        cwd=PROJECT,
        env=installation.environment(DJANGO_SETTINGS_MODULE="handrail.config.settings", TMPDIR=str(scratch)),
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


def files_that_say_it(home: Path) -> list[str]:
    """Every file in the installation in which the words of the document can be read."""
    return [file.name for file in home.rglob("*") if file.is_file() and CANARY in file.read_bytes()]


def test_an_upload_killed_between_its_pieces_leaves_nothing_half_and_can_be_made_again(
    installation: Installation,
) -> None:
    begun = answer(run(installation, "begin"))
    for pieces in (1, 4):  # the first; the last of all, before it is kept
        assert run(installation, "add", **begun, die_after=pieces).returncode == -signal.SIGKILL
        assert files_that_say_it(installation.home) == []
    told = answer(run(installation, "add", **begun, die_after=0))
    assert told["before"] == {"documents": 0, "whole": 0, "pieces": 0, "in_trail": 0, "broken": ""}
    assert told["after"] == {"documents": 1, "whole": 1, "pieces": 4, "in_trail": 1, "broken": ""}
    assert files_that_say_it(installation.home) == []
