"""Writes down what was done for somebody, what they need, and who is with them."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from handrail.casework.reception.actions.centre import held
from handrail.casework.reception.models import Arrival, Care, CareKind, Need, NeedKind
from handrail.casework.reception.permissions import why_not_work_with
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects

SAY_WHY = "Say why waiting would have harmed them. The reason is kept."


@transaction.atomic
def record_care(arrival: Arrival, *, kind: CareKind, words: str = "", by: Person, at: datetime) -> Care:
    """Something was done for somebody now; `words` is why they are asked before they rested. Raises NotAllowed."""
    require(why_not_work_with(arrival, by=by))
    require(SAY_WHY if kind == CareKind.AT_ONCE and not words.strip() else None)
    care = Care(arrival=arrival, kind=kind, done_at=at, done_by=by)
    if words.strip():
        care.words = subjects.lock_json(words.strip(), subject=arrival.person.subject, place=care.place())
    care.save(force_insert=True)
    record("reception.cared", about=str(arrival), by=by.ref, at=at, kind=str(kind))
    return care


@transaction.atomic
def note_needs(arrival: Arrival, *, kinds: Iterable[NeedKind], by: Person, at: datetime) -> None:
    """They need these now; what is open already stays one. Raises NotAllowed."""
    held(arrival.centre_id)
    require(why_not_work_with(arrival, by=by))
    put_down(arrival, kinds, by=by, at=at)


def put_down(arrival: Arrival, kinds: Iterable[NeedKind], *, by: Person, at: datetime) -> None:
    """The rows, within an act that holds the centre."""
    known = set(arrival.wanted.filter(met_at=None).values_list("kind", flat=True))
    for kind in sorted({str(each) for each in kinds} - known):
        Need.objects.create(arrival=arrival, kind=kind, noted_at=at, noted_by=by)
        record("reception.need_noted", about=str(arrival), by=by.ref, at=at, kind=kind)


@transaction.atomic
def meet_need(arrival: Arrival, *, kind: NeedKind, by: Person, at: datetime) -> None:
    """They have it. Said twice, it is so once. Raises NotAllowed."""
    held(arrival.centre_id)
    require(why_not_work_with(arrival, by=by))
    if arrival.wanted.filter(kind=kind, met_at=None).update(met_at=at, met_by=by):
        record("reception.need_met", about=str(arrival), by=by.ref, at=at, kind=str(kind))


@transaction.atomic
def look_after(arrival: Arrival, *, by: Person, at: datetime) -> Arrival:
    """Whoever says so is with them from now on. Raises NotAllowed."""
    require(why_not_work_with(arrival, by=by))
    arrival.looked_after_by = by
    arrival.save(update_fields=["looked_after_by"])
    record("reception.looked_after", about=str(arrival), by=by.ref, at=at)
    return arrival
