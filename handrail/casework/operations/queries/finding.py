"""Which operations, parts of them, invitations and duties a person may know of."""

from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from handrail.casework.operations.models import AgencyInvitation, Answer, Duty, Operation, Part
from handrail.casework.operations.permissions import (
    why_not_see_duty,
    why_not_see_invitation,
    why_not_see_operation,
    why_not_use_duties,
    why_not_use_invitations,
    why_not_use_operations,
)
from handrail.casework.operations.policies import OVER
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import require

One = TypeVar("One", bound=Part)


def operations_visible_to(by: Person) -> QuerySet[Operation]:
    """The operations whose plan this person may see: a coordinator's all, those one's organisation leads, or none."""
    if why_not_use_operations(by=by):
        return Operation.objects.none()
    return (
        Operation.objects.all()
        if by.has(Role.COORDINATOR)
        else Operation.objects.filter(organisation=by.organisation_id)
    )


def operation_for(*, by: Person, operation_id: UUID) -> Operation:
    """That operation. Raises NotAllowed, or Operation.DoesNotExist when this person may not know of it."""
    require(why_not_use_operations(by=by))
    operation = operations_visible_to(by).select_related("organisation", "commander").get(pk=operation_id)
    require(why_not_see_operation(operation, by=by))
    return operation


def part_for(kind: type[One], *, by: Person, part_id: UUID) -> One:
    """That part, reached through its operation alone.

    Raises:
        NotAllowed: this person may not work with operations.
        DoesNotExist: there is none, or it is in an operation that this person may not know of.
    """
    require(why_not_use_operations(by=by))
    found = kind._default_manager.filter(operation__in=operations_visible_to(by))
    part: One = found.select_related("operation__organisation", "operation__commander").get(pk=part_id)
    require(why_not_see_operation(part.operation, by=by))
    return part


def invitations_to(by: Person) -> QuerySet[AgencyInvitation]:
    """The invitations that this person's organisation has now, the next visit first. Raises NotAllowed."""
    require(why_not_use_invitations(by=by))
    found = AgencyInvitation.objects.filter(organisation=by.organisation_id).exclude(answer=Answer.TAKEN_BACK)
    standing = found.exclude(operation__state__in=OVER).filter(operation__erased_at=None)
    return standing.select_related("operation__organisation").order_by("operation__starts_at", "id")


def invitation_for(*, by: Person, invitation_id: UUID) -> AgencyInvitation:
    """That invitation. Raises NotAllowed, or DoesNotExist when it is not to this person's organisation."""
    invitation = invitations_to(by).get(pk=invitation_id)
    require(why_not_see_invitation(invitation, by=by))
    return invitation


def duty_for(*, by: Person, duty_id: UUID) -> Duty:
    """That duty. Raises NotAllowed, or DoesNotExist when it is neither theirs nor of an operation they may see."""
    require(why_not_use_duties(by=by))
    duty = Duty.objects.select_related("operation__organisation", "operation__commander", "person").get(pk=duty_id)
    if why_not_see_duty(duty, by=by):
        raise Duty.DoesNotExist
    return duty


def subject_called(text: str) -> UUID | None:
    """The subject of the operation with that reference, for whoever erases; None if there is none."""
    return Operation.objects.filter(reference=text.strip().upper()).values_list("subject", flat=True).first()
