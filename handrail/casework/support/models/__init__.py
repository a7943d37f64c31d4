"""What a file holds: needs, plan, contacts, risks, what was told, letters and what came of it."""

from handrail.casework.support.models.contacts import (
    BookingState,
    Contact,
    ContactKind,
    ContactState,
    From,
    InterpreterBooking,
    InterpreterKind,
    PlaceKind,
    WithWhom,
)
from handrail.casework.support.models.entry import Entry
from handrail.casework.support.models.needs import AssessmentKind, NeedLevel, NeedsAssessment
from handrail.casework.support.models.outcomes import MONTHS, Change, Feedback, FeelsSafe, InContact, Outcome, Since
from handrail.casework.support.models.plan import (
    ActionOutcome,
    Agreed,
    Doer,
    Goal,
    GoalState,
    GoalWording,
    PlanAction,
    PlanVersion,
)
from handrail.casework.support.models.risks import Child, Risk, RiskClosing, RiskReview, WarningNote
from handrail.casework.support.models.telling import (
    Letter,
    LetterState,
    LetterWay,
    PartAnswer,
    ShareWay,
    SummaryPart,
    SummaryShare,
)

# Every kind of entry, for whoever erases or gathers what is kept of a person.
ENTRIES: tuple[type[Entry], ...] = (
    *(NeedsAssessment, Goal, GoalWording, PlanAction, PlanVersion, Contact, InterpreterBooking),
    *(Risk, RiskReview, Child, WarningNote, SummaryPart, SummaryShare, Letter, Outcome),
)

__all__ = [
    "ENTRIES",
    "MONTHS",
    "ActionOutcome",
    "Agreed",
    "AssessmentKind",
    "BookingState",
    "Change",
    "Child",
    "Contact",
    "ContactKind",
    "ContactState",
    "Doer",
    "Entry",
    "Feedback",
    "FeelsSafe",
    "From",
    "Goal",
    "GoalState",
    "GoalWording",
    "InContact",
    "InterpreterBooking",
    "InterpreterKind",
    "Letter",
    "LetterState",
    "LetterWay",
    "NeedLevel",
    "NeedsAssessment",
    "Outcome",
    "PartAnswer",
    "PlaceKind",
    "PlanAction",
    "PlanVersion",
    "Risk",
    "RiskClosing",
    "RiskReview",
    "ShareWay",
    "Since",
    "SummaryPart",
    "SummaryShare",
    "WarningNote",
    "WithWhom",
]
