"""Writes down what came back after a referral, and takes back what was written down wrongly."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.nrm.actions.keeping import hold, note
from handrail.casework.nrm.actions.reminding import set_reminders
from handrail.casework.nrm.models import Decision, DecisionKind, DecisionOutcome
from handrail.casework.nrm.permissions import why_not_record_decision
from handrail.casework.nrm.policies import why_not_come
from handrail.casework.nrm.queries import decisions_of, referred_as, sent_referral
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.referrals.models import Kind
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

TAKEN_BACK = "This was taken back already."


@transaction.atomic
def record_decision(
    person: PotentialVictim,
    *,
    kind: DecisionKind,
    outcome: DecisionOutcome | str = "",
    on: date,
    by: Person,
    at: datetime,
) -> Decision:
    """Keep what came back, or was asked for, on that day. The clocks run by it from now on.

    Raises:
        NotAllowed: this person may not, no referral was sent, or it cannot have come on that day.
    """
    person = hold(person)
    require(why_not_record_decision(person, by=by))
    referred = referred_as(person, sent_referral(person, Kind.NRM, by=by))
    today = at.astimezone(current_locality().timezone).date()
    decisions = decisions_of(person)
    require(why_not_come(kind, outcome, on=on, today=today, referred=referred, decisions=decisions))
    decision = Decision.objects.create(person=person, kind=kind, outcome=outcome, on=on, recorded_at=at, recorded_by=by)
    note(person, "decision_recorded", by=by.ref, at=at, kind=str(kind), outcome=str(outcome))
    set_reminders(person, by=by, at=at)
    return decision


@transaction.atomic
def take_back_decision(person: PotentialVictim, *, decision_id: UUID, by: Person, at: datetime) -> Decision:
    """Take back what was written down wrongly; that it was stays in the record.

    Raises:
        NotAllowed: this person may not, or it was taken back already.
        Decision.DoesNotExist: there is no such decision about this person.
    """
    person = hold(person)
    require(why_not_record_decision(person, by=by))
    decision = Decision.objects.get(pk=decision_id, person=person)
    require(TAKEN_BACK if decision.taken_back_at is not None else None)
    decision.taken_back_at, decision.taken_back_by = at, by
    decision.save(update_fields=["taken_back_at", "taken_back_by"])
    note(person, "decision_taken_back", by=by.ref, at=at, kind=decision.kind)
    return decision
