"""Every change to an operation: one verb a function, whole or not at all, and written in the trail."""

from handrail.casework.operations.actions.erasing import erase_subject
from handrail.casework.operations.actions.handing_over import reassign_all
from handrail.casework.operations.actions.inviting import (
    answer_invitation,
    invite_agency,
    promise_people,
    remind_invited,
    take_back_invitation,
    take_back_promise,
)
from handrail.casework.operations.actions.learning import Outcome, add_lesson, finish_lesson, write_debrief
from handrail.casework.operations.actions.moving import SAYS_WHY, bring_to
from handrail.casework.operations.actions.planning import (
    add_concern,
    change_plan,
    name_commander,
    plan_from,
    plan_operation,
    take_off_concern,
)
from handrail.casework.operations.actions.preparing import (
    approve_risk,
    assess_risk,
    book_interpreter,
    change_interpreter,
    consult,
    decide,
)
from handrail.casework.operations.actions.rostering import answer_duty, ask_to_come

__all__ = [
    "SAYS_WHY",
    "Outcome",
    "add_concern",
    "add_lesson",
    "answer_duty",
    "answer_invitation",
    "approve_risk",
    "ask_to_come",
    "assess_risk",
    "book_interpreter",
    "bring_to",
    "change_interpreter",
    "change_plan",
    "consult",
    "decide",
    "erase_subject",
    "finish_lesson",
    "invite_agency",
    "name_commander",
    "plan_from",
    "plan_operation",
    "promise_people",
    "reassign_all",
    "remind_invited",
    "take_back_invitation",
    "take_back_promise",
    "take_off_concern",
    "write_debrief",
]
