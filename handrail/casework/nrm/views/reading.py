"""The texts of a notification, each to be read before it goes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from handrail.casework.nrm import actions, queries
from handrail.casework.nrm.forms import ReadingForm
from handrail.casework.nrm.permissions import why_not_screen
from handrail.casework.nrm.views.who import alias_of, person_of, record_or_404, tabs_of
from handrail.foundation.permission import require


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def read_texts(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Every text with what in it could lead to somebody; each is confirmed by itself."""
    by, at = person_of(request), timezone.now()
    record = record_or_404(request, person_id)
    file = queries.file_of(record, by=by, at=at, why="screening")
    require(why_not_screen(record, route=file.holding.route, by=by))
    if request.method == "POST":
        asked = ReadingForm(request.POST)
        if not asked.is_valid():
            return HttpResponseBadRequest("This cannot be read.")
        actions.confirm_reading(record, **asked.parts(), by=by, at=at)
        messages.success(request, "It is written down that you have read this text.")
        return redirect("nrm:read_texts", record.pk)
    texts = queries.texts_to_read(file)
    shown = {
        "person": record,
        "alias": alias_of(record),
        "tabs": tabs_of(record, by=by, current="nrm:form"),
        "texts": texts,
        "unread": sum(not text.read for text in texts),
    }
    return render(request, "nrm/read_texts.html", shown)
