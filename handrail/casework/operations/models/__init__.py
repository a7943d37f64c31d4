"""What is stored of an operation: the plan, who was asked, who is there, and what was learnt."""

from handrail.casework.operations.models.agencies import AgencyInvitation, Answer, Promise
from handrail.casework.operations.models.learning import COUNTS, Debrief, Lesson
from handrail.casework.operations.models.operation import (
    Operation,
    OperationConcern,
    OperationKind,
    OperationMove,
    OperationState,
    OperationYear,
)
from handrail.casework.operations.models.part import Part
from handrail.casework.operations.models.preparing import (
    Consultation,
    Decision,
    DecisionKind,
    Interpreter,
    InterpreterState,
    RiskAssessment,
)
from handrail.casework.operations.models.roster import Duty, DutyState

PARTS: tuple[type[Part], ...] = (
    *(Consultation, RiskAssessment, Decision, Interpreter, AgencyInvitation, Promise, Debrief, Lesson),
)

__all__ = [
    "COUNTS",
    "PARTS",
    "AgencyInvitation",
    "Answer",
    "Consultation",
    "Debrief",
    "Decision",
    "DecisionKind",
    "Duty",
    "DutyState",
    "Interpreter",
    "InterpreterState",
    "Lesson",
    "Operation",
    "OperationConcern",
    "OperationKind",
    "OperationMove",
    "OperationState",
    "OperationYear",
    "Part",
    "Promise",
    "RiskAssessment",
]
