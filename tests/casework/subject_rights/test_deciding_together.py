"""One confirms an erasing while another places a hold: whichever is first stands, and never both."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.live import HANDRAIL, Installation

PROJECT = Path(__file__).resolve().parents[3]
PERSONS = 4
PREPARE = """
from datetime import timedelta
from django.utils import timezone
from tests.build import Office
from tests.casework.subject_rights import asked
office = Office(at=timezone.now() - timedelta(hours=2))
for _ in range({persons}):
    print(asked.erasing_of(asked.record_of(office), office).pk, office.worker.pk, office.officer.pk)
"""
# Each begins at the same moment, and takes the persons in the order in which the other takes them.
BEGIN = """
from datetime import timedelta
from django.utils import timezone
from handrail.casework.subject_rights import actions
from handrail.casework.subject_rights.models import Erasing, Hold
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed
print("ready", flush=True)
input()
for pk, worker, coordinator in {all}:
    erasing = Erasing.objects.select_related("person").get(pk=pk)
    try:
        {act}
        print("done")
    except NotAllowed as refused:
        print(refused.sentence)
"""
ERASE = "actions.confirm_erasing(erasing, by=Person.objects.get(pk=coordinator), at=timezone.now())"
HOLD = (
    "actions.place_hold(erasing.person, because=Hold.Because.COURT, reason='The trial is in May.', "
    "review_on=timezone.localdate() + timedelta(days=90), by=Person.objects.get(pk=worker), at=timezone.now())"
)
COUNT = """
import json
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.subject_rights.models import Hold
from handrail.foundation.audit.queries import first_broken_link
held = set(Hold.objects.values_list("person", flat=True))
erased = set(PotentialVictim.objects.filter(erased_at__isnull=False).values_list("pk", flat=True))
counts = {"held": len(held), "erased": len(erased), "both": len(held & erased)}
print(json.dumps({**counts, "broken": str(first_broken_link())}))
"""


def command(code: str) -> list[str]:
    return [str(HANDRAIL), "shell", "-v", "0", "-c", code]


@pytest.mark.slow
@pytest.mark.fault
def test_nobody_is_both_held_and_erased(installation: Installation) -> None:
    environment = installation.environment() | {"PYTHONPATH": str(PROJECT)}
    prepare = command(PREPARE.format(persons=PERSONS))
    prepared = subprocess.run(prepare, env=environment, capture_output=True, text=True, check=True)
    every = [line.split() for line in prepared.stdout.splitlines()]
    processes = [
        subprocess.Popen(
            command(BEGIN.format(all=every, act=act)),
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for act in (ERASE, HOLD)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    erased, held = (process.communicate(timeout=120)[0].splitlines() for process in processes)
    assert len(erased) == len(held) == PERSONS
    assert all((one == "done") != (other == "done") for one, other in zip(erased, held, strict=True)), (erased, held)
    counted = json.loads(
        subprocess.run(command(COUNT), env=environment, capture_output=True, text=True, check=True).stdout
    )
    assert (counted["held"] + counted["erased"], counted["both"], counted["broken"]) == (PERSONS, 0, "None")
