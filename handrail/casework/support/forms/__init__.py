"""What may be typed in. `parts` is what an action is given besides who and when; nothing here saves."""

from handrail.casework.support.forms.contacts import (
    InterpreterForm,
    PlanContactForm,
    RecordContactForm,
    SettleBookingForm,
    SettleContactForm,
)
from handrail.casework.support.forms.needs_and_plan import (
    ActionForm,
    AgreeForm,
    EndGoalForm,
    GoalForm,
    NeedsForm,
    SettleActionForm,
    WordingForm,
)
from handrail.casework.support.forms.risks import (
    ChildForm,
    CloseRiskForm,
    ReviewForm,
    RiskForm,
    TakeOffChildForm,
    WarningForm,
)
from handrail.casework.support.forms.telling import (
    FeedbackForm,
    GiveForm,
    LetterForm,
    OutcomeForm,
    PartForm,
    ShareForm,
)

__all__ = [
    "ActionForm",
    "AgreeForm",
    "ChildForm",
    "CloseRiskForm",
    "EndGoalForm",
    "FeedbackForm",
    "GiveForm",
    "GoalForm",
    "InterpreterForm",
    "LetterForm",
    "NeedsForm",
    "OutcomeForm",
    "PartForm",
    "PlanContactForm",
    "RecordContactForm",
    "ReviewForm",
    "RiskForm",
    "SettleActionForm",
    "SettleBookingForm",
    "SettleContactForm",
    "ShareForm",
    "TakeOffChildForm",
    "WarningForm",
    "WordingForm",
]
