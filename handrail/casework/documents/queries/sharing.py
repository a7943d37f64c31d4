"""What may go out with a referral: clean copies, by what is said of them. The file as it came never goes.

The first two are for whoever keeps the record and chooses. The last two are for whoever was sent a referral and may
not see the record: the room above has asked its own permission, and names the documents that were chosen.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handrail.casework.documents.models import Document
from handrail.casework.documents.permissions import why_not_open_copy, why_not_see_documents, why_not_share
from handrail.casework.documents.policies import neutral_name, told_of
from handrail.casework.documents.queries.listing import kept_of
from handrail.casework.documents.queries.reading import SentCopy, copy_in
from handrail.casework.persons.models import PotentialVictim
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@dataclass(frozen=True, repr=False)
class SharedDocument:
    """A document that may go out: under a name that names nobody, and what somebody says it is. `size` in bytes."""

    id: UUID
    number: int
    name: str
    kind: str
    size: int
    description: str


def documents_to_share(person: PotentialVictim, *, by: Person) -> list[SharedDocument]:
    """Those with a clean copy, for whoever keeps the record and writes down that they read it. Raises NotAllowed."""
    require(why_not_see_documents(person, by=by))
    return shared(kept_of(person))


def read_to_share(person: PotentialVictim, document_id: UUID, *, by: Person, at: datetime, why: str) -> bytes:
    """The clean copy of one of them. Raises NotAllowed, Document.DoesNotExist."""
    document = kept_of(person).get(pk=document_id)
    require(why_not_open_copy(document, by=by))
    return copy_in(document, by=by, at=at, why=why).content


def documents_sent(person: PotentialVictim, document_ids: Collection[UUID]) -> list[SharedDocument]:
    """Those of the chosen that are still there. The caller has asked whether its reader may have them."""
    return shared(kept_of(person).filter(pk__in=document_ids))


def read_sent(person: PotentialVictim, document_id: UUID, *, by: Person, at: datetime, why: str) -> SentCopy:
    """The clean copy of a chosen document; the caller has asked whether its reader may have it. It is in the trail.

    Raises:
        NotAllowed: there is no clean copy.
        Document.DoesNotExist: it has been removed, or is about somebody else.
    """
    document = kept_of(person).get(pk=document_id)
    require(why_not_share(document))
    return copy_in(document, by=by, at=at, why=why)


def shared(documents: Iterable[Document]) -> list[SharedDocument]:
    """These, without those of which there is no clean copy."""
    return [
        SharedDocument(
            document.pk,
            document.number,
            neutral_name(document),
            document.kind,
            document.copy_size,
            told_of(document).description,
        )
        for document in documents
        if document.copy_size is not None
    ]
