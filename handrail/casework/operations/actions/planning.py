"""Plans an operation, and changes its plan."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from handrail.casework.desk.models import Concern
from handrail.casework.operations.models import Operation, OperationConcern, OperationKind, OperationYear
from handrail.casework.operations.permissions import (
    why_not_change_plan,
    why_not_command,
    why_not_name_commander,
    why_not_read_for,
    why_not_use_operations,
    why_not_work_on_operation,
)
from handrail.casework.operations.policies import Plan, lock_plan, why_not_code_name
from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.numbering import next_reference
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects

ENDS_FIRST = "The visit must end after it starts."
TOO_LONG = "A plan covers 14 days at most. Plan a follow-up visit for what comes later."
LONGEST = timedelta(days=14)
TOO_MANY_CHILDREN = "There cannot be more children than people."


@transaction.atomic
def plan_operation(
    *,
    kind: OperationKind,
    starts_at: datetime,
    ends_at: datetime,
    plan: Plan,
    expected: int = 0,
    expected_children: int = 0,
    powers: Collection[str] = (),
    by: Person,
    at: datetime,
) -> Operation:
    """Begin to plan; whoever plans commands it until they name somebody else. Raises NotAllowed."""
    require(why_not_use_operations(by=by))
    require(why_not_so(starts_at, ends_at, expected, expected_children) or why_not_code_name(plan.title))
    operation = Operation(
        reference=next_reference("OP", book=OperationYear, at=at),
        subject=subjects.new_subject(at=at),
        kind=kind,
        organisation=by.organisation,
        commander=by,
        starts_at=starts_at,
        ends_at=ends_at,
        expected=expected,
        expected_children=expected_children,
        powers=known_powers(powers),
        created_at=at,
        created_by=by,
        updated_at=at,
    )
    lock_plan(operation, plan)
    operation.save(force_insert=True)
    record("operations.operation_planned", about=operation.about, by=by.ref, at=at, kind=str(kind), expected=expected)
    return operation


@transaction.atomic
def plan_from(*, concerns: Iterable[Concern], by: Person, at: datetime, **planned: Any) -> Operation:
    """Begin to plan what stands on these concerns; `planned` is what `plan_operation` takes. Raises NotAllowed."""
    operation = plan_operation(**planned, by=by, at=at)
    for concern in concerns:
        add_concern(operation, concern=concern, by=by, at=at)
    return operation


@transaction.atomic
def change_plan(
    operation: Operation,
    *,
    starts_at: datetime,
    ends_at: datetime,
    plan: Plan,
    expected: int,
    expected_children: int,
    powers: Collection[str] = (),
    by: Person,
    at: datetime,
) -> Operation:
    """Write the plan anew. Raises NotAllowed."""
    operation = hold(operation.pk)
    require(why_not_change_plan(operation, by=by))
    require(why_not_so(starts_at, ends_at, expected, expected_children) or why_not_code_name(plan.title))
    operation.starts_at, operation.ends_at, operation.updated_at = starts_at, ends_at, at
    operation.expected, operation.expected_children = expected, expected_children
    operation.powers = known_powers(powers)
    lock_plan(operation, plan)
    numbers = ("expected", "expected_children", "powers")
    operation.save(update_fields=["starts_at", "ends_at", *numbers, "plan", "updated_at"])
    record("operations.plan_changed", about=operation.about, by=by.ref, at=at, expected=expected)
    return operation


@transaction.atomic
def add_concern(operation: Operation, *, concern: Concern, by: Person, at: datetime) -> OperationConcern:
    """Put a concern that this person may read to those the operation stands on. Raises NotAllowed."""
    operation = hold(operation.pk)
    require(why_not_work_on_operation(operation, by=by) or why_not_read_for(concern, by=by))
    told = {"added_at": at, "added_by": by}
    added, new = OperationConcern.objects.get_or_create(operation=operation, concern=concern, defaults=told)
    if new:
        record("operations.concern_added", about=operation.about, by=by.ref, at=at, concern=str(concern.pk))
    return added


@transaction.atomic
def take_off_concern(operation: Operation, *, concern: Concern, by: Person, at: datetime) -> None:
    """The operation does not stand on this concern after all. Raises NotAllowed."""
    operation = hold(operation.pk)
    require(why_not_change_plan(operation, by=by))
    if OperationConcern.objects.filter(operation=operation, concern=concern).delete()[0]:
        record("operations.concern_taken_off", about=operation.about, by=by.ref, at=at, concern=str(concern.pk))


@transaction.atomic
def name_commander(operation: Operation, *, commander: Person, by: Person, at: datetime) -> Operation:
    """Somebody else decides for this operation from now on. Raises NotAllowed."""
    operation = hold(operation.pk)
    require(why_not_command(operation, by=by) or why_not_name_commander(operation, commander, by=by))
    operation.commander, operation.updated_at = commander, at
    operation.save(update_fields=["commander", "updated_at"])
    record("operations.commander_named", about=operation.about, by=by.ref, at=at, person=commander.ref)
    return operation


def known_powers(powers: Collection[str]) -> list[str]:
    """The codes that the pack has, in its order; what it does not know is left out."""
    return [word.code for word in current_locality().operations.lists["powers"] if word.code in powers]


def why_not_so(starts_at: datetime, ends_at: datetime, expected: int, expected_children: int) -> str | None:
    """Say why these times or numbers cannot be, if so."""
    if ends_at <= starts_at:
        return ENDS_FIRST
    if ends_at - starts_at > LONGEST:
        return TOO_LONG
    return TOO_MANY_CHILDREN if expected_children > expected else None


def hold(operation_id: UUID) -> Operation:
    """The operation as it stands now, held until the transaction ends. Raises Operation.DoesNotExist."""
    held = Operation.objects.select_for_update(of=("self",)).select_related("organisation", "commander")
    return held.get(pk=operation_id)
