"""Opens the file on one person."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.cases.models import Case, CaseEvent, CaseYear, EventKind, Origin
from handrail.casework.cases.permissions import why_not_open_case
from handrail.casework.persons.models import PotentialVictim
from handrail.foundation.audit.actions import record
from handrail.foundation.numbering import next_reference
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import require


@transaction.atomic
def open_case(
    person: PotentialVictim, *, origin: Origin, origin_id: UUID | None = None, by: Person, at: datetime
) -> Case:
    """Open the file on somebody. A support worker who opens one works on it until it is given to somebody else.

    Raises:
        NotAllowed: this person may not, or there is a file already.
    """
    person = PotentialVictim.objects.select_for_update().get(pk=person.pk)
    require(why_not_open_case(person, by=by))
    case = Case.objects.create(
        reference=next_reference("SF", book=CaseYear, at=at),
        person=person,
        organisation=by.organisation,
        worker=by if by.has(Role.SUPPORT_WORKER) else None,
        origin=origin,
        origin_id=origin_id,
        opened_at=at,
        opened_by=by,
        updated_at=at,
    )
    CaseEvent.objects.create(case=case, number=1, kind=EventKind.OPENED, happened_at=at, recorded_at=at, recorded_by=by)
    record("cases.case_opened", about=case.about, by=by.ref, at=at, origin=str(origin), person=str(person.pk))
    return case
