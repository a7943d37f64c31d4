"""Every change to an operation: one verb a function, whole or not at all, and written in the trail."""

from handrail.casework.operations.actions.planning import add_concern, change_plan, plan_operation
from handrail.casework.operations.actions.rostering import answer_duty, ask_to_come

__all__ = ["add_concern", "answer_duty", "ask_to_come", "change_plan", "plan_operation"]
