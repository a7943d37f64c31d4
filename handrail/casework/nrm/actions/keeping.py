"""What every change of a prepared form begins and ends with: hold it, change it, lock it, write it down."""

from datetime import datetime

from handrail.casework.nrm.models import PreparedForm
from handrail.casework.nrm.policies import Contents, lock_contents
from handrail.casework.persons.models import PotentialVictim
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person

Word = str | int | bool | None


def hold(person: PotentialVictim) -> PotentialVictim:
    """The record as it stands now, held until the transaction ends: whoever changes the form holds the person first."""
    return PotentialVictim.objects.select_for_update().get(pk=person.pk)


def row_of(person: PotentialVictim, *, by: Person, at: datetime) -> PreparedForm:
    """The form of a person who is held; begun now if nobody has."""
    row = PreparedForm.objects.select_related("person").filter(person=person).first()
    if row is not None:
        return row
    return PreparedForm(person=person, referrer=by, created_at=at, updated_at=at)


def keep(row: PreparedForm, contents: Contents, *, at: datetime) -> None:
    """Store the contents as one version more."""
    row.version += 1
    row.updated_at = at
    lock_contents(row, contents)
    row.save()


def note(person: PotentialVictim, act: str, *, by: str, at: datetime, **detail: Word) -> None:
    """Write an act on a form into the trail: codes and references, nothing of what it says."""
    record(f"nrm.{act}", about=person.about, by=by, at=at, **detail)
