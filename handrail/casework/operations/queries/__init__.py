"""Questions about operations. They take the person who asks, and return only what that person may see."""

from handrail.casework.operations.queries.agencies import (
    Asked,
    InvitationRow,
    Invited,
    agencies_of,
    invitations_of,
    read_invitation,
)
from handrail.casework.operations.queries.beginning import Beginning, Offered, beginning_around, beginning_from
from handrail.casework.operations.queries.calendar import in_calendar
from handrail.casework.operations.queries.choosing import (
    concern_called,
    organisations_to_choose,
    people_to_choose,
    planners_of,
)
from handrail.casework.operations.queries.counting import OperationCodes, operation_codes
from handrail.casework.operations.queries.expecting import concerns_of, expectation_of
from handrail.casework.operations.queries.file import OperationFile, file_of
from handrail.casework.operations.queries.finding import (
    duty_for,
    invitation_for,
    invitations_to,
    operation_for,
    operations_visible_to,
    part_for,
    subject_called,
)
from handrail.casework.operations.queries.history import history_of, moves_of
from handrail.casework.operations.queries.learning import Learnt, LessonRow, learnt_from
from handrail.casework.operations.queries.listing import OperationRow, OperationsPage, operations_page
from handrail.casework.operations.queries.moving import Step, steps_from, why_not_now
from handrail.casework.operations.queries.preparing import (
    Booking,
    Consulted,
    Decided,
    Risk,
    centre_rule_of,
    decisions_of,
    interpreters_of,
    readiness_of,
    risk_of,
)
from handrail.casework.operations.queries.proposing import premises_proposed
from handrail.casework.operations.queries.reading import read_plan
from handrail.casework.operations.queries.rostering import (
    DutyRow,
    Gap,
    PromiseRow,
    Roster,
    duties_of,
    duty_in_words,
    roster_of,
)

__all__ = [
    "Asked",
    "Beginning",
    "Booking",
    "Consulted",
    "Decided",
    "DutyRow",
    "Gap",
    "InvitationRow",
    "Invited",
    "Learnt",
    "LessonRow",
    "Offered",
    "OperationCodes",
    "OperationFile",
    "OperationRow",
    "OperationsPage",
    "PromiseRow",
    "Risk",
    "Roster",
    "Step",
    "agencies_of",
    "beginning_around",
    "beginning_from",
    "centre_rule_of",
    "concern_called",
    "concerns_of",
    "decisions_of",
    "duties_of",
    "duty_for",
    "duty_in_words",
    "expectation_of",
    "file_of",
    "history_of",
    "in_calendar",
    "interpreters_of",
    "invitation_for",
    "invitations_of",
    "invitations_to",
    "learnt_from",
    "moves_of",
    "operation_codes",
    "operation_for",
    "operations_page",
    "operations_visible_to",
    "organisations_to_choose",
    "part_for",
    "people_to_choose",
    "planners_of",
    "premises_proposed",
    "read_invitation",
    "read_plan",
    "readiness_of",
    "risk_of",
    "roster_of",
    "steps_from",
    "subject_called",
    "why_not_now",
]
