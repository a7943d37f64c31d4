"""Nothing is approved before everybody was consulted and somebody else has read the risk."""

from dataclasses import replace
from datetime import timedelta
from itertools import combinations

import pytest

from handrail.casework.operations import actions
from handrail.casework.operations.models import DecisionKind, InterpreterState, OperationState
from handrail.casework.operations.policies import VICTIM_PLAN, unplanned
from handrail.casework.operations.queries import decisions_of, file_of, readiness_of, steps_from
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Organisation, Role
from handrail.foundation.permission import NotAllowed
from tests import build
from tests.casework.operations.ready import FULL, Ready

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def ready() -> Ready:
    return Ready()


def test_what_is_ready_is_approved_by_its_commander(ready: Ready) -> None:
    ready.prepare().move(OperationState.APPROVED)
    assert ready.operation.state == OperationState.APPROVED


def test_each_of_the_four_has_to_be_consulted(ready: Ready) -> None:
    everybody = [word.code for word in current_locality().operations.lists["consulted"]]
    assert everybody == ["housing", "safeguarding", "social_care", "third_sector"]
    for number in range(len(everybody)):
        for some in combinations(everybody, number):
            asked = Ready(office=ready.office)
            for each in some:
                asked.consult(each)
            assert len(readiness_of(asked.operation).consultation) == len(everybody) - number


def test_what_is_missing_is_said_one_by_one(ready: Ready) -> None:
    with pytest.raises(NotAllowed, match="Not consulted yet: housing"):
        ready.move(OperationState.APPROVED)
    said = " ".join(readiness_of(ready.operation).missing)
    assert "There is no risk assessment" in said
    assert "No independent interpreter is booked for Vietnamese" in said


@pytest.mark.parametrize("part", VICTIM_PLAN)
def test_the_plan_for_the_people_there_has_to_be_whole(part: str) -> None:
    assert unplanned(FULL) == []
    assert unplanned(replace(FULL, **{part: " "})) == [VICTIM_PLAN[part]]


def test_danger_to_life_goes_before_consulting_but_before_nothing_else(ready: Ready) -> None:
    ready.decide(DecisionKind.DANGER_TO_LIFE)
    readiness = readiness_of(ready.operation)
    assert readiness.consultation
    assert readiness.missing == readiness.rest != ()
    ready.prepare().move(OperationState.APPROVED)
    assert [each.text for each in decisions_of(ready.operation)] == ["Canary reason"]


def test_only_a_commander_of_the_police_or_a_coordinator_goes_ahead_without_consulting(ready: Ready) -> None:
    for somebody in (ready.colleague, ready.nurse, ready.invited, ready.office.worker):
        with pytest.raises(NotAllowed):
            ready.decide(DecisionKind.DANGER_TO_LIFE, by=somebody)
    ready.decide(DecisionKind.DANGER_TO_LIFE, by=ready.coordinator)


def test_a_commander_who_is_not_of_the_police_decides_nothing_against_the_rule(ready: Ready) -> None:
    lead = build.person(Role.OPERATIONS_LEAD, at_work=ready.office.theirs)
    ready.operation = actions.plan_operation(
        kind="welfare",
        starts_at=ready.starts_at,
        ends_at=ready.starts_at + timedelta(hours=1),
        plan=FULL,
        by=lead,
        at=ready.office.later(),
    )
    for kind in (DecisionKind.NO_CENTRE, DecisionKind.DANGER_TO_LIFE):
        with pytest.raises(NotAllowed, match="commander of the police"):
            ready.decide(kind, by=lead)


def test_nobody_decides_without_a_reason(ready: Ready) -> None:
    with pytest.raises(NotAllowed, match="Say why"):
        actions.decide(
            ready.operation, kind=DecisionKind.CENTRE, reason=" ", by=ready.commander, at=ready.office.later()
        )


def test_nobody_approves_the_risk_that_they_wrote(ready: Ready) -> None:
    risk = ready.assess()
    with pytest.raises(NotAllowed, match="Somebody else"):
        actions.approve_risk(risk, by=ready.colleague, at=ready.office.later())
    actions.approve_risk(risk, by=ready.commander, at=ready.office.later())


def test_a_risk_that_is_written_anew_has_to_be_approved_anew(ready: Ready) -> None:
    ready.prepare()
    old = ready.risk
    ready.assess()
    assert "The risk assessment has not been approved by another person." in readiness_of(ready.operation).missing
    with pytest.raises(NotAllowed):
        actions.approve_risk(old, by=ready.commander, at=ready.office.later())


@pytest.mark.parametrize("state", InterpreterState)
def test_an_interpreter_counts_once_booked(ready: Ready, state: InterpreterState) -> None:
    ready.interpret(state=state)
    missing = any("interpreter" in each for each in readiness_of(ready.operation).rest)
    assert missing is (state not in {InterpreterState.BOOKED, InterpreterState.CONFIRMED})


def test_a_companion_never_interprets(ready: Ready) -> None:
    told = {"language": "vi", "gender": "any", "agency": "A friend"}
    with pytest.raises(NotAllowed, match="independent"):
        actions.book_interpreter(
            ready.operation, **told, independent=False, by=ready.commander, at=ready.office.later()
        )


def test_what_was_approved_changes_only_after_it_went_back_to_planning(ready: Ready) -> None:
    ready.prepare().move(OperationState.APPROVED)
    told = {"starts_at": ready.starts_at, "ends_at": ready.starts_at + timedelta(hours=2), "plan": FULL}
    numbers = {"expected": 9, "expected_children": 0}
    with pytest.raises(NotAllowed, match="back to planning"):
        actions.change_plan(ready.operation, **told, **numbers, by=ready.commander, at=ready.office.later())
    ready.move(OperationState.DRAFT, why="Two more were seen")
    actions.change_plan(ready.operation, **told, **numbers, by=ready.commander, at=ready.office.later())


def test_only_the_commander_or_a_coordinator_takes_it_further(ready: Ready) -> None:
    ready.prepare()
    assert steps_from(ready.operation, by=ready.commander)[0].why_not is None
    assert steps_from(ready.operation, by=ready.coordinator)[0].why_not is None
    for somebody in (ready.colleague, ready.nurse, ready.invited):
        with pytest.raises(NotAllowed):
            actions.bring_to(ready.operation, to=OperationState.APPROVED, by=somebody, at=ready.office.later())


def test_it_is_cancelled_with_a_reason(ready: Ready) -> None:
    with pytest.raises(NotAllowed, match="Say why"):
        ready.move(OperationState.CANCELLED)
    ready.move(OperationState.CANCELLED, why="The place is empty")
    assert [move.text for move in file_of(ready.operation, by=ready.commander, at=ready.office.later()).moves] == [
        "The place is empty"
    ]


def test_command_goes_only_to_somebody_who_may_see_the_plan(ready: Ready) -> None:
    for somebody in (ready.nurse, ready.invited):
        with pytest.raises(NotAllowed, match="commanded by"):
            actions.name_commander(ready.operation, commander=somebody, by=ready.commander, at=ready.office.later())
    passed = actions.name_commander(
        ready.operation, commander=ready.colleague, by=ready.commander, at=ready.office.later()
    )
    assert passed.commander == ready.colleague


def test_nobody_of_immigration_enforcement_can_be_consulted(ready: Ready) -> None:
    theirs = Organisation.objects.filter(kind="home_office")[:1].get()
    told = {"about": "housing", "who": "An officer", "said": "Nothing", "consulted_at": ready.office.at}
    with pytest.raises(NotAllowed, match="no part"):
        actions.consult(ready.operation, organisation=theirs, **told, by=ready.commander, at=ready.office.later())
