"""Several processes send one draft at once, each with its own connection: it is sent once, with one line of trail."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.live import HANDRAIL, Installation

PROJECT = Path(__file__).resolve().parents[3]
PROCESSES = 3
PREPARE = """
from django.utils import timezone
from datetime import timedelta
from tests import build
office = build.Office(at=timezone.now() - timedelta(hours=2))
print(office.drafted().pk, office.worker.pk)
"""
SEND = """
from django.utils import timezone
from handrail.casework.referrals import actions
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed
by = Person.objects.get(pk="{worker}")
try:
    actions.send_draft("{draft}", by=by, at=timezone.now())
    print("sent")
except NotAllowed as refused:
    print(refused.sentence)
"""
COUNT = """
import json
from handrail.foundation.audit.queries import entries, first_broken_link
from handrail.foundation.notices.models import Notice
sent = [entry for entry in entries(act="referrals.sent")]
print(json.dumps({"sent": len(sent), "notices": Notice.objects.count(), "broken": str(first_broken_link())}))
"""


def command(code: str) -> list[str]:
    return [str(HANDRAIL), "shell", "-v", "0", "-c", code]


@pytest.mark.slow
@pytest.mark.fault
def test_a_draft_that_several_send_at_once_is_sent_once(installation: Installation) -> None:
    environment = installation.environment() | {"PYTHONPATH": str(PROJECT)}
    prepared = subprocess.run(command(PREPARE), env=environment, capture_output=True, text=True, check=True)
    draft, worker = prepared.stdout.split()
    send = command(SEND.format(draft=draft, worker=worker))
    processes = [subprocess.Popen(send, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(PROCESSES)]
    said = sorted(process.communicate(timeout=120)[0].strip() for process in processes)
    assert said == ["This referral has been sent: it stays as it was."] * (PROCESSES - 1) + ["sent"]
    counted = subprocess.run(command(COUNT), env=environment, capture_output=True, text=True, check=True)
    assert json.loads(counted.stdout) == {"sent": 1, "notices": 1, "broken": "None"}
