"""What figures are counted from: the day on which a record was begun, and what the concern it came from said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from handrail.casework.desk.permissions import why_not_count
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.policies import once_each
from handrail.foundation.locality import current_locality, moments
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record of one person: no name, no reference, no age but whether the concern spoke of a child."""

    begun_on: date
    child: str


def record_rows(*, first: date, last: date, by: Person) -> Iterator[RecordRow]:
    """The records begun from the first day to the last, both included, in the county's own days.

    One that an organisation carried over from another's is of somebody who is counted already. Raises NotAllowed.
    """
    require(why_not_count(by=by))
    timezone = current_locality().timezone
    begin, end = moments(first, last)
    found = PotentialVictim.objects.filter(created_at__gte=begin, created_at__lt=end).order_by("created_at", "pk")
    for created_at, child in once_each(found).values_list("created_at", "concern__child"):
        yield RecordRow(created_at.astimezone(timezone).date(), child or "unknown")
