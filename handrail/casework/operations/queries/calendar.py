"""What of the rosters lies in somebody's calendar: a code and the operation's reference, never a place or a name."""

from collections.abc import Iterator
from datetime import datetime

from handrail.casework.cases.policies import Entry
from handrail.casework.operations.models import Duty, DutyState, OperationState
from handrail.foundation.people.models import Person


def in_calendar(worker: Person, after: datetime) -> Iterator[Entry]:
    """The duties of this person from that moment on that still stand."""
    mine = Duty.objects.filter(person=worker, starts_at__gte=after).exclude(state=DutyState.CANNOT)
    standing = mine.exclude(operation__state=OperationState.CANCELLED)
    for duty in standing.select_related("operation").order_by("starts_at"):
        yield Entry(str(duty.pk), "duty", duty.operation.reference, duty.starts_at, duty.ends_at)
