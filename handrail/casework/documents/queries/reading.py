"""Opens clean copies. Each reading is in the trail before anything is shown."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from handrail.casework.documents.models import Document, Part
from handrail.casework.documents.permissions import why_not_open_copy
from handrail.casework.documents.policies import neutral_name, put_together
from handrail.foundation.attachments.kinds import CONTENT_TYPES, Kind, as_it_came
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@dataclass(frozen=True)
class SentCopy:
    """A file that leaves: under a name that names nobody."""

    name: str
    content_type: str
    content: bytes = field(repr=False)


def open_copy(document: Document, *, by: Person, at: datetime, why: str = "page") -> SentCopy:
    """The clean copy, for whoever keeps the record. `why` is a code, like "page" or "nrm".

    Raises:
        NotAllowed: this person may not see the record, or there is no clean copy.
    """
    require(why_not_open_copy(document, by=by))
    return copy_in(document, by=by, at=at, why=why)


def copy_in(document: Document, *, by: Person, at: datetime, why: str) -> SentCopy:
    """The clean copy, once whoever asks has been let in; written down first. Raises vault's CannotOpen, Forgotten."""
    note_reading(document, "copy_read", by=by, at=at, why=why)
    return as_sent(document, Part.COPY)


def as_sent(document: Document, part: Part) -> SentCopy:
    """One of the two files, ready to leave."""
    content, copy = put_together(document, part), Kind(document.kind)
    kind = as_it_came(copy, content)
    return SentCopy(neutral_name(document).removesuffix(copy.value) + kind.value, CONTENT_TYPES[kind], content)


@transaction.atomic
def note_reading(document: Document, act: str, *, by: Person, at: datetime, why: str) -> None:
    """Write down that somebody reads this."""
    record(f"documents.{act}", about=document.person.about, by=by.ref, at=at, why=why, document=str(document.pk))
