"""What is restricted cannot be told from what is not there: by answers, by what is asked and opened, or by the time."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from statistics import median

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handrail.casework.desk.models import Concern
from handrail.casework.dots.queries import Seen, have_we_seen
from handrail.casework.dots.queries import seeing as seeing_module
from handrail.casework.persons import actions as persons
from handrail.foundation.people.models import Person, Role
from handrail.foundation.vault.subjects import Locked
from tests import build
from tests.casework.dots.conftest import Told

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
RESTRICTED = ("Maria Ionescu", "07700 900123", "AB12 CDE", "3 High Street AL10 9AB")
NOBODY = "Petra Lindqvist"
TOLD = "Her name is Maria Ionescu. She calls from 07700 900123. A van, AB12 CDE, stands at 3 High Street, AL10 9AB."
TIMES = 15


Restrict = Callable[[], Concern]


@pytest.fixture
def restrict(told: Told, office: build.Office, officer: Person) -> Restrict:
    """Others that the officer may know of are there; called, a concern that they may not know of is, too."""
    for number in range(3):
        told(account=f"A man called Tomasz Nowak calls from 07700 90055{number}.")

    def tell_and_restrict() -> Concern:
        concern = told(account=TOLD)
        coordinator = build.person(Role.COORDINATOR, at_work=office.home)
        record = build.person_record(by=officer, at=office.later(), concern=concern)
        persons.restrict(record, reason="Somebody here knows her.", named=[], by=coordinator, at=office.later())
        return concern

    return tell_and_restrict


@contextmanager
def opening(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """How many boxes are opened each time something is."""
    opened: list[int] = []
    unlock: Callable[[list[Locked]], list[bytes | None]] = seeing_module.unlock_many
    with monkeypatch.context() as patch:
        patch.setattr(seeing_module, "unlock_many", lambda boxes: opened.append(len(boxes)) or unlock(boxes))
        yield opened


def did(officer: Person, at: datetime, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Seen, int, int]]:
    """For each search the answer, how often the database was asked, and how many boxes were opened."""
    done = []
    for text in RESTRICTED:
        with opening(monkeypatch) as opened, CaptureQueriesContext(connection) as questions:
            answer = have_we_seen(text, by=officer, at=at)
        done.append((answer, len(questions), sum(opened)))
    return done


def test_a_search_answers_and_does_the_same_before_and_after_somebody_restricted_is_there(
    restrict: Restrict, office: build.Office, officer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = did(officer, office.later(), monkeypatch)
    concern = restrict()
    assert did(officer, office.later(), monkeypatch) == before
    coordinator = build.person(Role.COORDINATOR, at_work=office.home)
    for text in RESTRICTED:
        found = have_we_seen(text, by=coordinator, at=office.later()).sightings
        assert {each.concern for each in found} == {concern.pk}, text


def test_the_time_that_a_search_takes_tells_nothing(restrict: Restrict, office: build.Office, officer: Person) -> None:
    restrict()
    took: dict[str, list[float]] = {RESTRICTED[0]: [], NOBODY: []}
    for _ in range(TIMES):
        for text, times in took.items():
            began = time.process_time()
            have_we_seen(text, by=officer, at=office.later())
            times.append(time.process_time() - began)
    one, other = (median(times) for times in took.values())
    # What is opened and asked is the same to the digit, above; half as long again would be more than chance.
    assert max(one, other) < 1.5 * min(one, other)
