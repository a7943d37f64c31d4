"""Erases a person's documents, both files of each."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.documents.models import Document
from handrail.casework.persons.models import PotentialVictim
from handrail.foundation.audit.actions import record


@transaction.atomic
def erase_subject(subject: UUID, *, by: str, at: datetime) -> dict[str, int]:
    """Remove every document of the person that this subject is, and say how many. Safe to repeat."""
    person = PotentialVictim.objects.filter(subject=subject).first()
    if person is None:
        return {}
    number = Document.objects.filter(person=person).count()
    if not number:
        return {}
    Document.objects.filter(person=person).delete()
    record("documents.documents_erased", about=person.about, by=by, at=at, erased=number)
    return {"documents": number}
