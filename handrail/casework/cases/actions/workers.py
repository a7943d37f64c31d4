"""Gives a file to a support worker."""

from datetime import datetime

from django.db import transaction

from handrail.casework.cases.actions.events import hold
from handrail.casework.cases.models import Case
from handrail.casework.cases.permissions import why_not_assign
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@transaction.atomic
def assign_worker(case: Case, *, worker: Person, by: Person, at: datetime) -> Case:
    """Give a file to a support worker of the same organisation; neither reads it by that. Raises NotAllowed."""
    case = hold(case.pk)
    require(why_not_assign(case, worker=worker, by=by))
    case.worker, case.updated_at = worker, at
    case.save(update_fields=["worker", "updated_at"])
    record("cases.worker_assigned", about=case.about, by=by.ref, at=at, worker=worker.ref)
    return case
