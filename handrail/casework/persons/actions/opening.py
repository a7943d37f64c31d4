"""Begins the one record of one person: from a first doubt with nothing but a working name, or from a concern."""

from datetime import datetime
from typing import Any

from django.db import transaction

from handrail.casework.desk.models import Concern
from handrail.casework.desk.queries import account_of
from handrail.casework.persons.actions.keeping import note
from handrail.casework.persons.models import PotentialVictim, ReferenceYear
from handrail.casework.persons.permissions import why_not_open_person
from handrail.casework.persons.policies import Known, lock_known, lock_names, told_in
from handrail.foundation.numbering import next_reference
from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects

LONGEST_ALIAS = 60
NO_ALIAS = "Give them a working name. It should not be their own."


@transaction.atomic
def open_person(
    *, alias: str, concern: Concern | None = None, kept_by: Organisation | None = None, by: Person, at: datetime
) -> PotentialVictim:
    """Begin a record. What a concern says is carried over.

    It is kept by the organisation of whoever begins it, or by `kept_by`: a room above says so when somebody works
    for another organisation, as in a reception centre.

    Raises:
        NotAllowed: this person may not, nobody has opened the concern, or there is no alias.
    """
    require(why_not_open_person(concern, by=by))
    require(None if alias.strip() else NO_ALIAS)
    person = PotentialVictim(
        reference=next_reference("PV", book=ReferenceYear, at=at),
        subject=subjects.new_subject(at=at),
        concern=concern,
        organisation=kept_by or by.organisation,
        created_at=at,
        created_by=by,
        updated_at=at,
    )
    lock_names(person, [as_kept(alias)])
    lock_known(person, Known(carried_over(concern, by=by, at=at)))
    person.save(force_insert=True)
    note(person, "person_opened", by=by, at=at, concern=str(concern.pk) if concern else "")
    return person


def carried_over(concern: Concern | None, *, by: Person, at: datetime) -> dict[str, Any]:
    """What the concern already says, so that it is never asked again. Reading it is in the concern's own trail."""
    return {} if concern is None else told_in(concern, account_of(concern, by=by, at=at, why="person"))


def as_kept(alias: str) -> str:
    """A working name in the length that is kept."""
    return alias.strip()[:LONGEST_ALIAS]
