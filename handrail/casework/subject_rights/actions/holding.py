"""Keeps what a court, an inquiry or the police need, and lets go of it again."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from handrail.casework.persons.models import PotentialVictim
from handrail.casework.subject_rights.models import Hold
from handrail.casework.subject_rights.permissions import why_not_handle, why_not_lift_hold
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects


@transaction.atomic
def place_hold(
    person: PotentialVictim, *, because: Hold.Because, reason: str, review_on: date, by: Person, at: datetime
) -> Hold:
    """From now on nothing of this person is erased. Raises NotAllowed."""
    # Whoever confirms an erasing holds the same row, so that neither overtakes the other.
    person = PotentialVictim.objects.select_for_update().get(pk=person.pk)
    require(why_not_handle(person, by=by))
    require(None if review_on > timezone.localdate(at) else "The day on which it is looked at again lies ahead.")
    hold = Hold(person=person, because=because, review_on=review_on, placed_at=at, placed_by=by)
    hold.reason = subjects.lock_json(reason.strip(), subject=person.subject, place=hold.place())
    hold.save(force_insert=True)
    record("subject_rights.hold_placed", about=person.about, by=by.ref, at=at, because=str(because))
    return hold


@transaction.atomic
def lift_hold(hold: Hold, *, by: Person, at: datetime) -> Hold:
    """Let it go again. Raises NotAllowed."""
    hold = Hold.objects.select_for_update(of=("self",)).select_related("person").get(pk=hold.pk)
    require(why_not_lift_hold(hold, by=by))
    hold.lifted_at, hold.lifted_by = at, by
    hold.save(update_fields=["lifted_at", "lifted_by"])
    record("subject_rights.hold_lifted", about=hold.person.about, by=by.ref, at=at)
    return hold
