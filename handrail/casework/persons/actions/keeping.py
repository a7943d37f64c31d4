"""What every change of a record begins and ends with: hold it, change it, lock it, write it down."""

from datetime import datetime
from typing import Any
from uuid import UUID

from handrail.casework.persons.models import PersonToken, PotentialVictim
from handrail.casework.persons.policies import Identity, KeptContact, marks_of, marks_of_contact
from handrail.casework.persons.queries.telling import contacts_told, identities_told
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.vault import tokens

Word = str | int | bool | None


def hold(person_id: UUID) -> PotentialVictim:
    """The record as it stands now, held until the transaction ends. Raises PotentialVictim.DoesNotExist."""
    return PotentialVictim.objects.select_for_update().get(pk=person_id)


def keep(person: PotentialVictim, *columns: str, at: datetime) -> None:
    """Store the columns that were changed, and that the record was."""
    person.updated_at = at
    person.save(update_fields=[*columns, "updated_at"])


def note(person: PotentialVictim, act: str, *, by: Person, at: datetime, **detail: Word) -> None:
    """Write an act on a record into the trail: codes and references, nothing of what it says."""
    record(f"persons.{act}", about=person.about, by=by.ref, at=at, **detail)


def make_findable(person: PotentialVictim, *told: Identity | KeptContact) -> None:
    """Keep a keyed token of everything that this person can be recognised by."""
    marks: set[Any] = set()
    for each in told:
        marks |= marks_of(each) if isinstance(each, Identity) else marks_of_contact(each)
    PersonToken.objects.bulk_create(
        [PersonToken(person=person, kind=kind, token=tokens.token(kind, value)) for kind, value in sorted(marks)],
        ignore_conflicts=True,
    )


def make_all_findable(person: PotentialVictim) -> None:
    """Make every token of this record again, those of earlier names too."""
    PersonToken.objects.filter(person=person).delete()
    make_findable(person, *identities_told(person), *contacts_told(person))
