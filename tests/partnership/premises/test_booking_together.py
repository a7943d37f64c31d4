"""Several processes want one place for times that overlap: each moment is given once, and every yes is in the trail."""

import json
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from tests.live import HANDRAIL, Installation

PROJECT = Path(__file__).resolve().parents[3]
PROCESSES, SLOTS = 4, 12
PREPARE = """
from django.utils import timezone
from handrail.foundation.people.models import Role
from tests import build
from tests.partnership.premises.halls import offered
lead = build.person(Role.OPERATIONS_LEAD, at_work=build.organisations()[0])
offered(by=lead, at=timezone.now(), turnaround_hours=0)
"""
# Each process begins somewhere else and wants spans of two hours, so that every two neighbours overlap.
BOOK = """
import json
from datetime import timedelta
from django.utils import timezone
from handrail.foundation.people.models import Person
from handrail.partnership.premises import actions
from handrail.partnership.premises.models import Premises
from tests import build
place, by, booked = Premises.objects.get(), Person.objects.get(), []
for number in range({slots}):
    hour = (number + {begin}) % {slots}
    start = build.NOON + timedelta(hours=hour)
    try:
        actions.book(place, purpose="OP-26-000001", starts_at=start, ends_at=start + timedelta(hours=2), by=by,
                     at=timezone.now())
        booked.append(hour)
    except actions.Taken:
        pass
print(json.dumps(booked))
"""
COUNT = """
import json
from handrail.foundation.audit.queries import entries, first_broken_link
from handrail.partnership.premises.models import Hold
from tests import build
print(json.dumps({
    "hours": sorted(round((hold.starts_at - build.NOON).total_seconds() / 3600) for hold in Hold.objects.all()),
    "acts": sum(1 for _ in entries(act="premises.booked")),
    "broken": str(first_broken_link()),
}))
"""


def command(code: str) -> list[str]:
    return [str(HANDRAIL), "shell", "-v", "0", "-c", code]


@pytest.mark.slow
@pytest.mark.fault
def test_several_who_book_one_place_at_once_get_each_moment_once(installation: Installation) -> None:
    environment = installation.environment() | {"PYTHONPATH": str(PROJECT)}
    subprocess.run(command(PREPARE), env=environment, check=True)
    books = [command(BOOK.format(slots=SLOTS, begin=3 * number)) for number in range(PROCESSES)]
    together = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    processes = [subprocess.Popen(book, env=environment, **together) for book in books]  # type: ignore[call-overload]
    answers = [process.communicate(timeout=120) for process in processes]
    assert [said for _, said in answers] == [""] * PROCESSES
    given = sorted(hour for booked, _ in answers for hour in json.loads(booked))
    counted = subprocess.run(command(COUNT), env=environment, capture_output=True, text=True, check=True)
    assert json.loads(counted.stdout) == {"hours": given, "acts": len(given), "broken": "None"}
    assert all(later - earlier >= 2 for earlier, later in pairwise(given)), given
    assert len(given) >= SLOTS // 3, "somebody was refused a time that nobody has"
