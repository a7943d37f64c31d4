"""What may be typed in about an operation. `parts` is what the action is given besides who and when."""

from handrail.casework.operations.forms.agencies import AnswerInvitationForm, InviteForm, PromiseForm
from handrail.casework.operations.forms.beginning import BeginForm
from handrail.casework.operations.forms.learning import DebriefForm, LessonForm
from handrail.casework.operations.forms.planning import CommanderForm, ConcernForm, PlanForm
from handrail.casework.operations.forms.preparing import (
    CentreForm,
    ConsultForm,
    DangerForm,
    InterpreterForm,
    InterpreterStateForm,
    MoveForm,
    RiskForm,
)
from handrail.casework.operations.forms.rostering import AnswerDutyForm, DutyForm

__all__ = [
    "AnswerDutyForm",
    "AnswerInvitationForm",
    "BeginForm",
    "CentreForm",
    "CommanderForm",
    "ConcernForm",
    "ConsultForm",
    "DangerForm",
    "DebriefForm",
    "DutyForm",
    "InterpreterForm",
    "InterpreterStateForm",
    "InviteForm",
    "LessonForm",
    "MoveForm",
    "PlanForm",
    "PromiseForm",
    "RiskForm",
]
