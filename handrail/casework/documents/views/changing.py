"""Saying what a document is, and removing it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from handrail.casework.desk.views.who import person_of
from handrail.casework.documents import actions, permissions
from handrail.casework.documents.forms import DescribeForm
from handrail.casework.documents.views.which import document_or_404
from handrail.foundation.permission import require

form_methods = require_http_methods(["GET", "HEAD", "POST"])


@sensitive_post_parameters()
@form_methods
def describe(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Say anew what a document is."""
    document, by = document_or_404(request, document_id), person_of(request)
    require(permissions.why_not_describe(document, by=by))
    form = DescribeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.describe(document, **form.parts(), by=by, at=timezone.now())
        messages.success(request, "What the document is has been saved.")
        return redirect("documents:documents", document.person_id)
    return render(request, "documents/describe.html", {"form": form, "document": document})


@form_methods
def remove(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Ask once, then remove."""
    document, by = document_or_404(request, document_id), person_of(request)
    require(permissions.why_not_remove(document, by=by))
    if request.method == "POST":
        actions.remove(document, by=by, at=timezone.now())
        messages.success(request, "The document has been removed.")
        return redirect("documents:documents", document.person_id)
    return render(request, "documents/remove.html", {"document": document})
