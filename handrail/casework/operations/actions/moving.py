"""Takes an operation from one state to the next, and calls people out."""

from datetime import datetime

from django.db import transaction

from handrail.casework.operations.actions.inviting import tell_invited
from handrail.casework.operations.actions.keeping import held, note
from handrail.casework.operations.actions.rostering import NEW
from handrail.casework.operations.models import (
    AgencyInvitation,
    Answer,
    Duty,
    DutyState,
    Operation,
    OperationMove,
    OperationState,
)
from handrail.casework.operations.queries.moving import why_not_now
from handrail.foundation.notices.actions import tell_staff
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects

SAYS_WHY = frozenset({OperationState.CANCELLED, OperationState.DRAFT})
# When people are told that something has changed for them.
TOLD = frozenset({OperationState.STANDING_BY, OperationState.CANCELLED})


@transaction.atomic
def bring_to(operation: Operation, *, to: OperationState, why: str = "", by: Person, at: datetime) -> Operation:
    """Approve, stand by, begin, end, close or cancel an operation, or take it back to planning.

    Whoever is on duty or invited is told, without a word of what it is about, when they are to stand by and when
    it is cancelled.

    Raises:
        NotAllowed: this person may not, or something is missing; the sentence says what.
    """
    operation = held(operation, lambda one, *, by: why_not_now(one, to, by=by), by=by)
    require("Say why." if to in SAYS_WHY and not why.strip() else None)
    operation.state = to
    operation.save(update_fields=["state"])
    move = OperationMove(operation=operation, to=to, moved_at=at, moved_by=by)
    if why.strip():
        move.why = subjects.lock_json(why.strip(), subject=operation.subject, place=move.place())
    move.save(force_insert=True)
    note(operation, "moved", by=by, at=at, to=str(to))
    if to in TOLD:
        call_out(operation, at=at)
    return operation


def call_out(operation: Operation, *, at: datetime) -> int:
    """Tell everybody on duty, and whoever was invited; gives how many people were on duty."""
    duties = Duty.objects.filter(operation=operation).exclude(state=DutyState.CANNOT).select_related("person")
    people = {duty.person_id: duty.person for duty in duties}
    for each in people.values():
        tell_staff(each, kind=NEW, at=at)
    invited = AgencyInvitation.objects.filter(operation=operation, answer__in=[Answer.ASKED, Answer.COMING])
    for invitation in invited.select_related("organisation"):
        tell_invited(invitation, at=at)
    return len(people)
