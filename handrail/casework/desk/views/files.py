"""The files that came with a concern. A file that leaves is to be kept; nothing in it runs beside our own pages."""

from typing import Protocol
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.casework.desk import actions, permissions, queries
from handrail.casework.desk.forms import TakeOriginalForm
from handrail.casework.desk.models import Attachment
from handrail.casework.desk.views.who import person_of
from handrail.foundation.permission import require

NOTHING_RUNS = "default-src 'none'; sandbox"


class Leaving(Protocol):
    """A file under the name and of the kind with which it leaves."""

    @property
    def name(self) -> str: ...

    @property
    def content_type(self) -> str: ...

    @property
    def content(self) -> bytes: ...


def as_file(sent: Leaving) -> HttpResponse:
    """A file to keep, under a name that names nobody; should a browser show it all the same, nothing in it runs."""
    response = HttpResponse(sent.content, content_type=sent.content_type)
    response["Content-Disposition"] = f'attachment; filename="{sent.name}"'
    response["Content-Security-Policy"] = NOTHING_RUNS
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


@require_safe
def attachment(request: HttpRequest, attachment_id: UUID) -> HttpResponse:
    """What one file is; a picture is shown from its copy. Unopened, there is a button."""
    file, by, at = file_or_404(request, attachment_id), person_of(request), timezone.now()
    shown = {
        "attachment": file,
        "concern": file.concern,
        "opened": queries.opened_file(file, by=by, at=at),
        "why_not_open": permissions.why_not_open_attachment(file, by=by),
    }
    return render(request, "desk/attachment.html", shown)


@require_POST
def open_attachment(request: HttpRequest, attachment_id: UUID) -> HttpResponse:
    """Open a sealed file."""
    file = file_or_404(request, attachment_id)
    actions.open_attachment(file, by=person_of(request), at=timezone.now())
    return redirect("desk:attachment", file.pk)


@require_safe
def attachment_copy(request: HttpRequest, attachment_id: UUID) -> HttpResponse:
    """The copy to work with."""
    file = file_or_404(request, attachment_id)
    return as_file(queries.copy_of_file(file, by=person_of(request), at=timezone.now()))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def attachment_original(request: HttpRequest, attachment_id: UUID) -> HttpResponse:
    """Ask for the reason, then the file as it came."""
    file, by = file_or_404(request, attachment_id), person_of(request)
    require(permissions.why_not_take_original(file, by=by))
    form = TakeOriginalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return as_file(actions.take_original(file, reason=form.cleaned_data["reason"], by=by, at=timezone.now()))
    return render(request, "desk/attachment_original.html", {"form": form, "attachment": file, "concern": file.concern})


def file_or_404(request: HttpRequest, attachment_id: UUID) -> Attachment:
    """The file that the address names. Raises NotAllowed, Http404."""
    try:
        return queries.attachment_for(by=person_of(request), attachment_id=attachment_id)
    except Attachment.DoesNotExist:
        raise Http404 from None
