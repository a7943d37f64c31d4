"""Adding a document: one file at a time, sent like any other form."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from handrail.casework.documents import actions, permissions
from handrail.casework.documents.forms import AGAIN, AddForm
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.views.who import person_of, record_or_404
from handrail.foundation.attachments.failures import NotTaken
from handrail.foundation.permission import require
from handrail.foundation.ui.uploads import sent_too_much

ADDED = "The document is kept: the file sealed as it came, and a clean copy that may be shared."
SEALED = "The document is kept sealed. No clean copy of it can be made, so it is not shared."
ALREADY = "This file was here already, so nothing was added."


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def add_document(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """The form; when the file can be taken, back to the list."""
    person, at = record_or_404(request, person_id), timezone.now()
    require(permissions.why_not_add_document(person, by=person_of(request), at=at))
    sent = request.method == "POST"
    form = AddForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        on=timezone.localdate(at),
        sent_too_much=sent_too_much(request),
    )
    if form.is_valid() and add(form, request, person):
        return redirect("documents:documents", person.pk)
    return render(request, "documents/add_document.html", {"form": form, "person": person, "again": AGAIN})


def add(form: AddForm, request: HttpRequest, person: PotentialVictim) -> bool:
    """Whether the file was taken; if not, the form says why, beside the field."""
    try:
        added = actions.add_document(person, **form.parts(), by=person_of(request), at=timezone.now())
    except NotTaken as reason:
        form.add_error("file", reason.sentence)
        return False
    if added.already:
        messages.info(request, ALREADY)
    else:
        messages.success(request, SEALED if permissions.why_not_share(added.document) else ADDED)
    return True
