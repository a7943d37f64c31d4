"""Several processes write in one file at once: one first assessment, no number twice, and every act in the trail."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.live import HANDRAIL, Installation

PROJECT = Path(__file__).resolve().parents[3]
PROCESSES, ROUNDS = 3, 2
PREPARE = """
from datetime import timedelta
from django.utils import timezone
from handrail.casework.support import actions
from handrail.foundation.people.models import Role
from tests import build
from tests.casework.support import filled
at = timezone.now() - timedelta(hours=2)
worker = build.person(Role.SUPPORT_WORKER, at_work=build.Office(at=at).theirs)
case = filled.opened(by=worker, at=at)
actions.set_goal(case, words="A room", language="Polish", by=worker, at=at)
print(case.pk, worker.pk)
"""
WRITE = """
from django.utils import timezone
from handrail.casework.cases.models import Case
from handrail.casework.support import actions
from handrail.casework.support.models import Agreed, PartAnswer
from handrail.casework.support.policies import Rating
from handrail.foundation.people.models import Person
case, by = Case.objects.get(pk="{case}"), Person.objects.get(pk="{worker}")
on = timezone.localdate()
for _ in range({rounds}):
    now = timezone.now
    actions.assess_needs(case, ratings={{"housing": Rating(level=2)}}, assessed_on=on, by=by, at=now())
    actions.agree_plan(case, agreed=Agreed.YES, language="Polish", review_on=on, by=by, at=now())
    yes = PartAnswer.YES
    actions.write_part(case, section="health", words="x", language="Polish", agreed=yes, by=by, at=now())
print("written")
"""
COUNT = """
import json
from collections import Counter
from handrail.casework.support.models import NeedsAssessment, PlanVersion, SummaryPart
from handrail.foundation.audit.queries import entries, first_broken_link
print(json.dumps({
    "kinds": Counter(NeedsAssessment.objects.values_list("kind", flat=True)),
    "versions": list(PlanVersion.objects.values_list("number", flat=True)),
    "parts": list(SummaryPart.objects.values_list("number", flat=True)),
    "acts": [sum(1 for _ in entries(act="support." + act)) for act in ("needs_assessed", "plan_agreed")],
    "broken": str(first_broken_link()),
}))
"""


def command(code: str) -> list[str]:
    return [str(HANDRAIL), "shell", "-v", "0", "-c", code]


@pytest.mark.slow
@pytest.mark.fault
def test_several_who_write_in_one_file_at_once_lose_nothing_and_double_nothing(installation: Installation) -> None:
    environment = installation.environment() | {"PYTHONPATH": str(PROJECT)}
    prepared = subprocess.run(command(PREPARE), env=environment, capture_output=True, text=True, check=True)
    case, worker = prepared.stdout.split()
    write = command(WRITE.format(case=case, worker=worker, rounds=ROUNDS))
    together = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    processes = [subprocess.Popen(write, env=environment, **together) for _ in range(PROCESSES)]  # type: ignore[call-overload]
    assert [process.communicate(timeout=120) for process in processes] == [("written\n", "")] * PROCESSES
    counted = subprocess.run(command(COUNT), env=environment, capture_output=True, text=True, check=True)
    many = PROCESSES * ROUNDS
    assert json.loads(counted.stdout) == {
        "kinds": {"baseline": 1, "review": many - 1},
        "versions": list(range(1, many + 1)),
        "parts": list(range(1, many + 1)),
        "acts": [many, many],
        "broken": "None",
    }
