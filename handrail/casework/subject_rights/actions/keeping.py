"""What every act on a request does: hold the row, write down that it was done."""

from datetime import datetime
from uuid import UUID

from handrail.casework.subject_rights.models import Request
from handrail.foundation.audit.actions import record
from handrail.foundation.audit.policies import Word
from handrail.foundation.people.models import Person


def held(request_id: UUID) -> Request:
    """The request, held until the transaction ends."""
    return Request.objects.select_for_update(of=("self",)).select_related("person").get(pk=request_id)


def note(request: Request, act: str, *, by: Person, at: datetime, **detail: Word) -> None:
    """Write it down. Call it last."""
    record(f"subject_rights.{act}", about=request.about, by=by.ref, at=at, **detail)
