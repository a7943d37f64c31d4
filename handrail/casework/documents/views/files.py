"""Files that leave: always to be kept, never shown in the page, so that nothing in them runs beside our own."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from handrail.casework.desk.views.files import as_file
from handrail.casework.desk.views.who import person_of
from handrail.casework.documents import actions, permissions, queries
from handrail.casework.documents.forms import OriginalForm
from handrail.casework.documents.views.which import document_or_404
from handrail.foundation.permission import require

__all__ = ["as_file", "copy", "original"]


@require_safe
def copy(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """The clean copy."""
    document, by = document_or_404(request, document_id), person_of(request)
    return as_file(queries.open_copy(document, by=by, at=timezone.now()))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def original(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Ask for the reason, then the file as it came."""
    document, by = document_or_404(request, document_id), person_of(request)
    require(permissions.why_not_open_original(document, by=by))
    form = OriginalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return as_file(actions.open_original(document, **form.parts(), by=by, at=timezone.now()))
    return render(request, "documents/original.html", {"form": form, "document": document})
