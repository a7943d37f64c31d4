"""Empties what a centre keeps of one person, and leaves the codes and times that figures are counted from."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.reception.models import Arrival, Belonging, Care, Departure, LogEntry, Missing
from handrail.foundation.audit.actions import record

# What holds words about a person, and in which fields. The numbers, codes and times stay.
OF_PERSONS = ((Care, ("words",)), (Belonging, ("what", "signed")), (Departure, ("told",)), (Missing, ("told",)))


@transaction.atomic
def erase_subject(subject: UUID, *, by: str, at: datetime) -> dict[str, int]:
    """Empty what is kept and told of that person, or the log of that centre; a second time nothing is left."""
    emptied = Arrival.objects.filter(person__subject=subject).exclude(told=b"").update(told=b"")
    emptied += LogEntry.objects.filter(centre__subject=subject).exclude(words=b"").update(words=b"")
    for model, fields in OF_PERSONS:
        rows = model._default_manager.filter(arrival__person__subject=subject)
        emptied += sum(rows.exclude(**{field: b""}).update(**{field: b""}) for field in fields)
    if not emptied:
        return {}
    record("reception.erased", about=f"subject:{subject}", by=by, at=at, fields=emptied)
    return {"reception_fields": emptied}
