"""Erases what was prepared for one person, and leaves the codes and days that figures are counted from."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.nrm.models import PreparedForm
from handrail.foundation.audit.actions import record


@transaction.atomic
def erase_subject(subject: UUID, *, by: str, at: datetime) -> dict[str, int]:
    """Empty the prepared form of the person that this subject is. A second time there is nothing left to do."""
    row = PreparedForm.objects.select_related("person").filter(person__subject=subject).exclude(contents=b"").first()
    if row is None:
        return {}
    row.contents = b""
    row.save(update_fields=["contents"])
    record("nrm.form_erased", about=row.person.about, by=by, at=at)
    return {"prepared_forms": 1}
