"""Which studies there are, for those who may see figures."""

from uuid import UUID

from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.insight.prevalence.models import Study
from handrail.insight.prevalence.permissions import why_not_see_studies

AT_MOST = 100


def studies_for(*, by: Person) -> list[Study]:
    """The newest studies. Raises NotAllowed."""
    require(why_not_see_studies(by=by))
    return list(Study.objects.select_related("asked_by", "signature")[:AT_MOST])


def study_for(study_id: UUID, *, by: Person) -> Study:
    """That study. Raises NotAllowed, Study.DoesNotExist."""
    require(why_not_see_studies(by=by))
    return Study.objects.select_related("asked_by", "signature__signed_by").get(pk=study_id)
