"""Who plans an operation, who sees it, and who commands it."""

from handrail.casework.desk.models import Concern
from handrail.casework.desk.permissions import why_not_count, why_not_read, why_not_use_desk
from handrail.casework.dots.permissions import why_not_ask
from handrail.casework.operations.models import (
    AgencyInvitation,
    Answer,
    DecisionKind,
    Duty,
    Interpreter,
    InterpreterState,
    Lesson,
    Operation,
    OperationState,
    Promise,
    RiskAssessment,
)
from handrail.casework.operations.policies import (
    OVER,
    is_centre_decision,
    why_not_move,
    why_not_over,
    why_not_take_part,
)
from handrail.casework.referrals.models import LIVE, Kind, Referral
from handrail.foundation.people.models import Organisation, Person, Role
from handrail.partnership.training.permissions import why_not_untrained
from handrail.rules.localities.locality import OrganisationKind

__all__ = ["why_not_count", "why_not_use_desk"]

PLANNING = (Role.OPERATIONS_LEAD, Role.COORDINATOR)
NOT_PLANNING = "Only an operations lead or a coordinator can work with operations."
NOT_OURS = "This operation is led by another organisation."
ON_DUTY = frozenset({Role.PROFESSIONAL, Role.SUPPORT_WORKER, Role.OPERATIONS_LEAD, Role.DESK_OFFICER, Role.COORDINATOR})
NOT_ON_DUTY = "Only people whose work brings them near a concern can be on duty."
NOT_IN_COMMAND = "Only the commander of this operation, or a coordinator, can decide this."
NOT_A_COMMANDER = "Only a commander of the police, or a coordinator, can decide against the rule."
NOT_INVITED = "Only an operations lead of the organisation that was invited can answer."
ERASED = "What was planned has been erased."
PLANNING_STATES = frozenset({OperationState.DRAFT, OperationState.APPROVED, OperationState.STANDING_BY})
LEARNING_STATES = frozenset({OperationState.DEBRIEFING})


def why_not_use_operations(*, by: Person) -> str | None:
    """Say why this person may not work with operations at all, if so."""
    if not by.is_active or not by.has(*PLANNING):
        return NOT_PLANNING
    return why_not_take_part(by.organisation)


def why_not_plan_from(by: Person) -> str | None:
    """Say why this person may not plan an operation from what concerns share, if so: it reads them all."""
    return why_not_use_operations(by=by) or why_not_ask(by=by)


def why_not_see_operation(operation: Operation, *, by: Person) -> str | None:
    """Say why this person may not see the plan, if so: it is seen by the organisation that leads it, and the desk."""
    if reason := why_not_use_operations(by=by):
        return reason
    return None if by.has(Role.COORDINATOR) or by.organisation_id == operation.organisation_id else NOT_OURS


def why_not_work_on_operation(operation: Operation, *, by: Person) -> str | None:
    """Say why this person may not change anything of this operation, if so."""
    if reason := why_not_see_operation(operation, by=by):
        return reason
    if operation.erased_at is not None:
        return ERASED
    if OperationState(operation.state) in OVER:
        return f"This operation is {operation.get_state_display().lower()}."
    return None


def why_not_command(operation: Operation, *, by: Person) -> str | None:
    """Say why this person may not decide for this operation, if so."""
    if reason := why_not_work_on_operation(operation, by=by):
        return reason
    return None if by.has(Role.COORDINATOR) or by.pk == operation.commander_id else NOT_IN_COMMAND


def why_not_roster(operation: Operation, person: Person, *, by: Person) -> str | None:
    """Say why that person cannot be asked to be on duty, if so."""
    if reason := why_not_work_on_operation(operation, by=by):
        return reason
    if not person.is_active or not person.has(*ON_DUTY):
        return NOT_ON_DUTY
    return why_not_take_part(person.organisation) or why_not_untrained("staff-a-visit", by=person)


def why_not_answer_duty(duty: Duty, *, by: Person) -> str | None:
    """Say why this person may not answer for that duty, if so: it is whoever was asked, or who plans."""
    if duty.operation.state in OVER:
        return "This operation is over."
    if by.is_active and by.pk == duty.person_id:
        return why_not_take_part(by.organisation)
    return why_not_work_on_operation(duty.operation, by=by)


def why_not_change_plan(operation: Operation, *, by: Person) -> str | None:
    """Say why this person may not change what is planned, if so: once it was approved, it goes back to planning."""
    if reason := why_not_work_on_operation(operation, by=by):
        return reason
    if operation.state == OperationState.DRAFT:
        return None
    return "This has been approved. Take it back to planning first; then it has to be approved again."


def why_not_prepare(operation: Operation, *, by: Person) -> str | None:
    """Say why this person may not prepare the visit any more, if so: invite, consult, book, assess."""
    if reason := why_not_work_on_operation(operation, by=by):
        return reason
    return None if operation.state in PLANNING_STATES else "The visit has begun."


def why_not_read_for(concern: Concern, *, by: Person) -> str | None:
    """Say why this person may not put that concern to an operation, if so.

    The desk reads every concern. An organisation has read what was referred to it, for as long as it still holds it.
    """
    reason = why_not_read(concern, by=by)
    if reason is None or referral_held(concern, by=by) is not None:
        return None
    return reason


def referral_held(concern: Concern, *, by: Person) -> Referral | None:
    """The referral by which this person's organisation holds that concern, and has opened it; None if there is none."""
    held = Referral.objects.filter(concern=concern, kind=Kind.CONCERN, to_organisation=by.organisation_id)
    return held.filter(status__in=LIVE, opened_at__isnull=False, concern__erased_at=None).first()


def why_not_override(operation: Operation, kind: DecisionKind, *, by: Person) -> str | None:
    """Say why this person may not decide so, if so. It is for a commander of the police, or a coordinator."""
    if reason := why_not_command(operation, by=by):
        return reason
    if not (by.has(Role.COORDINATOR) or by.organisation.kind == OrganisationKind.POLICE):
        return NOT_A_COMMANDER
    if is_centre_decision(kind) or operation.state == OperationState.DRAFT:
        return None
    return "This was decided when it was approved."


def why_not_decide(operation: Operation, *, by: Person) -> str | None:
    """Say why this person may not decide about the reception centre, if so."""
    return why_not_override(operation, DecisionKind.CENTRE, by=by)


def why_not_set_aside(operation: Operation, *, by: Person) -> str | None:
    """Say why this person may not go ahead before everybody was consulted, if so."""
    return why_not_override(operation, DecisionKind.DANGER_TO_LIFE, by=by)


def why_not_approve_risk(risk: RiskAssessment, *, by: Person) -> str | None:
    """Say why this person may not approve the assessment, if so. Nobody approves their own."""
    if reason := why_not_prepare(risk.operation, by=by):
        return reason
    if risk.recorded_by_id == by.pk:
        return "Somebody else has to approve what you wrote."
    return "It has been approved." if risk.approved_at is not None else None


def why_not_name_commander(operation: Operation, person: Person, *, by: Person) -> str | None:
    """Say why that person cannot command, if so: a coordinator may, and an operations lead of whoever leads it."""
    if reason := why_not_command(operation, by=by):
        return reason
    theirs = person.has(Role.OPERATIONS_LEAD) and person.organisation_id == operation.organisation_id
    if person.is_active and (theirs or person.has(Role.COORDINATOR)):
        return why_not_take_part(person.organisation)
    return "An operation is commanded by an operations lead of the organisation that leads it, or by a coordinator."


def why_not_invite(operation: Operation, organisation: Organisation, *, by: Person) -> str | None:
    """Say why that organisation cannot be invited, if so."""
    if reason := why_not_prepare(operation, by=by) or why_not_take_part(organisation):
        return reason
    if not organisation.active:
        return "This organisation is not active."
    standing = AgencyInvitation.objects.filter(operation=operation, organisation=organisation)
    return "They are invited already." if standing.exclude(answer=Answer.TAKEN_BACK).exists() else None


def why_not_use_invitations(*, by: Person) -> str | None:
    """Say why this person sees no invitations, if so."""
    if not by.is_active or not by.has(Role.OPERATIONS_LEAD):
        return NOT_INVITED
    return why_not_take_part(by.organisation)


def why_not_see_invitation(invitation: AgencyInvitation, *, by: Person) -> str | None:
    """Say why this person may not see what their organisation was asked, if so."""
    if reason := why_not_use_invitations(by=by):
        return reason
    ours = by.organisation_id == invitation.organisation_id and invitation.answer != Answer.TAKEN_BACK
    still = OperationState(invitation.operation.state) not in OVER and invitation.operation.erased_at is None
    return None if ours and still else NOT_INVITED


def why_not_answer_invitation(invitation: AgencyInvitation, *, by: Person) -> str | None:
    """Say why this person may not answer for the organisation that was invited, if so."""
    if reason := why_not_see_invitation(invitation, by=by):
        return reason
    return None if invitation.operation.state in PLANNING_STATES else "The visit has begun."


def why_not_take_back_invitation(invitation: AgencyInvitation, *, by: Person) -> str | None:
    """Say why this invitation cannot be taken back, if so."""
    if reason := why_not_prepare(invitation.operation, by=by):
        return reason
    return "It has been taken back." if invitation.answer == Answer.TAKEN_BACK else None


def why_not_promise(operation: Operation, organisation: Organisation, *, by: Person) -> str | None:
    """Say why no people of that organisation can be counted on, if so."""
    return why_not_work_on_operation(operation, by=by) or why_not_take_part(organisation)


def why_not_take_back_promise(promise: Promise, *, by: Person) -> str | None:
    """Say why this promise cannot be taken back, if so."""
    if reason := why_not_work_on_operation(promise.operation, by=by):
        return reason
    return None if promise.taken_back_at is None else "It has been taken back."


def why_not_change_interpreter(interpreter: Interpreter, *, by: Person) -> str | None:
    """Say why this booking cannot be changed, if so."""
    if reason := why_not_work_on_operation(interpreter.operation, by=by):
        return reason
    return "It was cancelled." if interpreter.state == InterpreterState.CANCELLED else None


def why_not_use_duties(*, by: Person) -> str | None:
    """Say why this person is asked to no duty, if so."""
    return None if by.is_active and by.has(*ON_DUTY) else NOT_ON_DUTY


def why_not_see_duty(duty: Duty, *, by: Person) -> str | None:
    """Say why this person may not see that duty, if so: it is theirs, or they plan the operation."""
    if by.is_active and by.pk == duty.person_id:
        return None
    return why_not_see_operation(duty.operation, by=by)


def why_not_bring_to(operation: Operation, to: OperationState, *, by: Person) -> str | None:
    """Say why this person may not bring the operation to that state, if so. What else is missing the action says."""
    if reason := why_not_command(operation, by=by) or why_not_move(OperationState(operation.state), to):
        return reason
    return why_not_over(operation) if to in {OperationState.DEBRIEFING, *OVER} else None


def why_not_debrief(operation: Operation, *, by: Person) -> str | None:
    """Say why this person may not write down what was learnt, if so."""
    if reason := why_not_work_on_operation(operation, by=by):
        return reason
    return None if operation.state in LEARNING_STATES else "It is debriefed once the visit is over."


def why_not_see_lesson(lesson: Lesson, *, by: Person) -> str | None:
    """Say why this person may not see that lesson, if so."""
    return why_not_see_operation(lesson.operation, by=by)


def why_not_finish_lesson(lesson: Lesson, *, by: Person) -> str | None:
    """Say why this person may not write down that a lesson was acted on, if so. Also after the operation is closed."""
    if reason := why_not_see_lesson(lesson, by=by):
        return reason
    return None if lesson.done_at is None else "That is done."
