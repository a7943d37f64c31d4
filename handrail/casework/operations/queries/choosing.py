"""What a form offers to choose from."""

from django.db.models import Q, QuerySet

from handrail.casework.desk.models import Concern
from handrail.casework.operations.models import Operation
from handrail.casework.operations.permissions import ON_DUTY, why_not_read_for, why_not_use_operations
from handrail.casework.operations.policies import NO_PART
from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.permission import require


def organisations_to_choose(*, by: Person) -> list[Organisation]:
    """The organisations that can have a part. Raises NotAllowed."""
    require(why_not_use_operations(by=by))
    return list(Organisation.objects.filter(active=True).exclude(kind__in=NO_PART))


def people_to_choose(*, by: Person) -> QuerySet[Person]:
    """Everybody who can be asked to be on duty, by organisation and name. Raises NotAllowed."""
    require(why_not_use_operations(by=by))
    found = Person.objects.filter(is_active=True, roles_held__role__in=ON_DUTY).exclude(organisation__kind__in=NO_PART)
    return found.distinct().select_related("organisation").order_by("organisation__name", "name")


def planners_of(operation: Operation, *, by: Person) -> QuerySet[Person]:
    """Those who may see this operation, and so command it or see to a lesson. Raises NotAllowed."""
    require(why_not_use_operations(by=by))
    theirs = Q(roles_held__role=Role.OPERATIONS_LEAD, organisation=operation.organisation_id)
    found = Person.objects.filter(theirs | Q(roles_held__role=Role.COORDINATOR), is_active=True)
    return found.exclude(organisation__kind__in=NO_PART).distinct().order_by("name")


def concern_called(reference: str, *, by: Person) -> Concern:
    """The concern with that reference, if this person may put it to an operation.

    Raises:
        NotAllowed: this person may not work with operations.
        Concern.DoesNotExist: there is none, or this person may not read it. Which of the two is not told.
    """
    require(why_not_use_operations(by=by))
    concern = Concern.objects.get(reference=reference.strip().upper())
    if why_not_read_for(concern, by=by):
        raise Concern.DoesNotExist
    return concern
