"""What holds about operations, whoever asks."""

from handrail.casework.operations.policies.agencies import why_not_take_part
from handrail.casework.operations.policies.plan import Plan, lock_plan, plan_of
from handrail.casework.operations.policies.states import OVER, TRANSITIONS, why_not_move

__all__ = ["OVER", "TRANSITIONS", "Plan", "lock_plan", "plan_of", "why_not_move", "why_not_take_part"]
