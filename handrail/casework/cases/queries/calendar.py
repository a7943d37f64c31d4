"""What is due in a worker's own files, as entries of their calendar."""

from collections.abc import Iterator
from datetime import date, datetime, time

from django.utils import timezone

from handrail.casework.cases.models import CalendarAddress, Case
from handrail.casework.cases.permissions import why_not_have_calendar
from handrail.casework.cases.policies import OPEN, Entry, next_looks
from handrail.casework.cases.queries.clocks import next_clocks
from handrail.casework.cases.queries.finding import cases_visible_to
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


def in_calendar(worker: Person, after: datetime) -> Iterator[Entry]:
    """What is due next in each of this worker's open files, and the next clock in it, that day or later."""
    found = cases_visible_to(worker).filter(worker=worker, status__in=OPEN).select_related("person")
    theirs, on = {case.pk: case for case in found}, timezone.localdate(after)
    for case_id, look in next_looks(list(theirs)).items():
        if look.on >= on:
            yield due_on(look.on, look.what, theirs[case_id])
    clocks = next_clocks([case.person for case in theirs.values()], on=on)
    for case in theirs.values():
        if case.person_id in clocks and clocks[case.person_id] >= on:
            yield due_on(clocks[case.person_id], "clock", case)


def due_on(day: date, what: str, case: Case) -> Entry:
    """What is due on a day, and not at a time of it."""
    midnight = datetime.combine(day, time(), tzinfo=current_locality().timezone)
    return Entry(f"{what.replace(' ', '-')}-{case.pk}", what, case.reference, midnight, midnight, day=day)


def calendar_of(*, by: Person) -> CalendarAddress | None:
    """The address of one's own calendar, if there is one; its secret is not kept. Raises NotAllowed."""
    require(why_not_have_calendar(by=by))
    return CalendarAddress.objects.filter(worker=by, ended_at=None).first()
