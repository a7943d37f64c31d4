"""Which files a person may know of."""

from uuid import UUID

from django.db.models import QuerySet

from handrail.casework.cases.models import Case
from handrail.casework.cases.permissions import why_not_see_case, why_not_use_cases
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.policies import closed_to
from handrail.casework.persons.queries.finding import visible_to
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import require


def cases_visible_to(by: Person) -> QuerySet[Case]:
    """The files this person may know of: a coordinator's all, those of one's own organisation, or none."""
    if why_not_use_cases(by=by):
        return Case.objects.none()
    if by.has(Role.COORDINATOR):
        # The desk knows of every record but those that are closed to it: said so, the database need not look each up.
        return Case.objects.exclude(person__in=closed_to(by))
    return Case.objects.filter(person__in=visible_to(by), organisation=by.organisation_id)


def case_for(*, by: Person, case_id: UUID) -> Case:
    """That file. Raises NotAllowed, or Case.DoesNotExist when this person may not know of it."""
    require(why_not_use_cases(by=by))
    case = cases_visible_to(by).select_related("person__organisation", "organisation", "worker").get(pk=case_id)
    require(why_not_see_case(case, by=by))
    return case


def case_of(person: PotentialVictim, *, by: Person) -> Case | None:
    """The file on that person, if there is one that this person may see."""
    return cases_visible_to(by).filter(person=person).first()
