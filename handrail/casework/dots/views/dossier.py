"""The dossier around one concern: how it is to be handled, and then the file to keep."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.casework.desk.views.who import concern_or_404, person_of
from handrail.casework.dots.forms import HandlingForm
from handrail.casework.dots.permissions import why_not_ask
from handrail.casework.dots.queries.dossier import dossier as made
from handrail.foundation.permission import require


@require_safe
def dossier(request: HttpRequest, concern_id: UUID) -> HttpResponse:
    """What a concern touches, as a PDF with the handling code that was chosen; until one is, the codes to choose."""
    by = person_of(request)
    require(why_not_ask(by=by))
    concern = concern_or_404(request, concern_id)
    form = HandlingForm(request.GET or None)
    if not form.is_valid():
        return render(request, "dots/dossier.html", {"concern": concern, "form": form})
    file = made(concern, handling=form.cleaned_data["handling"], by=by, at=timezone.now())
    response = HttpResponse(file.contents, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response
