"""Prepares a visit: whom one consulted, the risk and who approved it, what was decided, interpreters."""

from datetime import datetime

from django.db import transaction

from handrail.casework.operations.actions.keeping import add, held, held_part, note
from handrail.casework.operations.models import (
    Consultation,
    Decision,
    DecisionKind,
    Interpreter,
    InterpreterState,
    Operation,
    RiskAssessment,
)
from handrail.casework.operations.permissions import (
    why_not_approve_risk,
    why_not_change_interpreter,
    why_not_override,
    why_not_prepare,
)
from handrail.casework.operations.policies import why_not_take_part
from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.permission import require

NOBODY_ASKED = "Say whom you asked, and what they said."
STILL_TO_COME = "That time is still to come."
NO_RISK = "Say what may go wrong, and what is done about it."
NO_REASON = "Say why."
NOT_INDEPENDENT = (
    "An interpreter is independent: never family, a friend, a companion, an employer, a child or somebody found there."
)


@transaction.atomic
def consult(
    operation: Operation,
    *,
    about: str,
    organisation: Organisation,
    who: str,
    said: str,
    consulted_at: datetime,
    by: Person,
    at: datetime,
) -> Consultation:
    """Write down that somebody was consulted before the visit, and what they said (guidance 12.17).

    Raises:
        NotAllowed: this person may not, nobody is named, it is still to come, or that organisation has no part.
    """
    operation = held(operation, why_not_prepare, by=by)
    require(why_not_take_part(organisation))
    require(None if who.strip() and said.strip() else NOBODY_ASKED)
    require(None if consulted_at <= at else STILL_TO_COME)
    asked = Consultation(operation=operation, about=about, organisation=organisation, consulted_at=consulted_at)
    asked.recorded_at, asked.recorded_by = at, by
    add(asked, {"who": who, "said": said})
    note(operation, "consulted", by=by, at=at, subject=about, organisation=organisation.code)
    return asked


@transaction.atomic
def assess_risk(
    operation: Operation, *, level: str, hazards: str, precautions: str, by: Person, at: datetime
) -> RiskAssessment:
    """Write the risk assessment anew; whatever was approved before no longer holds. Raises NotAllowed."""
    operation = held(operation, why_not_prepare, by=by)
    require(None if hazards.strip() and precautions.strip() else NO_RISK)
    risk = RiskAssessment(operation=operation, level=level, recorded_at=at, recorded_by=by)
    add(risk, {"hazards": hazards, "precautions": precautions})
    note(operation, "risk_assessed", by=by, at=at, level=level)
    return risk


@transaction.atomic
def approve_risk(risk: RiskAssessment, *, by: Person, at: datetime) -> RiskAssessment:
    """Approve what somebody else wrote. Raises NotAllowed."""
    risk = held_part(risk)
    require(why_not_approve_risk(risk, by=by))
    newer = RiskAssessment.objects.filter(operation=risk.operation, recorded_at__gt=risk.recorded_at)
    require("A newer assessment has been written. Read that one." if newer.exists() else None)
    risk.approved_at, risk.approved_by = at, by
    risk.save(update_fields=["approved_at", "approved_by"])
    note(risk.operation, "risk_approved", by=by, at=at, level=risk.level)
    return risk


@transaction.atomic
def decide(operation: Operation, *, kind: DecisionKind, reason: str, by: Person, at: datetime) -> Decision:
    """A commander decides, and says why: it is shown with the plan and in the debrief. Raises NotAllowed."""
    operation = held(operation, lambda one, *, by: why_not_override(one, kind, by=by), by=by)
    require(None if reason.strip() else NO_REASON)
    decision = add(Decision(operation=operation, kind=kind, recorded_at=at, recorded_by=by), {"reason": reason})
    note(operation, "decided", by=by, at=at, kind=str(kind))
    return decision


@transaction.atomic
def book_interpreter(
    operation: Operation,
    *,
    language: str,
    gender: str,
    agency: str,
    independent: bool,
    reference: str = "",
    state: InterpreterState = InterpreterState.ASKED,
    by: Person,
    at: datetime,
) -> Interpreter:
    """Ask for, or book, an independent interpreter. `gender` is whom people may prefer. Raises NotAllowed."""
    operation = held(operation, why_not_prepare, by=by)
    require(None if independent else NOT_INDEPENDENT)
    booking = Interpreter(operation=operation, state=state, changed_at=at, recorded_at=at, recorded_by=by)
    add(booking, {"language": language, "gender": gender, "agency": agency, "reference": reference})
    note(operation, "interpreter_booked", by=by, at=at, state=str(state))
    return booking


@transaction.atomic
def change_interpreter(interpreter: Interpreter, *, state: InterpreterState, by: Person, at: datetime) -> Interpreter:
    """Write down where a booking stands now. Raises NotAllowed."""
    booking = held_part(interpreter)
    require(why_not_change_interpreter(booking, by=by))
    booking.state, booking.changed_at = state, at
    booking.save(update_fields=["state", "changed_at"])
    note(booking.operation, "interpreter_changed", by=by, at=at, state=str(state))
    return booking
