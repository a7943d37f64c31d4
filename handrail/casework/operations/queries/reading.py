"""Reads a plan for somebody. Each reading is in the trail before anything is shown."""

from datetime import datetime

from django.db import transaction

from handrail.casework.operations.models import Operation
from handrail.casework.operations.permissions import why_not_see_operation
from handrail.casework.operations.policies import Plan, plan_of
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@transaction.atomic
def read_plan(operation: Operation, *, by: Person, at: datetime, why: str = "page") -> Plan:
    """The words of the plan. `why` is a code. Raises NotAllowed."""
    require(why_not_see_operation(operation, by=by))
    record("operations.plan_read", about=operation.about, by=by.ref, at=at, why=why)
    return plan_of(operation)
