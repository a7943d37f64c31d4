"""Which operation, part or duty the address names, and the tabs on an operation's pages."""

from typing import TypeVar
from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse

from handrail.casework.desk.views.who import person_of
from handrail.casework.operations.models import AgencyInvitation, Duty, Operation, Part
from handrail.casework.operations.policies import OPERATION_TABS
from handrail.casework.operations.queries import duty_for, invitation_for, operation_for, part_for

__all__ = ["duty_or_404", "head_of", "invitation_or_404", "operation_or_404", "part_or_404", "person_of"]

One = TypeVar("One", bound=Part)
OWN_TABS = (
    ("Plan", "operations:operation"),
    ("What it touches", "operations:touches"),
    ("Roster", "operations:roster"),
    ("Debrief", "operations:debrief"),
    ("History", "operations:history"),
)


def operation_or_404(request: HttpRequest, operation_id: UUID) -> Operation:
    """The operation that the address names. Raises NotAllowed, Http404."""
    try:
        return operation_for(by=person_of(request), operation_id=operation_id)
    except Operation.DoesNotExist:
        raise Http404 from None


def part_or_404(request: HttpRequest, kind: type[One], part_id: UUID) -> One:
    """The part that the address names. Raises NotAllowed, Http404."""
    try:
        return part_for(kind, by=person_of(request), part_id=part_id)
    except kind.DoesNotExist:
        raise Http404 from None


def invitation_or_404(request: HttpRequest, invitation_id: UUID) -> AgencyInvitation:
    """The invitation that the address names. Raises NotAllowed, Http404."""
    try:
        return invitation_for(by=person_of(request), invitation_id=invitation_id)
    except AgencyInvitation.DoesNotExist:
        raise Http404 from None


def duty_or_404(request: HttpRequest, duty_id: UUID) -> Duty:
    """The duty that the address names. Raises NotAllowed, Http404."""
    try:
        return duty_for(by=person_of(request), duty_id=duty_id)
    except Duty.DoesNotExist:
        raise Http404 from None


def head_of(operation: Operation, *, current: str) -> dict[str, object]:
    """The head of an operation's page: itself and its tabs."""
    tabs = [*OWN_TABS, *((tab.label, tab.url_name) for tab in OPERATION_TABS)]
    return {
        "operation": operation,
        "tabs": [
            {"label": label, "url": reverse(name, args=[operation.pk]), "current": name == current}
            for label, name in tabs
        ],
    }
