"""Every change of what a file holds: one verb a function, whole or not at all, and written in the trail."""

from handrail.casework.support.actions.contacting import Meeting, plan_contact, record_contact, settle_contact
from handrail.casework.support.actions.erasing import erase_subject
from handrail.casework.support.actions.following_up import Answers, give_feedback, record_outcome
from handrail.casework.support.actions.interpreting import Interpreting, book_interpreter, settle_booking
from handrail.casework.support.actions.needs import assess_needs
from handrail.casework.support.actions.planning import (
    agree_plan,
    change_action,
    end_goal,
    plan_action,
    reword_goal,
    set_goal,
    settle_action,
)
from handrail.casework.support.actions.risking import (
    ChildTold,
    close_risk,
    end_warning,
    note_child,
    note_risk,
    review_risk,
    take_off_child,
    warn,
)
from handrail.casework.support.actions.telling import share_summary, take_over_told, withdraw_part, write_part
from handrail.casework.support.actions.writing_letters import give_letter, put_aside_letter, write_letter

__all__ = [
    "Answers",
    "ChildTold",
    "Interpreting",
    "Meeting",
    "agree_plan",
    "assess_needs",
    "book_interpreter",
    "change_action",
    "close_risk",
    "end_goal",
    "end_warning",
    "erase_subject",
    "give_feedback",
    "give_letter",
    "note_child",
    "note_risk",
    "plan_action",
    "plan_contact",
    "put_aside_letter",
    "record_contact",
    "record_outcome",
    "review_risk",
    "reword_goal",
    "set_goal",
    "settle_action",
    "settle_booking",
    "settle_contact",
    "share_summary",
    "take_off_child",
    "take_over_told",
    "warn",
    "withdraw_part",
    "write_letter",
    "write_part",
]
