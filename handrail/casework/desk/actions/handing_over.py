"""Gives the concerns of somebody who leaves to a successor, without opening any of them."""

from datetime import datetime

from django.db import transaction

from handrail.casework.desk.models import Concern
from handrail.casework.desk.permissions import why_not_assign_to
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person


@transaction.atomic
def reassign_all(leaver: Person, successor: Person | None, *, by: Person, at: datetime) -> int:
    """Give every concern the leaver holds that is not closed to the successor, and say how many.

    Without a successor at the desk they belong to nobody and are found as such. Whoever lets a person go may do
    this without seeing any concern: nothing is read, and each is in the trail.
    """
    to = successor if successor is not None and why_not_assign_to(successor) is None else None
    held = list(Concern.objects.select_for_update().filter(assigned_to=leaver, closed_at=None).order_by("pk"))
    Concern.objects.filter(pk__in=[concern.pk for concern in held]).update(assigned_to=to)
    for concern in held:
        record("desk.concern_assigned", about=concern.about, by=by.ref, at=at, to=to.ref if to else "")
    return len(held)
