"""Opens a file as it came: a right of its own, and a reason that is kept."""

from datetime import datetime

from django.db import transaction

from handrail.casework.documents.models import Document, OriginalReading, Part
from handrail.casework.documents.permissions import NO_REASON, why_not_open_original
from handrail.casework.documents.queries.reading import SentCopy, as_sent, note_reading
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects


def open_original(document: Document, *, reason: str, by: Person, at: datetime) -> SentCopy:
    """The file as it came, under a name that names nobody. The reason is kept, locked; the reading is in the trail.

    Raises:
        NotAllowed: neither a coordinator nor whoever added it, or no reason.
    """
    require(why_not_open_original(document, by=by))
    require(None if reason.strip() else NO_REASON)
    _keep_reason(document, reason.strip(), by=by, at=at)
    return as_sent(document, Part.ORIGINAL)


@transaction.atomic
def _keep_reason(document: Document, reason: str, *, by: Person, at: datetime) -> None:
    kept = OriginalReading(document=document, read_at=at, read_by=by)
    kept.reason = subjects.lock(reason.encode(), subject=document.person.subject, place=kept.place())
    kept.save(force_insert=True)
    note_reading(document, "original_read", by=by, at=at, why="reason")
