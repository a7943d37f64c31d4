"""A file passes from one worker to another, and is in a list of both until the second says that they have it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from handrail.casework.cases.actions import (
    acknowledge,
    alarm_hand_overs,
    assign_worker,
    close_case,
    hand_over,
    make_calendar,
    open_case,
    reopen_case,
)
from handrail.casework.cases.models import CalendarAddress, Case, ClosingReason, HandOver, Origin
from handrail.casework.cases.policies import take_by
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


def test_a_file_that_nobody_takes_in_time_is_told_to_the_coordinators_once(
    office: build.Office, worker: Person, colleague: Person
) -> None:
    coordinator = build.person(Role.COORDINATOR, at_work=office.theirs)
    handed(worker, colleague)
    in_time, too_late = build.NOON + timedelta(days=2), build.NOON + timedelta(days=3)
    assert [alarm_hand_overs(at=at) for at in (in_time, too_late, too_late + timedelta(days=1))] == [0, 1, 0]
    told = Notice.objects.filter(made_at=too_late).values_list("staff_address", flat=True)
    assert coordinator.email in told
    assert worker.email in told
    assert TrailEntry.objects.filter(act="cases.hand_over_late").count() == 1


def test_a_file_that_was_taken_raises_no_alarm(worker: Person, colleague: Person) -> None:
    given = handed(worker, colleague)
    acknowledge(given.pk, by=colleague, at=LATER)
    assert alarm_hand_overs(at=build.NOON + timedelta(days=30)) == 0


def test_days_that_are_not_worked_do_not_count() -> None:
    friday = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
    assert take_by(friday).date() == date(2026, 11, 23)  # the desk works on Saturdays, not on Sundays


def handed(worker: Person, colleague: Person) -> HandOver:
    """A file that one gave to the other."""
    person = build.person_record(by=worker, at=build.NOON, age="adult")
    case = open_case(person, origin=Origin.THEMSELVES, by=worker, at=build.NOON)
    assign_worker(case, worker=colleague, by=worker, at=build.NOON)
    return HandOver.objects.get(case=case)
