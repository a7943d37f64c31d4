"""What came of it is counted, and no file is kept on anybody."""

from datetime import timedelta
from uuid import UUID

import pytest

from handrail.casework.operations import actions
from handrail.casework.operations.models import COUNTS, Operation, OperationState
from handrail.casework.operations.policies import NOT_OVER, RESULTS, Results, why_not_reference
from handrail.casework.operations.queries import learnt_from, operation_codes
from handrail.foundation.people.models import Role
from handrail.foundation.permission import NotAllowed
from tests import build
from tests.casework.operations.ready import Ready

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def ready() -> Ready:
    return Ready().over()


@pytest.mark.parametrize(
    "text", ["John Smith", "call 07700 900123", "drives AB12 CDE", "at EX1 2AB", "see Mr Canary Kestrel"]
)
def test_what_could_lead_to_somebody_is_no_reference(text: str) -> None:
    assert why_not_reference(text)


@pytest.mark.parametrize("text", ["", "EX/2026/114", "CAD 1197, 4 charged", "crime numbers 41/1/26 and 41/2/26"])
def test_the_polices_own_numbers_are_kept(text: str) -> None:
    assert why_not_reference(text) is None


def test_it_closes_once_it_was_debriefed(ready: Ready) -> None:
    with pytest.raises(NotAllowed, match="debrief first"):
        ready.move(OperationState.CLOSED)
    ready.debrief(found=3)
    ready.move(OperationState.CLOSED)


def test_it_is_not_debriefed_before_it_is_over() -> None:
    with pytest.raises(NotAllowed, match="once the visit is over"):
        Ready().debrief()


@pytest.mark.parametrize(
    "counts", [{"found": 1, "offered": 2}, {"found": 3, "offered": 1, "accepted": 2}, {"moved_on": 1}]
)
def test_a_part_is_never_more_than_the_whole(ready: Ready, counts: dict[str, int]) -> None:
    with pytest.raises(NotAllowed, match="More people cannot"):
        ready.debrief(**counts)


def test_the_debrief_is_written_anew_and_stays_one(ready: Ready) -> None:
    ready.debrief(found=1)
    ready.debrief(found=2, arrests=1)
    learnt = learnt_from(ready.operation, on=ready.office.at.date(), by=ready.commander)
    assert (learnt.counts["found"], learnt.counts["arrests"]) == (2, 1)
    assert learnt.words["went_badly"] == "The bus was late."


def test_a_lesson_has_an_owner_who_finishes_it_even_after_the_end(ready: Ready) -> None:
    lesson = ready.lesson()
    ready.debrief()
    ready.move(OperationState.CLOSED)
    late = (ready.office.at + timedelta(days=60)).date()
    (row,) = learnt_from(ready.operation, on=late, by=ready.commander).lessons
    assert row.late
    actions.finish_lesson(lesson, by=ready.colleague, at=ready.office.later())
    (row,) = learnt_from(ready.operation, on=late, by=ready.commander).lessons
    assert row.done_at
    assert not row.late


def test_a_lesson_belongs_to_somebody_who_may_see_it(ready: Ready) -> None:
    told = {"what": "Book twice", "owner": ready.nurse, "due_on": ready.office.at.date()}
    with pytest.raises(NotAllowed, match="sees to it"):
        actions.add_lesson(ready.operation, **told, by=ready.commander, at=ready.office.later())


def test_what_a_centre_counted_is_added(ready: Ready, monkeypatch: pytest.MonkeyPatch) -> None:
    there = Results(found=7, offered=6, accepted=4, moved_on=7, minutes=600, centres=1)
    monkeypatch.setattr(
        "handrail.casework.operations.policies.registries.RESULTS", [*RESULTS, lambda ids: dict.fromkeys(ids, there)]
    )
    ready.debrief(found=2, offered=1, charges=1)
    learnt = learnt_from(ready.operation, on=ready.office.at.date(), by=ready.commander)
    assert (learnt.came_of_it["found"], learnt.came_of_it["minutes"]) == (9, 600)
    day = ready.starts_at.date()
    (row,) = operation_codes(first=day, last=day, by=ready.coordinator)
    assert (row.found, row.offered, row.accepted, row.charges, row.centres) == (9, 7, 4, 1, 1)
    assert row.month == day.replace(day=1)


def test_figures_are_only_for_those_who_count(ready: Ready) -> None:
    day = ready.starts_at.date()
    for role in Role:
        somebody = build.person(role, at_work=ready.office.theirs)
        if role in {Role.DESK_OFFICER, Role.COORDINATOR, Role.ANALYST, Role.BOARD_MEMBER}:
            assert len(operation_codes(first=day, last=day, by=somebody)) == 1
        else:
            with pytest.raises(NotAllowed):
                operation_codes(first=day, last=day, by=somebody)


def test_the_room_above_can_say_that_it_is_not_over(monkeypatch: pytest.MonkeyPatch) -> None:
    ready = Ready().prepare()
    ready.move(OperationState.APPROVED, OperationState.STANDING_BY, OperationState.UNDER_WAY)
    seen: list[UUID] = []

    def still_open(operation: Operation) -> str:
        seen.append(operation.pk)
        return "The reception centre is still open."

    monkeypatch.setattr("handrail.casework.operations.policies.registries.NOT_OVER", [*NOT_OVER, still_open])
    with pytest.raises(NotAllowed, match="still open"):
        ready.move(OperationState.DEBRIEFING)
    assert seen == [ready.operation.pk]


def test_the_counts_are_those_of_the_model() -> None:
    assert set(vars(actions.Outcome())) == set(COUNTS)
