"""Several processes take in at once, each with its own connection: every report becomes one concern."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.live import HANDRAIL, Installation

PROJECT = Path(__file__).resolve().parents[3]
REPORTS = 60
PROCESSES = 4
TELL = f"""
from tests import build
from handrail.public.concerns.actions import add_to
for number in range({REPORTS}):
    receipt = build.tell(account=f"The {{number}}. of many.")
    if number % 3 == 0:
        add_to(receipt, "And more.", at=build.NOON)
"""
COUNT = """
import json
from handrail.casework.desk.models import Concern, Telling
from handrail.foundation.audit.queries import first_broken_link
from handrail.public.concerns.models import SealedReport
print(json.dumps({
    "concerns": Concern.objects.count(),
    "tellings": Telling.objects.count(),
    "waiting": SealedReport.objects.filter(taken_in=False).count(),
    "last": Concern.objects.order_by("-reference").values_list("reference", flat=True)[0][-6:],
    "broken": str(first_broken_link()),
}))
"""


def tell(installation: Installation, code: str) -> str:
    done = installation.run("shell", "-v", "0", "-c", code, PYTHONPATH=str(PROJECT))
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.fault
def test_several_processes_at_once_make_one_concern_of_each_report(installation: Installation) -> None:
    tell(installation, TELL)
    command = [HANDRAIL, "take_in"]
    processes = [subprocess.Popen(command, env=installation.environment()) for _ in range(PROCESSES)]
    assert [process.wait(timeout=120) for process in processes] == [0] * PROCESSES
    assert json.loads(tell(installation, COUNT)) == {
        "concerns": REPORTS,
        "tellings": REPORTS + REPORTS // 3,
        "waiting": 0,
        "last": f"{REPORTS:06}",
        "broken": "None",
    }
