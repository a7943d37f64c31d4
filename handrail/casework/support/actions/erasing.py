"""Empties what a file holds of one person, and leaves the codes and dates that figures are counted from."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.support.models import ENTRIES
from handrail.foundation.audit.actions import record


@transaction.atomic
def erase_subject(subject: UUID, *, by: str, at: datetime) -> dict[str, int]:
    """Empty every entry about the person that this subject is, and say how many. A second time there is nothing left.

    Feedback is not among them: nothing leads from a person to what they said of us.
    """
    emptied = 0
    for kind in ENTRIES:
        rows = kind._default_manager.filter(case__person__subject=subject).exclude(contents=b"")
        emptied += rows.update(contents=b"")
    if not emptied:
        return {}
    record("support.erased", about=f"subject:{subject}", by=by, at=at, entries=emptied)
    return {"support_entries": emptied}
