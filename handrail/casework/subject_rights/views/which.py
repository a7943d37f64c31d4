"""Which request, hold or proposal the address names."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.views.decorators.http import require_http_methods

from handrail.casework.desk.views.who import person_of
from handrail.casework.subject_rights import queries
from handrail.casework.subject_rights.models import Erasing, Hold, Request

__all__ = ["erasing_or_404", "form_methods", "hold_or_404", "person_of", "request_or_404", "sent"]

form_methods = require_http_methods(["GET", "HEAD", "POST"])


def sent(request: HttpRequest) -> Any:
    """What was sent; None before anything was."""
    return request.POST if request.method == "POST" else None


def request_or_404(request: HttpRequest, request_id: UUID) -> Request:
    """The request that the address names. Raises NotAllowed, Http404."""
    try:
        return queries.request_for(by=person_of(request), request_id=request_id)
    except Request.DoesNotExist:
        raise Http404 from None


def hold_or_404(request: HttpRequest, hold_id: UUID) -> Hold:
    """The hold that the address names. Raises NotAllowed, Http404."""
    try:
        return queries.hold_for(by=person_of(request), hold_id=hold_id)
    except Hold.DoesNotExist:
        raise Http404 from None


def erasing_or_404(request: HttpRequest, erasing_id: UUID) -> Erasing:
    """What was proposed, as the address names it. Raises NotAllowed, Http404."""
    try:
        return queries.erasing_for(by=person_of(request), erasing_id=erasing_id)
    except Erasing.DoesNotExist:
        raise Http404 from None
