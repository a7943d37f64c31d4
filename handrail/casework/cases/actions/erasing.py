"""Erases what was written in a person's file, and leaves the codes and dates that figures are counted from."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.cases.models import Case, CaseEvent
from handrail.foundation.audit.actions import record


@transaction.atomic
def erase_subject(subject: UUID, *, by: str, at: datetime) -> dict[str, int]:
    """Empty the words beside the dated facts of the file on the person that this subject is; says how many.

    That there was a file, where it stood and when stays, and so does who worked on it.
    """
    case = Case.objects.select_for_update(of=("self",)).filter(person__subject=subject).first()
    if case is None:
        return {}
    emptied = CaseEvent.objects.filter(case=case).exclude(words=b"").update(words=b"")
    if emptied:
        record("cases.case_erased", about=case.about, by=by, at=at)
    return {"case_events": emptied} if emptied else {}
