"""Which centres and which people there somebody may know of."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from handrail.casework.operations.models import Duty, DutyState, Operation
from handrail.casework.operations.permissions import ON_DUTY
from handrail.casework.operations.policies import why_not_take_part
from handrail.casework.operations.queries import operations_visible_to
from handrail.casework.reception.models import Arrival, Centre, CentreState
from handrail.casework.reception.permissions import why_not_see_centre
from handrail.casework.reception.policies import WORKING
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

BEFORE_THE_END = (CentreState.STANDBY, *WORKING)


def operations_on_duty(person: Person) -> QuerySet[Duty]:
    """The operations to which this person was asked to come, and did not say that they cannot."""
    if not person.is_active or not person.has(*ON_DUTY) or why_not_take_part(person.organisation):
        return Duty.objects.none()
    return Duty.objects.filter(person=person).exclude(state=DutyState.CANNOT)


def centres_visible_to(by: Person) -> QuerySet[Centre]:
    """The centres of operations whose plan this person sees, and those where they are on duty, until these close."""
    duties = operations_on_duty(by).values("operation")
    planned = Q(operation__in=operations_visible_to(by))
    return Centre.objects.filter(planned | Q(operation__in=duties, state__in=BEFORE_THE_END))


def centres_of(operation: Operation, *, by: Person) -> QuerySet[Centre]:
    """The centres of one operation that this person may see."""
    return centres_visible_to(by).filter(operation=operation).select_related("operation", "hold__premises")


def centre_for(*, by: Person, centre_id: UUID) -> Centre:
    """That centre. Raises NotAllowed, or Centre.DoesNotExist when this person may not know of it."""
    found = centres_visible_to(by).select_related("operation__organisation", "hold__premises")
    centre = found.get(pk=centre_id)
    require(why_not_see_centre(centre, by=by))
    return centre


def arrival_for(*, by: Person, arrival_id: UUID) -> Arrival:
    """That arrival. Raises NotAllowed, or Arrival.DoesNotExist when this person may not know of it."""
    found = Arrival.objects.filter(centre__in=centres_visible_to(by))
    arrival = found.select_related("centre__operation", "centre__hold__premises", "person").get(pk=arrival_id)
    require(why_not_see_centre(arrival.centre, by=by))
    return arrival


def seen_on_duty(person: Person) -> Iterable[UUID]:
    """The records of those who are at a centre where this person is on duty, while it is open."""
    centres = Centre.objects.filter(operation__in=operations_on_duty(person).values("operation"), state__in=WORKING)
    return Arrival.objects.filter(centre__in=centres).values_list("person_id", flat=True)
