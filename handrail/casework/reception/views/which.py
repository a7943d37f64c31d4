"""Which centre, arrival or thing the address names."""

from uuid import UUID

from django.http import Http404, HttpRequest

from handrail.casework.desk.views.who import person_of
from handrail.casework.reception.models import Arrival, Belonging, Centre, Missing
from handrail.casework.reception.queries import arrival_for, centre_for

__all__ = ["arrival_or_404", "belonging_or_404", "centre_or_404", "missing_or_404", "person_of"]


def centre_or_404(request: HttpRequest, centre_id: UUID) -> Centre:
    """The centre that the address names. Raises NotAllowed, Http404."""
    try:
        return centre_for(by=person_of(request), centre_id=centre_id)
    except Centre.DoesNotExist:
        raise Http404 from None


def arrival_or_404(request: HttpRequest, arrival_id: UUID) -> Arrival:
    """The arrival that the address names. Raises NotAllowed, Http404."""
    try:
        return arrival_for(by=person_of(request), arrival_id=arrival_id)
    except Arrival.DoesNotExist:
        raise Http404 from None


def belonging_or_404(request: HttpRequest, belonging_id: UUID) -> Belonging:
    """The thing that the address names, of somebody whom this person may see. Raises NotAllowed, Http404."""
    found = Belonging.objects.filter(pk=belonging_id).first()
    if found is None:
        raise Http404
    found.arrival = arrival_or_404(request, found.arrival_id)
    return found


def missing_or_404(request: HttpRequest, missing_id: UUID) -> Missing:
    """The report that the address names, of somebody whom this person may see. Raises NotAllowed, Http404."""
    found = Missing.objects.filter(pk=missing_id).first()
    if found is None:
        raise Http404
    found.arrival = arrival_or_404(request, found.arrival_id)
    return found
