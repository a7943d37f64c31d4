"""Who leaves hands on what they command; what is erased is gone, and its counts are left."""

import pytest

from handrail.casework.operations import actions
from handrail.casework.operations.models import PARTS, Duty, DutyState, Operation, OperationMove
from handrail.casework.operations.policies import Plan
from handrail.casework.operations.queries import file_of, learnt_from, operation_codes, subject_called
from handrail.foundation.permission import NotAllowed
from handrail.foundation.vault.actions import erase
from tests.casework.operations.ready import Ready

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def ready() -> Ready:
    return Ready()


def test_what_somebody_commands_goes_to_a_successor_who_may_see_it(ready: Ready) -> None:
    at = ready.office.later()
    assert actions.reassign_all(ready.commander, ready.nurse, by=ready.coordinator, at=at) == 0
    assert actions.reassign_all(ready.commander, ready.colleague, by=ready.coordinator, at=at) == 1
    assert Operation.objects.get().commander == ready.colleague


def test_who_leaves_is_on_no_roster(ready: Ready) -> None:
    ready.ask()
    actions.reassign_all(ready.nurse, None, by=ready.coordinator, at=ready.office.later())
    assert Duty.objects.get().state == DutyState.CANNOT


def test_what_was_planned_is_erased_and_the_counts_are_left(ready: Ready) -> None:
    ready.over()
    ready.debrief(found=3, arrests=1)
    ready.lesson()
    subject = subject_called(ready.operation.reference.lower())
    assert subject == ready.operation.subject
    erase(subject, by="person:test", at=ready.office.later())
    for kind in PARTS:
        assert not kind._default_manager.exclude(contents=b"").exists()
    assert not OperationMove.objects.exclude(why=b"").exists()
    left = Operation.objects.select_related("organisation", "commander").get()
    assert file_of(left, by=ready.commander, at=ready.office.later()).plan == Plan()
    day = ready.starts_at.date()
    assert learnt_from(left, on=day, by=ready.commander).words == {}
    (row,) = operation_codes(first=day, last=day, by=ready.coordinator)
    assert (row.found, row.arrests) == (3, 1)
    with pytest.raises(NotAllowed, match="erased"):
        actions.add_lesson(
            left, what="More", owner=ready.colleague, due_on=day, by=ready.commander, at=ready.office.later()
        )


def test_erasing_twice_erases_nothing_more(ready: Ready) -> None:
    erase(ready.operation.subject, by="person:test", at=ready.office.later())
    assert actions.erase_subject(ready.operation.subject, by="person:test", at=ready.office.later()) == {}
