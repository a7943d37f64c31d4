"""What is stored of an operation: the plan, who was asked, who is there, and what was learnt."""

from handrail.casework.operations.models.operation import (
    Operation,
    OperationConcern,
    OperationKind,
    OperationMove,
    OperationState,
    OperationYear,
)
from handrail.casework.operations.models.roster import Duty, DutyState

__all__ = [
    "Duty",
    "DutyState",
    "Operation",
    "OperationConcern",
    "OperationKind",
    "OperationMove",
    "OperationState",
    "OperationYear",
]
