"""Several processes ask one person for one time at once: they are on one duty, and the others are told why not."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.live import HANDRAIL, Installation

PROJECT = Path(__file__).resolve().parents[3]
PROCESSES = 3
PREPARE = """
from datetime import timedelta
from django.utils import timezone
from tests import build
from tests.casework.operations.ready import Ready
ready = Ready(office=build.Office(at=timezone.now() - timedelta(hours=2)))
for _ in range({processes}):
    again = Ready(office=ready.office, led_by=ready.commander)
    print(again.operation.pk, ready.nurse.pk, ready.commander.pk)
"""
ASK = """
from django.utils import timezone
from handrail.casework.operations import actions
from handrail.casework.operations.models import Operation
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed
operation = Operation.objects.get(pk="{operation}")
when = dict(starts_at=operation.starts_at, ends_at=operation.ends_at)
by, person = Person.objects.get(pk={lead}), Person.objects.get(pk={nurse})
try:
    actions.ask_to_come(operation, role="health", person=person, **when, by=by, at=timezone.now())
    print("asked")
except NotAllowed as refused:
    print(refused.sentence)
"""
COUNT = """
import json
from handrail.casework.operations.models import Duty
from handrail.foundation.audit.queries import entries, first_broken_link
asked = len(entries(act="operations.duty_asked"))
print(json.dumps({"duties": Duty.objects.count(), "asked": asked, "broken": str(first_broken_link())}))
"""


def command(code: str) -> list[str]:
    return [str(HANDRAIL), "shell", "-v", "0", "-c", code]


@pytest.mark.slow
@pytest.mark.fault
def test_somebody_whom_several_ask_for_one_time_is_in_one_place(installation: Installation) -> None:
    environment = installation.environment() | {"PYTHONPATH": str(PROJECT)}
    prepare = command(PREPARE.format(processes=PROCESSES))
    prepared = subprocess.run(prepare, env=environment, capture_output=True, text=True, check=True)
    asks = [
        command(ASK.format(operation=operation, nurse=nurse, lead=lead))
        for operation, nurse, lead in (line.split() for line in prepared.stdout.splitlines())
    ]
    processes = [subprocess.Popen(ask, env=environment, stdout=subprocess.PIPE, text=True) for ask in asks]
    said = sorted(process.communicate(timeout=120)[0].strip() for process in processes)
    refused = ["They are on duty somewhere else for some of that time."] * (PROCESSES - 1)
    assert said == sorted([*refused, "asked"])
    counted = subprocess.run(command(COUNT), env=environment, capture_output=True, text=True, check=True)
    assert json.loads(counted.stdout) == {"duties": 1, "asked": 1, "broken": "None"}
