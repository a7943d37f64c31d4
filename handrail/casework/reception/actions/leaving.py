"""Writes down who left, where to and with whom; and raises at once that somebody is missing."""

from datetime import datetime

from django.db import transaction

from handrail.casework.reception.actions.centre import held
from handrail.casework.reception.models import Arrival, Departure, Destination, Missing, Stay
from handrail.casework.reception.permissions import why_not_record_departure, why_not_work_with
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects


@transaction.atomic
def record_departure(
    arrival: Arrival,
    *,
    destination: Destination,
    where: str = "",
    accompanied_by: str = "",
    worker: str = "",
    reason: str = "",
    left_at: datetime | None = None,
    by: Person,
    at: datetime,
) -> Departure:
    """Somebody has really left; only now is their place free. `worker` is who works with them, or `reason` why nobody.

    Raises:
        NotAllowed: this person may not, they are missing, something is still kept for them, or nobody is named.
    """
    held(arrival.centre_id)
    require(why_not_record_departure(arrival, worker=worker, reason=reason, by=by))
    gone = Departure(arrival=arrival, destination=destination, has_worker=bool(worker.strip()))
    gone.left_at, gone.recorded_at, gone.recorded_by = min(left_at or at, at), at, by
    told = {"where": where, "accompanied_by": accompanied_by, "worker": worker, "reason": reason}
    gone.told = subjects.lock_json(told, subject=arrival.person.subject, place=gone.place())
    gone.save(force_insert=True)
    Stay.objects.filter(arrival=arrival, until_at=None).update(until_at=gone.left_at)
    record("reception.left", about=str(arrival), by=by.ref, at=at, to=str(destination), worker=gone.has_worker)
    return gone


@transaction.atomic
def raise_missing(arrival: Arrival, *, seen_last: str, police_reference: str = "", by: Person, at: datetime) -> Missing:
    """Somebody is not where they should be. Their place stays theirs. Raises NotAllowed."""
    held(arrival.centre_id)
    require(why_not_work_with(arrival, by=by))
    require("They are missing already." if arrival.missing.filter(found_at=None).exists() else None)
    gone = Missing(arrival=arrival, missed_at=at, missed_by=by)
    told = {"seen_last": seen_last, "police_reference": police_reference}
    gone.told = subjects.lock_json(told, subject=arrival.person.subject, place=gone.place())
    gone.save(force_insert=True)
    record("reception.missing", about=str(arrival), by=by.ref, at=at)
    return gone


@transaction.atomic
def record_found(missing: Missing, *, by: Person, at: datetime) -> Missing:
    """They were found, or came back. Raises NotAllowed."""
    found = Missing.objects.select_for_update(of=("self",)).select_related("arrival__centre__operation__organisation")
    gone = found.get(pk=missing.pk)
    require(why_not_work_with(gone.arrival, by=by))
    require(None if gone.found_at is None else "They were found already.")
    gone.found_at, gone.found_by = at, by
    gone.save(update_fields=["found_at", "found_by"])
    record("reception.found", about=str(gone.arrival), by=by.ref, at=at)
    return gone
