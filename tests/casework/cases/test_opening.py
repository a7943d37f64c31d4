"""One file on one person, by whoever may, and what happens to it is written down."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from handrail.casework.cases.actions import assign_worker, close_case, note_event, open_case, reopen_case
from handrail.casework.cases.models import Case, CaseEvent, CaseStatus, ClosingReason, EventKind, Origin
from handrail.casework.cases.queries import case_for
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
LATER = build.NOON + timedelta(hours=1)


@pytest.fixture
def office() -> build.Office:
    return build.Office()


@pytest.fixture
def worker(office: build.Office) -> Person:
    return build.person(Role.SUPPORT_WORKER, at_work=office.theirs)


@pytest.fixture
def case(worker: Person) -> Case:
    return opened(by=worker)


def opened(*, by: Person) -> Case:
    return open_case(build.person_record(by=by, age="adult"), origin=Origin.THEMSELVES, by=by, at=build.NOON)


def test_whoever_opens_a_file_works_on_it(case: Case, worker: Person) -> None:
    assert (case.worker, case.status, case.reference) == (worker, CaseStatus.NEW, "SF-26-000001")
    assert TrailEntry.objects.filter(act="cases.case_opened", about=case.about, by=worker.ref).exists()


def test_a_person_has_one_file(case: Case, worker: Person) -> None:
    with pytest.raises(NotAllowed, match="a file on this person already"):
        open_case(case.person, origin=Origin.THEMSELVES, by=worker, at=LATER)


def test_one_referral_opens_one_file(worker: Person) -> None:
    referral = uuid4()
    first, second = (build.person_record(by=worker, alias=name) for name in ("Blue", "Green"))
    open_case(first, origin=Origin.REFERRAL, origin_id=referral, by=worker, at=LATER)
    with pytest.raises(IntegrityError), transaction.atomic():
        open_case(second, origin=Origin.REFERRAL, origin_id=referral, by=worker, at=LATER)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SUPPORT_WORKER])
def test_nobody_else_opens_a_file(role: Role, office: build.Office, worker: Person) -> None:
    person = build.person_record(by=worker)
    with pytest.raises(NotAllowed):
        open_case(person, origin=Origin.THEMSELVES, by=build.person(role, at_work=office.home), at=LATER)


def test_another_organisation_does_not_know_of_a_file(case: Case, office: build.Office) -> None:
    with pytest.raises(Case.DoesNotExist):
        case_for(by=build.person(Role.SUPPORT_WORKER, at_work=office.others), case_id=case.pk)


def test_a_file_that_is_closed_is_reopened_before_it_is_worked_on(case: Case, worker: Person) -> None:
    close_case(case, reason=ClosingReason.THEIR_WISH, by=worker, at=LATER)
    with pytest.raises(NotAllowed, match="Reopen it first"):
        note_event(case, kind=EventKind.ASSESSED, by=worker, at=LATER)
    with pytest.raises(NotAllowed, match="Say why"):
        reopen_case(case, words=" ", by=worker, at=LATER)
    assert reopen_case(case, words="They came back", by=worker, at=LATER).status == CaseStatus.REOPENED


def test_what_was_written_beside_a_fact_is_locked(case: Case, worker: Person) -> None:
    close_case(case, reason=ClosingReason.LEFT_AREA, words="To her aunt in Leeds", by=worker, at=LATER)
    assert b"Leeds" not in bytes(CaseEvent.objects.get(kind=EventKind.CLOSED).words)


def test_no_fact_lies_in_the_future_or_before_another(case: Case, worker: Person) -> None:
    with pytest.raises(NotAllowed, match="still to come"):
        note_event(case, kind=EventKind.ASSESSED, happened_at=LATER + timedelta(days=1), by=worker, at=LATER)
    with pytest.raises(NotAllowed, match="later is recorded"):
        note_event(case, kind=EventKind.ASSESSED, happened_at=build.NOON - timedelta(1), by=worker, at=LATER)


def test_a_file_is_given_only_to_a_support_worker_of_the_same_organisation(
    case: Case, worker: Person, office: build.Office
) -> None:
    with pytest.raises(NotAllowed, match="organisation that keeps"):
        assign_worker(case, worker=build.person(Role.SUPPORT_WORKER, at_work=office.others), by=worker, at=LATER)
    colleague = build.person(Role.SUPPORT_WORKER, at_work=office.theirs)
    assert assign_worker(case, worker=colleague, by=worker, at=LATER).worker == colleague
