"""A file passes from one worker to another, and is in a list of both until the second says that they have it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from handrail.casework.cases.actions import (
    acknowledge,
    assign_worker,
    close_case,
    hand_over,
    make_calendar,
    open_case,
    reopen_case,
)
from handrail.casework.cases.models import CalendarAddress, Case, ClosingReason, HandOver, Origin
from handrail.casework.cases.queries import files_to_hand_over, hand_overs_waiting
from handrail.casework.persons import actions as persons
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.notices.models import Notice
from handrail.foundation.people.actions import leave
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
def colleague(office: build.Office) -> Person:
    return build.person(Role.SUPPORT_WORKER, at_work=office.theirs)


@pytest.fixture
def manager(office: build.Office) -> Person:
    return build.person(Role.ORGANISATION_ADMINISTRATOR, at_work=office.theirs)


def opened(by: Person, alias: str = "Blue Jacket") -> Case:
    person = build.person_record(by=by, alias=alias, age="adult")
    return open_case(person, origin=Origin.THEMSELVES, by=by, at=build.NOON)


def waiting(by: Person) -> list[Case]:
    return [one.case for one in hand_overs_waiting(by=by)]


def test_both_see_that_a_file_was_handed_over_until_the_second_has_it(worker: Person, colleague: Person) -> None:
    case = opened(worker)
    assign_worker(case, worker=colleague, by=worker, at=LATER)
    assert waiting(worker) == waiting(colleague) == [case]
    acknowledge(HandOver.objects.get().pk, by=colleague, at=LATER)
    assert waiting(worker) == waiting(colleague) == []
    assert TrailEntry.objects.filter(act="cases.hand_over_acknowledged", by=colleague.ref, about=case.about).exists()


def test_nobody_says_for_somebody_else_that_they_have_a_file(worker: Person, colleague: Person) -> None:
    assign_worker(opened(worker), worker=colleague, by=worker, at=LATER)
    with pytest.raises(NotAllowed, match="Only who it was handed over to"):
        acknowledge(HandOver.objects.get().pk, by=worker, at=LATER)


def test_a_file_that_is_given_on_waits_for_the_last_alone(worker: Person, colleague: Person) -> None:
    case = opened(worker)
    assign_worker(case, worker=colleague, by=worker, at=LATER)
    first = HandOver.objects.get()
    assign_worker(case, worker=worker, by=colleague, at=LATER + timedelta(minutes=1))
    with pytest.raises(NotAllowed, match="settled already"):
        acknowledge(first.pk, by=colleague, at=LATER)
    assert [one.to_worker for one in hand_overs_waiting(by=colleague)] == [worker]


def test_whoever_takes_a_file_themselves_has_nothing_to_acknowledge(worker: Person, colleague: Person) -> None:
    assign_worker(opened(worker), worker=colleague, by=colleague, at=LATER)
    assert waiting(colleague) == []


def test_several_files_are_handed_over_in_one_act_or_none(worker: Person, colleague: Person) -> None:
    cases = [opened(worker, alias) for alias in ("Blue", "Green")]
    closed = close_case(cases[1], reason=ClosingReason.THEIR_WISH, by=worker, at=LATER)
    with pytest.raises(NotAllowed, match="closed"):
        hand_over([cases[0], closed], worker=colleague, by=worker, at=LATER)
    assert set(Case.objects.values_list("worker", flat=True)) == {worker.pk}
    assert hand_over(files_to_hand_over("me", by=worker), worker=colleague, by=worker, at=LATER) == 1


def test_handing_over_opens_nothing_and_tells_nothing_but_that_there_is_something(
    worker: Person, colleague: Person
) -> None:
    cases, before = [opened(worker, alias) for alias in ("Blue", "Green")], TrailEntry.objects.count()
    hand_over(cases, worker=colleague, by=worker, at=LATER)
    acts = set(TrailEntry.objects.order_by("pk").values_list("act", flat=True)[before:])
    assert acts == {"cases.worker_assigned"}
    assert list(Notice.objects.values_list("staff_address", "kind")) == [(colleague.email, "something_new")]


def test_all_files_of_a_leaver_go_to_their_successor_in_one_act(
    worker: Person, colleague: Person, manager: Person
) -> None:
    cases = [opened(worker, alias) for alias in ("Blue", "Green")]
    make_calendar(by=worker, at=LATER)
    leave(worker, hand_over_to=colleague, by=manager, at=LATER)
    assert set(waiting(colleague)) == set(cases)
    assert set(Case.objects.values_list("worker", flat=True)) == {colleague.pk}
    assert not CalendarAddress.objects.filter(ended_at=None).exists()


def test_what_a_successor_may_not_see_is_nobodys_and_found_as_such(
    worker: Person, colleague: Person, manager: Person
) -> None:
    hidden, open_one = opened(worker, "Blue"), opened(worker, "Green")
    persons.restrict(hidden.person, reason="Her brother works here", named=[], by=worker, at=LATER)
    leave(worker, hand_over_to=colleague, by=manager, at=LATER)
    assert waiting(colleague) == [open_one]
    hidden.refresh_from_db()
    assert hidden.worker is None


def test_a_restricted_file_is_given_only_to_who_may_see_it(worker: Person, colleague: Person) -> None:
    case = opened(worker)
    persons.restrict(case.person, reason="Her brother works here", named=[], by=worker, at=LATER)
    with pytest.raises(NotAllowed, match="restricted"):
        assign_worker(case, worker=colleague, by=worker, at=LATER)


def test_a_file_that_is_opened_again_is_nobodys_when_its_worker_has_left(
    worker: Person, colleague: Person, manager: Person
) -> None:
    case = close_case(opened(worker), reason=ClosingReason.THEIR_WISH, by=worker, at=LATER)
    leave(worker, hand_over_to=None, by=manager, at=LATER)
    assert reopen_case(case, words="She came back", by=colleague, at=LATER).worker is None


def test_the_database_keeps_one_hand_over_of_a_file_at_a_time(worker: Person, colleague: Person) -> None:
    case = opened(worker)
    assign_worker(case, worker=colleague, by=worker, at=LATER)
    with pytest.raises(IntegrityError), transaction.atomic():
        HandOver.objects.create(case=case, to_worker=worker, handed_at=LATER, handed_by=worker)
