"""Says what a document is, or removes it."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from handrail.casework.documents.actions.adding import LONGEST_DESCRIPTION
from handrail.casework.documents.models import Document
from handrail.casework.documents.permissions import NO_DESCRIPTION, why_not_describe, why_not_remove
from handrail.casework.documents.policies import lock_told, told_of
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@transaction.atomic
def describe(document: Document, *, description: str, by: Person, at: datetime) -> Document:
    """Say anew what a document is. Raises NotAllowed, Document.DoesNotExist."""
    held = Document.objects.select_for_update(of=("self",)).select_related("person").get(pk=document.pk)
    require(why_not_describe(held, by=by))
    require(None if description.strip() else NO_DESCRIPTION)
    lock_told(held, replace(told_of(held), description=description.strip()[:LONGEST_DESCRIPTION]))
    held.save(update_fields=["told"])
    record("documents.document_described", about=held.person.about, by=by.ref, at=at, document=str(held.pk))
    return held


@transaction.atomic
def remove(document: Document, *, by: Person, at: datetime) -> None:
    """Remove a document, the sealed original too, for good. Raises NotAllowed, Document.DoesNotExist."""
    held = Document.objects.select_for_update(of=("self",)).select_related("person").get(pk=document.pk)
    require(why_not_remove(held, by=by))
    record("documents.document_removed", about=held.person.about, by=by.ref, at=at, document=str(held.pk))
    held.delete()
