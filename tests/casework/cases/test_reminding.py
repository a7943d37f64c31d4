"""Whoever works on a file is told that something in it has come due: once, and with no word of what."""

from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from handrail.casework.cases import policies
from handrail.casework.cases.actions import close_case, open_case, remind_of_files
from handrail.casework.cases.models import Case, ClosingReason, Origin
from handrail.casework.cases.policies import Look
from handrail.config.taking_in import is_a_new_morning
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.notices.models import Notice
from handrail.foundation.people.models import Person, Role
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
DAY = timedelta(days=1)


@pytest.fixture
def office() -> build.Office:
    return build.Office()


@pytest.fixture
def worker(office: build.Office) -> Person:
    return build.person(Role.SUPPORT_WORKER, at_work=office.theirs)


@pytest.fixture
def case(worker: Person, monkeypatch: pytest.MonkeyPatch) -> Case:
    look = Look(timezone.localdate(build.NOON) + DAY, "review")
    monkeypatch.setattr(policies.registries, "NEXT_LOOKS", [lambda ids: dict.fromkeys(ids, look)])
    person = build.person_record(by=worker, age="adult")
    return open_case(person, origin=Origin.THEMSELVES, by=worker, at=build.NOON)


def told() -> list[str]:
    return list(Notice.objects.values_list("staff_address", flat=True))


def test_a_worker_is_reminded_on_the_day_and_once(case: Case, worker: Person) -> None:
    assert remind_of_files(at=build.NOON) == 0
    assert remind_of_files(at=build.NOON + DAY) == 1
    assert remind_of_files(at=build.NOON + 2 * DAY) == 0
    assert told() == [worker.email]
    assert TrailEntry.objects.filter(act="cases.reminded", about=case.about).count() == 1


def test_the_notice_says_nothing_of_the_file(case: Case) -> None:
    remind_of_files(at=build.NOON + DAY)
    assert Notice.objects.get().kind == "something_new"


def test_a_closed_file_reminds_nobody(case: Case, worker: Person) -> None:
    close_case(case, reason=ClosingReason.THEIR_WISH, by=worker, at=build.NOON)
    assert remind_of_files(at=build.NOON + DAY) == 0


def test_of_a_file_that_is_nobodys_the_coordinators_are_reminded(case: Case, office: build.Office) -> None:
    coordinator = build.person(Role.COORDINATOR, at_work=office.home)
    Case.objects.update(worker=None)
    remind_of_files(at=build.NOON + DAY)
    assert told() == [coordinator.email]


def test_the_command_says_of_how_many_files(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("remind")
    assert capsys.readouterr().out == "1 file in which something has come due.\n"


def test_it_is_done_every_morning_and_not_before() -> None:
    night, morning = datetime(2026, 11, 17, 6, 59), datetime(2026, 11, 17, 7)
    yesterday, today = (morning - DAY).date(), morning.date()
    assert not is_a_new_morning(night, after=yesterday)
    assert is_a_new_morning(morning, after=yesterday)
    assert not is_a_new_morning(morning, after=today)
