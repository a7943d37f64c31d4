"""What holds about operations, whoever asks."""

from handrail.casework.operations.policies.agencies import NO_PART, NO_PART_HERE, why_not_take_part
from handrail.casework.operations.policies.centre import CentreRule, centre_rule, is_centre_decision, threshold
from handrail.casework.operations.policies.drawing import Picture, picture
from handrail.casework.operations.policies.expecting import Expectation, TellingOfPeople, expectation
from handrail.casework.operations.policies.keeping import lock, opened, opened_all
from handrail.casework.operations.policies.plan import VICTIM_PLAN, Plan, lock_plan, plan_of, unplanned
from handrail.casework.operations.policies.readiness import Readiness, unconsulted, unready
from handrail.casework.operations.policies.registries import (
    NOT_OVER,
    OPERATION_TABS,
    RESULTS,
    OperationTab,
    Results,
    results_of,
    why_not_over,
)
from handrail.casework.operations.policies.screening import why_not_code_name, why_not_reference
from handrail.casework.operations.policies.staffing import Needs, Presence, Stretch, gaps, stretches
from handrail.casework.operations.policies.states import OVER, TRANSITIONS, why_not_move

__all__ = [
    "NOT_OVER",
    "NO_PART",
    "NO_PART_HERE",
    "OPERATION_TABS",
    "OVER",
    "RESULTS",
    "TRANSITIONS",
    "VICTIM_PLAN",
    "CentreRule",
    "Expectation",
    "Needs",
    "OperationTab",
    "Picture",
    "Plan",
    "Presence",
    "Readiness",
    "Results",
    "Stretch",
    "TellingOfPeople",
    "centre_rule",
    "expectation",
    "gaps",
    "is_centre_decision",
    "lock",
    "lock_plan",
    "opened",
    "opened_all",
    "picture",
    "plan_of",
    "results_of",
    "stretches",
    "threshold",
    "unconsulted",
    "unplanned",
    "unready",
    "why_not_code_name",
    "why_not_move",
    "why_not_over",
    "why_not_reference",
    "why_not_take_part",
]
