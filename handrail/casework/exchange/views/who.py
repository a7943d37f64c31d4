"""Who is signed in, and which list the address names."""

from uuid import UUID

from django.http import Http404, HttpRequest

from handrail.casework.exchange.models import PartnerFile
from handrail.casework.exchange.queries import file_for
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed


def person_of(request: HttpRequest) -> Person:
    """Whoever is signed in. Raises NotAllowed."""
    if not isinstance(request.user, Person):
        raise NotAllowed("Sign in first.")
    return request.user


def list_or_404(request: HttpRequest, list_id: UUID) -> PartnerFile:
    """The list that the address names. Raises NotAllowed, Http404."""
    try:
        return file_for(list_id, by=person_of(request))
    except PartnerFile.DoesNotExist:
        raise Http404 from None
