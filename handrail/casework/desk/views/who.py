"""Who is signed in, and which concern the address names."""

from uuid import UUID

from django.http import Http404, HttpRequest

from handrail.casework.desk.models import Concern
from handrail.casework.desk.queries import concern_for
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed


def person_of(request: HttpRequest) -> Person:
    """Whoever is signed in. Raises NotAllowed."""
    if not isinstance(request.user, Person):
        raise NotAllowed("Sign in first.")
    return request.user


def concern_or_404(request: HttpRequest, concern_id: UUID) -> Concern:
    """The concern that the address names. Raises NotAllowed, Http404."""
    try:
        return concern_for(person_of(request), concern_id)
    except Concern.DoesNotExist:
        raise Http404 from None
