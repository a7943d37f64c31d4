"""Everything that an operation's page shows, read in one act that the trail keeps."""

from dataclasses import dataclass
from datetime import datetime

from handrail.casework.desk.models import Concern
from handrail.casework.desk.queries.history import Line
from handrail.casework.operations.models import Operation, OperationState
from handrail.casework.operations.policies import CentreRule, Plan, Readiness
from handrail.casework.operations.queries.agencies import Invited, agencies_of
from handrail.casework.operations.queries.expecting import concerns_of
from handrail.casework.operations.queries.history import moves_of
from handrail.casework.operations.queries.preparing import (
    Booking,
    Consulted,
    Decided,
    Risk,
    centre_rule_of,
    consultations_of,
    decisions_of,
    interpreters_of,
    readiness_of,
    risk_of,
)
from handrail.casework.operations.queries.reading import read_plan
from handrail.foundation.people.models import Person


@dataclass(frozen=True, repr=False)
class OperationFile:
    """An operation with all that was planned and prepared. `readiness` is None once it was approved."""

    operation: Operation
    plan: Plan
    concerns: list[Concern]
    readiness: Readiness | None
    centre: CentreRule
    consultations: list[Consulted]
    risk: Risk | None
    decisions: list[Decided]
    interpreters: list[Booking]
    agencies: list[Invited]
    moves: list[Line]


def file_of(operation: Operation, *, by: Person, at: datetime) -> OperationFile:
    """Everything in it, and a line in the trail that this person read it. Raises NotAllowed."""
    plan = read_plan(operation, by=by, at=at)
    return OperationFile(
        operation=operation,
        plan=plan,
        concerns=concerns_of(operation),
        readiness=readiness_of(operation) if operation.state == OperationState.DRAFT else None,
        centre=centre_rule_of(operation),
        consultations=consultations_of(operation),
        risk=risk_of(operation),
        decisions=decisions_of(operation),
        interpreters=interpreters_of(operation),
        agencies=agencies_of(operation),
        moves=moves_of(operation),
    )
