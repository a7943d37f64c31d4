"""Which operations a person may know of."""

from uuid import UUID

from django.db.models import QuerySet

from handrail.casework.operations.models import Operation
from handrail.casework.operations.permissions import why_not_see_operation, why_not_use_operations
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import require


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
