"""Asks people to be somewhere at a time, and takes their answer."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from handrail.casework.operations.actions.planning import hold
from handrail.casework.operations.models import Duty, DutyState, Operation
from handrail.casework.operations.permissions import why_not_answer_duty, why_not_roster
from handrail.foundation.audit.actions import record
from handrail.foundation.notices.actions import tell_staff
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require

# The name by which the two databases refuse it.
OVERLAP = "nobody_is_in_two_places"
NEW = "something_new"
LONGEST_DUTY = timedelta(hours=24)


@transaction.atomic
def ask_to_come(
    operation: Operation, *, role: str, person: Person, starts_at: datetime, ends_at: datetime, by: Person, at: datetime
) -> Duty:
    """Ask somebody to do something at an operation for a time.

    Raises:
        NotAllowed: this may not be asked of them, they are somewhere else then, or it would end before it starts.
    """
    operation = hold(operation.pk)
    require(why_not_roster(operation, person, by=by) or why_not_last(starts_at, ends_at))
    duty = Duty(operation=operation, role=role, person=person, starts_at=starts_at, ends_at=ends_at)
    duty.asked_at, duty.asked_by = at, by
    written(duty)
    record("operations.duty_asked", about=operation.about, by=by.ref, at=at, role=role, person=person.ref)
    tell_staff(person, kind=NEW, at=at)
    return duty


def why_not_last(starts_at: datetime, ends_at: datetime) -> str | None:
    """Say why nobody can be on duty from the one to the other, if so."""
    if starts_at >= ends_at:
        return "A duty must end after it starts."
    return "A duty lasts a day at most. People have to sleep." if ends_at - starts_at > LONGEST_DUTY else None


def written(duty: Duty) -> None:
    """Save, and say in words what the database refuses. Raises NotAllowed."""
    try:
        with transaction.atomic():
            duty.save()
    except IntegrityError as refusal:
        if OVERLAP not in str(refusal):
            raise
        raise NotAllowed("They are on duty somewhere else for some of that time.") from None


@transaction.atomic
def answer_duty(duty: Duty, *, state: DutyState, by: Person, at: datetime) -> Duty:
    """Say whether one comes, is on the way or is there. Whoever asked may write down what was said on a telephone."""
    duty = Duty.objects.select_for_update(of=("self",)).select_related("operation", "person").get(pk=duty.pk)
    require(why_not_answer_duty(duty, by=by))
    duty.state, duty.answered_at = state, at
    written(duty)
    record("operations.duty_answered", about=duty.operation.about, by=by.ref, at=at, state=str(state))
    return duty
