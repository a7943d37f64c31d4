"""Adds a document: checked, cleaned in a process of its own, then kept whole or not at all."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from handrail.casework.documents.models import Document, Part
from handrail.casework.documents.permissions import NO_DESCRIPTION, why_not_add_document
from handrail.casework.documents.policies import Told, cut, lock_told, most_megabytes, token_of
from handrail.casework.persons.models import PotentialVictim
from handrail.foundation.attachments.apart import cleaned_apart
from handrail.foundation.attachments.cleaning import Cleaned, why_not_keep_copy, why_not_take
from handrail.foundation.attachments.failures import NotTaken
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

LONGEST_NAME = 200
LONGEST_DESCRIPTION = 200


@dataclass(frozen=True)
class Added:
    """The document, and whether the same file was there before."""

    document: Document
    already: bool


@dataclass(frozen=True)
class Ready:
    """A file that was checked and cleaned, and everything that is to be kept of it, before anything is."""

    original: bytes = field(repr=False)
    cleaned: Cleaned
    told: Told


def add_document(
    person: PotentialVictim, *, name: str, content: bytes, description: str, by: Person, at: datetime
) -> Added:
    """Keep a file sealed as it came, with a clean copy to share. The same file a second time adds nothing.

    Raises:
        NotAllowed: this person may not, there are too many already, or nobody said what it is.
        NotTaken: the file's size, kind or content; the sentence says which.
    """
    require(why_not_add_document(person, by=by, at=at))
    return keep_ready(person, make_ready(name=name, content=content, description=description, at=at), by=by, at=at)


def make_ready(*, name: str, content: bytes, description: str, at: datetime) -> Ready:
    """Check and clean a file, and keep nothing yet.

    Cleaning may take seconds: do it outside a transaction, so that nobody is kept waiting for the database meanwhile.

    Raises:
        NotAllowed: nobody said what it is.
        NotTaken: the file's size, kind or content; the sentence says which.
    """
    require(None if description.strip() else NO_DESCRIPTION)
    made = _clean(content, megabytes=most_megabytes(on=timezone.localdate(at)))
    told = Told(
        name=name.strip()[:LONGEST_NAME],
        description=description.strip()[:LONGEST_DESCRIPTION],
        sha256=hashlib.sha256(content).hexdigest(),
        copy_sha256="" if made.copy is None else hashlib.sha256(made.copy).hexdigest(),
    )
    return Ready(content, made, told)


def _clean(content: bytes, *, megabytes: int) -> Cleaned:
    if too_large := why_not_take(content, megabytes=megabytes):
        raise NotTaken(too_large)
    made = cleaned_apart(content)
    if too_large := why_not_keep_copy(made.copy, megabytes=megabytes):
        raise NotTaken(too_large)
    return made


@transaction.atomic
def keep_ready(person: PotentialVictim, ready: Ready, *, by: Person, at: datetime) -> Added:
    """Keep a file that is ready. The same file a second time adds nothing. Raises NotAllowed."""
    held = PotentialVictim.objects.select_for_update().get(pk=person.pk)
    token = token_of(held.pk, ready.told.sha256)
    if known := Document.objects.filter(person=held, content_token=token).first():
        return Added(known, already=True)
    require(why_not_add_document(held, by=by, at=at))
    document = _row(held, ready, token, by=by, at=at)
    for part, content in ((Part.ORIGINAL, ready.original), (Part.COPY, ready.cleaned.copy)):
        for piece in cut(document, part, content or b""):
            piece.save(force_insert=True)
    record(
        "documents.document_added",
        about=held.about,
        by=by.ref,
        at=at,
        document=str(document.pk),
        kind=document.kind,
        size=document.size,
    )
    return Added(document, already=False)


def _row(person: PotentialVictim, ready: Ready, token: str, *, by: Person, at: datetime) -> Document:
    copy = ready.cleaned.copy
    document = Document(
        person=person,
        number=1 + (Document.objects.filter(person=person).aggregate(last=Max("number"))["last"] or 0),
        kind=ready.cleaned.kind.value,
        size=len(ready.original),
        copy_size=None if copy is None else len(copy),
        content_token=token,
        added_at=at,
        added_by=by,
    )
    lock_told(document, ready.told)
    document.save(force_insert=True)
    return document
