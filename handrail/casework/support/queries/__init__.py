"""Questions about what a file holds. They take the person who asks, and return only what that person may see."""

from handrail.casework.support.queries.calendar import in_calendar
from handrail.casework.support.queries.contacts import (
    BookingLine,
    ContactLine,
    Reach,
    contact_of,
    contacts_of,
    interpreters_of,
    reach_of,
)
from handrail.casework.support.queries.due import DueLine, follow_ups_due
from handrail.casework.support.queries.following import (
    RATED,
    Heard,
    OutcomeLine,
    feedback_heard,
    outcomes_of,
    voices,
)
from handrail.casework.support.queries.needs import NeedLine, NeedsFile, needs_of
from handrail.casework.support.queries.overdue import next_looks
from handrail.casework.support.queries.planning import Plan, plan_as_it_was, plan_of
from handrail.casework.support.queries.reading import entry_for
from handrail.casework.support.queries.risks import (
    ChildLine,
    RiskLine,
    WarningLine,
    children_of,
    risks_of,
    warnings_in_force,
    warnings_of,
)
from handrail.casework.support.queries.telling import (
    LetterLine,
    PartLine,
    letter_of,
    letters_of,
    parts_to_show,
    shares_of,
    summary_of,
    summary_values,
)
from handrail.casework.support.queries.with_referrals import SummaryOnFile

__all__ = [
    "RATED",
    "BookingLine",
    "ChildLine",
    "ContactLine",
    "DueLine",
    "Heard",
    "LetterLine",
    "NeedLine",
    "NeedsFile",
    "OutcomeLine",
    "PartLine",
    "Plan",
    "Reach",
    "RiskLine",
    "SummaryOnFile",
    "WarningLine",
    "children_of",
    "contact_of",
    "contacts_of",
    "entry_for",
    "feedback_heard",
    "follow_ups_due",
    "in_calendar",
    "interpreters_of",
    "letter_of",
    "letters_of",
    "needs_of",
    "next_looks",
    "outcomes_of",
    "parts_to_show",
    "plan_as_it_was",
    "plan_of",
    "reach_of",
    "risks_of",
    "shares_of",
    "summary_of",
    "summary_values",
    "voices",
    "warnings_in_force",
    "warnings_of",
]
