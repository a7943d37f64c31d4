"""Writes down who left, where to and with whom; and raises at once that somebody is missing."""

from datetime import datetime

from django.db import transaction

from handrail.casework.reception.actions.centre import held
from handrail.casework.reception.actions.staying import end_stay
from handrail.casework.reception.models import Arrival, Departure, Destination, Missing
from handrail.casework.reception.permissions import why_not_record_departure, why_not_work_with
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects

NOT_THEN = "They were not here at that time."
FOUND_ALREADY = "They were found already."


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
        NotAllowed: this person may not, they are missing, something is still kept for them, nobody is named, or a
            child would go alone.
    """
    held(arrival.centre_id)
    said = {"accompanied_by": accompanied_by, "worker": worker, "reason": reason}
    require(why_not_record_departure(arrival, destination=destination, **said, by=by))
    when = left_at or at
    require(None if arrival.arrived_at <= when <= max(at, arrival.arrived_at) else NOT_THEN)
    gone = Departure(arrival=arrival, destination=destination, has_worker=bool(worker.strip()))
    gone.left_at, gone.recorded_at, gone.recorded_by = when, max(at, when), by
    told = {"where": where, **said}
    gone.told = subjects.lock_json(told, subject=arrival.person.subject, place=gone.place())
    gone.save(force_insert=True)
    end_stay(arrival, at=gone.left_at)
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
    gone = held_missing(missing)
    require(why_not_work_with(gone.arrival, by=by))
    require(None if gone.found_at is None else FOUND_ALREADY)
    gone.found_at, gone.found_by = max(at, gone.missed_at), by
    gone.save(update_fields=["found_at", "found_by"])
    record("reception.found", about=str(gone.arrival), by=by.ref, at=at)
    return gone


@transaction.atomic
def hand_over_search(missing: Missing, *, police_reference: str, by: Person, at: datetime) -> Missing:
    """The police carry on the search, under their reference. They stay missing here. Raises NotAllowed."""
    gone = held_missing(missing)
    require(why_not_work_with(gone.arrival, by=by))
    require(None if gone.found_at is None else FOUND_ALREADY)
    require(None if police_reference.strip() else "Give the police’s reference.")
    subject = gone.arrival.person.subject
    told = subjects.unlock_json(bytes(gone.told), subject=subject, place=gone.place())
    told["police_reference"] = police_reference.strip()
    gone.told = subjects.lock_json(told, subject=subject, place=gone.place())
    gone.handed_over_at, gone.handed_over_by = at, by
    gone.save(update_fields=["told", "handed_over_at", "handed_over_by"])
    record("reception.search_handed_over", about=str(gone.arrival), by=by.ref, at=at)
    return gone


def held_missing(missing: Missing) -> Missing:
    """The report as it stands now, held until the transaction ends."""
    found = Missing.objects.select_for_update(of=("self",))
    return found.select_related("arrival__person", "arrival__centre__operation__organisation").get(pk=missing.pk)
