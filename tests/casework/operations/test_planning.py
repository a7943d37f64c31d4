"""A visit is planned by whoever may, stands on concerns they may read, and says nothing in the clear."""

from datetime import timedelta
from itertools import product

import pytest

from handrail.casework.operations.actions import add_concern, change_plan, plan_operation
from handrail.casework.operations.models import Operation, OperationKind, OperationState
from handrail.casework.operations.policies import OVER, TRANSITIONS, Plan, plan_of, why_not_move
from handrail.casework.operations.queries import operation_for, read_plan
from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.permission import NotAllowed
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
DAWN = build.NOON + timedelta(hours=18)


@pytest.fixture
def office() -> build.Office:
    return build.Office()


@pytest.fixture
def lead(office: build.Office) -> Person:
    return build.person(Role.OPERATIONS_LEAD, at_work=office.theirs)


def planned(*, by: Person, expected: int = 7, expected_children: int = 1) -> Operation:
    return plan_operation(
        kind=OperationKind.WELFARE,
        starts_at=DAWN,
        ends_at=DAWN + timedelta(hours=6),
        plan=Plan(places="12 Canary Lane", objectives="See that they are well"),
        expected=expected,
        expected_children=expected_children,
        by=by,
        at=build.NOON,
    )


def test_what_is_planned_is_locked_and_read_in_the_trail(lead: Person) -> None:
    operation = planned(by=lead)
    assert b"Canary" not in bytes(Operation.objects.get().plan)
    assert read_plan(operation, by=lead, at=build.NOON).places == "12 Canary Lane"
    assert "Canary" not in repr(plan_of(operation))


def test_another_organisation_does_not_know_of_it(lead: Person, office: build.Office) -> None:
    operation = planned(by=lead)
    with pytest.raises(Operation.DoesNotExist):
        operation_for(by=build.person(Role.OPERATIONS_LEAD, at_work=office.others), operation_id=operation.pk)


def test_immigration_enforcement_has_no_part(office: build.Office) -> None:
    theirs = Organisation.objects.filter(kind="home_office")[:1].get()
    with pytest.raises(NotAllowed, match="no part"):
        planned(by=build.person(Role.OPERATIONS_LEAD, at_work=theirs))


def test_a_concern_that_they_cannot_read_cannot_be_put_to_it(lead: Person, office: build.Office) -> None:
    with pytest.raises(NotAllowed):
        add_concern(planned(by=lead), concern=office.opened(), by=lead, at=build.NOON)


def test_there_are_never_more_children_than_people(lead: Person) -> None:
    with pytest.raises(NotAllowed, match="more children"):
        planned(by=lead, expected=1, expected_children=2)


def test_a_visit_ends_after_it_starts(lead: Person) -> None:
    operation = planned(by=lead)
    with pytest.raises(NotAllowed, match="end after it starts"):
        change_plan(
            operation,
            starts_at=DAWN,
            ends_at=DAWN,
            plan=Plan(),
            expected=0,
            expected_children=0,
            by=lead,
            at=build.NOON,
        )


@pytest.mark.parametrize(("state", "to"), [*product(OperationState, repeat=2)])
def test_only_what_may_follow_follows(state: OperationState, to: OperationState) -> None:
    assert (why_not_move(state, to) is None) is (to in TRANSITIONS[state])
    assert not (state in OVER and TRANSITIONS[state])
