"""Who stands a centre up, who works there, and what may be done with somebody who is there."""

from handrail.casework.cases.permissions import why_not_open_case
from handrail.casework.operations.models import Duty, DutyState, Operation, OperationState
from handrail.casework.operations.permissions import ON_DUTY, why_not_command, why_not_see_operation
from handrail.casework.operations.policies import why_not_take_part
from handrail.casework.persons.models import ConsentAnswer, ConsentPurpose, PotentialVictim
from handrail.casework.persons.policies import standings_of
from handrail.casework.reception.models import (
    Arrival,
    BelongingState,
    Care,
    CareKind,
    Centre,
    CentreState,
    Departure,
    Destination,
)
from handrail.casework.reception.policies import WORKING, is_as_a_child, why_not_move
from handrail.foundation.people.models import Person

READY = frozenset({OperationState.APPROVED, OperationState.STANDING_BY, OperationState.UNDER_WAY})
NOT_ON_DUTY = "Only whoever is on duty at this centre, or plans the operation, can see it."
NOBODY_THERE = "The centre is not open."
LEFT = "They have left the centre."
REST_FIRST = "Offer rest first. Nobody decides well in the first hours: food, sleep and a doctor come before."
EXPLAIN_FIRST = "Tell them first what help there is, and that they decide."
CHILD_ALONE = (
    "Somebody who is, or may be, under 18 does not leave by themselves. If they are gone, say that they are missing, "
    "and call the police and children’s services."
)


def why_not_use_centres(*, by: Person) -> str | None:
    """Say why this person may not work with reception centres at all, if so."""
    if not by.is_active or not by.has(*ON_DUTY):
        return NOT_ON_DUTY
    return why_not_take_part(by.organisation)


def why_not_stand_up(operation: Operation, *, by: Person) -> str | None:
    """Say why no centre can be put on standby for this operation, if so."""
    if reason := why_not_command(operation, by=by):
        return reason
    return None if operation.state in READY else "The operation has to be approved first."


def on_duty(centre: Centre, person: Person) -> bool:
    """Whether this person was asked to come to this operation and has not said that they cannot."""
    asked = Duty.objects.filter(operation=centre.operation_id, person=person)
    return asked.exclude(state=DutyState.CANNOT).exists()


def why_not_see_centre(centre: Centre, *, by: Person) -> str | None:
    """Say why this person may not see the centre, if so: those on duty until it closes, and who plans the operation."""
    if reason := why_not_take_part(by.organisation):
        return reason
    if why_not_see_operation(centre.operation, by=by) is None:
        return None
    working = centre.state in {CentreState.STANDBY, *WORKING}
    return None if working and by.is_active and by.has(*ON_DUTY) and on_duty(centre, by) else NOT_ON_DUTY


def why_not_work_at(centre: Centre, *, by: Person) -> str | None:
    """Say why this person may not work with people at this centre now, if so."""
    if reason := why_not_see_centre(centre, by=by):
        return reason
    return None if centre.state in WORKING else NOBODY_THERE


def why_not_register(centre: Centre, *, by: Person) -> str | None:
    """Say why nobody can be registered here now, if so. While a centre closes, who comes is still let in."""
    return why_not_work_at(centre, by=by)


def why_not_work_with(arrival: Arrival, *, by: Person) -> str | None:
    """Say why this person may not write down anything about somebody who arrived, if so."""
    if reason := why_not_work_at(arrival.centre, by=by):
        return reason
    return LEFT if Departure.objects.filter(arrival=arrival).exists() else None


def why_not_decide_yet(arrival: Arrival) -> str | None:
    """Say why this person should not be asked to decide anything yet, if so: rest comes before decisions."""
    done = set(Care.objects.filter(arrival=arrival).values_list("kind", flat=True))
    if CareKind.AT_ONCE in done:
        return None
    if CareKind.REST not in done:
        return REST_FIRST
    return None if CareKind.EXPLAINED in done else EXPLAIN_FIRST


def why_not_ask_yet(person: PotentialVictim) -> str | None:
    """Say why somebody who is at an open centre is not asked to decide yet, if so."""
    here = Arrival.objects.filter(person=person, departure=None, centre__state__in=WORKING).first()
    return why_not_decide_yet(here) if here else None


def why_not_record_departure(
    arrival: Arrival, *, destination: str, accompanied_by: str, worker: str, reason: str, by: Person
) -> str | None:
    """Say why it cannot be written down that somebody left, if so: where to, with whom, and who works with them now."""
    if reason_not := why_not_work_with(arrival, by=by):
        return reason_not
    if arrival.missing.filter(found_at=None).exists():
        return "They are missing. Write down first that they were found."
    if arrival.belongings.filter(state=BelongingState.KEPT).exists():
        return "Something is still kept for them. Give it back, or write down where it goes."
    if not accompanied_by.strip():
        return "Say who went with them, or that nobody did."
    if is_as_a_child(arrival):
        return why_not_let_a_child_go(destination, worker)
    return None if worker.strip() or reason.strip() else "Name who works with them from now on, or say why nobody does."


def why_not_let_a_child_go(destination: str, worker: str) -> str | None:
    """Say why a child, or who may be one, cannot leave so, if so: never alone (Children Act 1989 s17)."""
    if destination == Destination.OWN_CHOICE:
        return CHILD_ALONE
    return None if worker.strip() else "Name the social worker who has this child from now on."


def why_not_move_centre(centre: Centre, to: CentreState, *, by: Person) -> str | None:
    """Say why the centre cannot come to stand so, if so."""
    return why_not_command(centre.operation, by=by) or why_not_move(CentreState(centre.state), to)


def why_not_open_file(arrival: Arrival, *, by: Person) -> str | None:
    """Say why no file can be opened on somebody who arrived, if so: an adult has to have agreed to support."""
    if reason := why_not_see_centre(arrival.centre, by=by) or why_not_open_case(arrival.person, by=by):
        return reason
    return None if has_accepted(arrival) else "They have not agreed to support."


def has_accepted(arrival: Arrival) -> bool:
    """Whether they agreed to support; a child is not asked."""
    if is_as_a_child(arrival):
        return True
    return standings_of(arrival.person)[ConsentPurpose.SUPPORT].answer == ConsentAnswer.YES
