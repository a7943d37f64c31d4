"""Processes that record at the same time keep one whole chain."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db(databases=["default", "keyring"], transaction=True)
LINES = 40


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., subprocess.Popen[str]]:
    """Start a Python process on a database that several processes can reach."""
    if connection.vendor == "sqlite":
        address = f"sqlite:///{tmp_path}/test_trail.sqlite3"
    else:
        at = connection.settings_dict
        address = f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"
    surroundings = {**os.environ, "HANDRAIL_DATABASE": address, "HANDRAIL_TEST_DATABASE": address}

    def start(*command: str) -> subprocess.Popen[str]:
        out = subprocess.PIPE
        return subprocess.Popen([sys.executable, *command], env=surroundings, text=True, stdout=out, stderr=out)

    return start


@pytest.mark.fault
def test_two_processes_at_once_make_one_chain(run: Callable[..., subprocess.Popen[str]]) -> None:
    assert run("-m", "django", "migrate", "audit", "--verbosity=0", "--skip-checks").communicate() == ("", "")
    writers = [run("-m", "tests.foundation.audit.recorder", name, str(LINES)) for name in ("one", "two")]
    assert [writer.communicate() for writer in writers] == [("", "")] * 2
    answer, faults = run("-m", "django", "audit", "verify", "--json").communicate()
    assert faults == ""
    assert json.loads(answer)["lines"] == 2 * LINES
    assert json.loads(answer)["whole"]
