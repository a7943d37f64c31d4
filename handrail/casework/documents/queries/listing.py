"""Which documents there are about a person, and what is said of each."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from handrail.casework.documents.models import Document
from handrail.casework.documents.permissions import why_not_see_documents, why_not_share
from handrail.casework.documents.policies import told_of
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.permissions import why_not_keep_persons
from handrail.casework.persons.queries.finding import visible_to
from handrail.foundation.attachments.kinds import WORDS, Kind
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@dataclass(frozen=True, repr=False)
class DocumentLine:
    """One document in the list of whoever keeps the record. Its repr shows nothing. `size` is in bytes."""

    id: UUID
    number: int
    name: str
    description: str
    kind: str
    size: int
    added_at: datetime
    added_by: str
    why_not_share: str | None


def kept_of(person: PotentialVictim) -> QuerySet[Document]:
    """The documents about a person, in the order in which they came."""
    return Document.objects.filter(person=person).select_related("person", "added_by").order_by("number")


@transaction.atomic
def documents_of(person: PotentialVictim, *, by: Person, at: datetime) -> list[DocumentLine]:
    """Every document about a person. That somebody read what they are is in the trail. Raises NotAllowed."""
    require(why_not_see_documents(person, by=by))
    lines = [line_of(document) for document in kept_of(person)]
    record("documents.documents_listed", about=person.about, by=by.ref, at=at, listed=len(lines))
    return lines


def line_of(document: Document) -> DocumentLine:
    """One document, opened for somebody who may see it."""
    told = told_of(document)
    return DocumentLine(
        document.pk,
        document.number,
        told.name,
        told.description,
        WORDS[Kind(document.kind)],
        document.size,
        document.added_at,
        document.added_by.name,
        why_not_share(document),
    )


def document_for(*, by: Person, document_id: UUID) -> Document:
    """That document. Raises NotAllowed, or Document.DoesNotExist when this person may not know of it."""
    require(why_not_keep_persons(by=by))
    document = Document.objects.select_related("person__organisation", "added_by").get(
        pk=document_id, person__in=visible_to(by)
    )
    require(why_not_see_documents(document.person, by=by))
    return document


def document_count(person: PotentialVictim) -> int:
    """How many documents there are, for the label of the tab."""
    return Document.objects.filter(person=person).count()
