"""Who may do what with documents: the desk, and whoever keeps the record. The original has a right of its own."""

from datetime import datetime

from django.utils import timezone

from handrail.casework.desk.models import Attachment
from handrail.casework.desk.permissions import why_not_take_original
from handrail.casework.documents.models import Document
from handrail.casework.documents.policies import most_documents
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.permissions import why_not_work_on
from handrail.foundation.attachments.cleaning import NO_COPY_OF_DOC
from handrail.foundation.people.models import Person, Role

NOT_THE_ORIGINAL = (
    "Only a coordinator, or whoever added this document, can open the file as it came. Use the clean copy."
)
NO_REASON = "Say why you need the file as it came. The reason is kept."
NO_DESCRIPTION = "Say what this document is."


def why_not_see_documents(person: PotentialVictim, *, by: Person) -> str | None:
    """Say why this person may not see that person's documents, if so."""
    return why_not_work_on(person, by=by)


def why_not_add_document(person: PotentialVictim, *, by: Person, at: datetime) -> str | None:
    """Say why no document can be added, if so."""
    if reason := why_not_see_documents(person, by=by):
        return reason
    most = most_documents(on=timezone.localdate(at))
    if Document.objects.filter(person=person).count() >= most:
        return f"There are {most} documents already, and the referral form takes no more. Remove one first."
    return None


def why_not_keep_sent(person: PotentialVictim, attachment: Attachment, *, by: Person, at: datetime) -> str | None:
    """Say why a file that came with a concern cannot be kept as a document about this person, if so."""
    if reason := why_not_add_document(person, by=by, at=at) or why_not_take_original(attachment, by=by):
        return reason
    concern = attachment.concern
    if person.concern_id is None or person.concern_id not in {concern.pk, concern.joined_to_id}:
        return "This file came with another concern than the one this record was begun from."
    return None


def why_not_describe(document: Document, *, by: Person) -> str | None:
    """Say why what is said of this document cannot be changed, if so."""
    return why_not_see_documents(document.person, by=by)


def why_not_remove(document: Document, *, by: Person) -> str | None:
    """Say why this document cannot be removed, if so."""
    return why_not_see_documents(document.person, by=by)


def why_not_share(document: Document) -> str | None:
    """Say why this document cannot be shared with anybody, if so."""
    return NO_COPY_OF_DOC if document.copy_size is None else None


def why_not_open_copy(document: Document, *, by: Person) -> str | None:
    """Say why this person cannot open the clean copy, if so."""
    return why_not_see_documents(document.person, by=by) or why_not_share(document)


def why_not_open_original(document: Document, *, by: Person) -> str | None:
    """Say why this person may not open the file as it came, if so: it says where, when and by whom it was made."""
    if reason := why_not_see_documents(document.person, by=by):
        return reason
    return None if by.has(Role.COORDINATOR) or document.added_by_id == by.pk else NOT_THE_ORIGINAL
