"""Puts a reception centre on standby for the made-up visit that stands by, at a made-up place that is large enough."""

from datetime import datetime

from handrail.casework.operations.models import Operation, OperationState
from handrail.casework.reception.actions import stand_up
from handrail.casework.reception.models import Centre
from handrail.foundation.people.models import Person
from handrail.partnership.premises.queries import premises_free


def stand_centre_up(*, by: Person, at: datetime) -> Centre | None:
    """The centre; None where no visit stands by, or no place that is free holds as many."""
    waiting = Operation.objects.filter(state=OperationState.STANDING_BY, starts_at__gt=at).order_by("starts_at").first()
    if waiting is None:
        return None
    span = (waiting.starts_at, waiting.ends_at)
    free = premises_free(starts_at=span[0], until=span[1], by=by)
    place = free.filter(capacity__gte=waiting.expected).order_by("capacity").first()
    if place is None:
        return None
    return stand_up(waiting, at_premises=place, starts_at=span[0], ends_at=span[1], by=by, at=at)
