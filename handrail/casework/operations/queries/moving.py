"""Where an operation can go from where it stands, and what keeps it."""

from dataclasses import dataclass

from handrail.casework.operations.models import Debrief, Operation, OperationState
from handrail.casework.operations.permissions import why_not_bring_to
from handrail.casework.operations.policies import TRANSITIONS
from handrail.casework.operations.queries.preparing import readiness_of
from handrail.foundation.people.models import Person

NO_DEBRIEF = "Write the debrief first: what went well, what did not, and what came of it."


@dataclass(frozen=True)
class Step:
    """One state that may come next, and why not now, if so."""

    to: str
    label: str
    why_not: str | None


def why_not_now(operation: Operation, to: OperationState, *, by: Person) -> str | None:
    """Say why this person may not bring the operation to that state now, if so: their right, then what is missing."""
    if reason := why_not_bring_to(operation, to, by=by):
        return reason
    if to == OperationState.APPROVED and (missing := readiness_of(operation).missing):
        return "This cannot be approved yet. " + " ".join(missing)
    if to == OperationState.CLOSED and not Debrief.objects.filter(operation=operation).exists():
        return NO_DEBRIEF
    return None


def steps_from(operation: Operation, *, by: Person) -> list[Step]:
    """Every state that may come next, in the order in which they follow."""
    following = TRANSITIONS[OperationState(operation.state)]
    return [Step(to.value, to.label, why_not_now(operation, to, by=by)) for to in OperationState if to in following]
