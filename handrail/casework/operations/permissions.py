"""Who plans an operation, who sees it, and who commands it."""

from handrail.casework.operations.models import Duty, Operation, OperationState
from handrail.casework.operations.policies import OVER, why_not_take_part
from handrail.foundation.people.models import Person, Role

PLANNING = (Role.OPERATIONS_LEAD, Role.COORDINATOR)
NOT_PLANNING = "Only an operations lead or a coordinator can work with operations."
NOT_OURS = "This operation is led by another organisation."
ON_DUTY = frozenset({Role.PROFESSIONAL, Role.SUPPORT_WORKER, Role.OPERATIONS_LEAD, Role.DESK_OFFICER, Role.COORDINATOR})
NOT_ON_DUTY = "Only people whose work brings them near a concern can be on duty."
NOT_IN_COMMAND = "Only the commander of this operation, or a coordinator, can decide this."


def why_not_use_operations(*, by: Person) -> str | None:
    """Say why this person may not work with operations at all, if so."""
    if not by.is_active or not by.has(*PLANNING):
        return NOT_PLANNING
    return why_not_take_part(by.organisation)


def why_not_see_operation(operation: Operation, *, by: Person) -> str | None:
    """Say why this person may not see the plan, if so: it is seen by the organisation that leads it, and the desk."""
    if reason := why_not_use_operations(by=by):
        return reason
    return None if by.has(Role.COORDINATOR) or by.organisation_id == operation.organisation_id else NOT_OURS


def why_not_work_on_operation(operation: Operation, *, by: Person) -> str | None:
    """Say why this person may not change the plan, if so."""
    if reason := why_not_see_operation(operation, by=by):
        return reason
    if OperationState(operation.state) in OVER:
        return f"This operation is {operation.get_state_display().lower()}."
    return None


def why_not_command(operation: Operation, *, by: Person) -> str | None:
    """Say why this person may not decide for this operation, if so."""
    if reason := why_not_work_on_operation(operation, by=by):
        return reason
    return None if by.has(Role.COORDINATOR) or by.pk == operation.commander_id else NOT_IN_COMMAND


def why_not_roster(operation: Operation, person: Person, *, by: Person) -> str | None:
    """Say why that person cannot be asked to be on duty, if so."""
    if reason := why_not_work_on_operation(operation, by=by):
        return reason
    if not person.is_active or not person.has(*ON_DUTY):
        return NOT_ON_DUTY
    return why_not_take_part(person.organisation)


def why_not_answer_duty(duty: Duty, *, by: Person) -> str | None:
    """Say why this person may not answer for that duty, if so: it is whoever was asked, or who plans."""
    if by.is_active and by.pk == duty.person_id:
        return None
    return why_not_work_on_operation(duty.operation, by=by)
