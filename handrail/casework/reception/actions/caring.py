"""Writes down what was done for somebody."""

from datetime import datetime

from django.db import transaction

from handrail.casework.reception.models import Arrival, Care, CareKind
from handrail.casework.reception.permissions import why_not_work_with
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@transaction.atomic
def record_care(arrival: Arrival, *, kind: CareKind, by: Person, at: datetime) -> Care:
    """Something was done for somebody now. Raises NotAllowed."""
    require(why_not_work_with(arrival, by=by))
    care = Care.objects.create(arrival=arrival, kind=kind, done_at=at, done_by=by)
    record("reception.cared", about=str(arrival), by=by.ref, at=at, kind=str(kind))
    return care
