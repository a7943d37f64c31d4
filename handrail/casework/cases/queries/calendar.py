"""What is due in a worker's own files, as entries of their calendar."""

from collections.abc import Iterator
from datetime import datetime, time

from django.utils import timezone

from handrail.casework.cases.models import CalendarAddress
from handrail.casework.cases.permissions import why_not_have_calendar
from handrail.casework.cases.policies import OPEN, Entry, next_looks
from handrail.casework.cases.queries.finding import cases_visible_to
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


def in_calendar(worker: Person, after: datetime) -> Iterator[Entry]:
    """What is due next in each of this worker's open files, that day or later."""
    theirs = dict(cases_visible_to(worker).filter(worker=worker, status__in=OPEN).values_list("pk", "reference"))
    for case_id, look in next_looks(list(theirs)).items():
        if look.on >= timezone.localdate(after):
            midnight = datetime.combine(look.on, time(), tzinfo=current_locality().timezone)
            yield Entry(f"look-{case_id}", look.what, theirs[case_id], midnight, midnight, day=look.on)


def calendar_of(*, by: Person) -> CalendarAddress | None:
    """The address of one's own calendar, if there is one; its secret is not kept. Raises NotAllowed."""
    require(why_not_have_calendar(by=by))
    return CalendarAddress.objects.filter(worker=by, ended_at=None).first()
