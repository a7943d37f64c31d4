"""The text of a concern with what was read in it marked, and putting it right."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from handrail.casework.desk.views.who import concern_or_404, person_of
from handrail.casework.dots import actions
from handrail.casework.dots.forms import CorrectForm
from handrail.casework.dots.queries import marked_texts, reading_for


@require_safe
def readings(request: HttpRequest, concern_id: UUID) -> HttpResponse:
    """Everything that was told in a concern, marked."""
    by, at = person_of(request), timezone.now()
    concern = concern_or_404(request, concern_id)
    actions.read_concern(concern, at=at)
    return render(request, "dots/readings.html", {"concern": concern, "texts": marked_texts(concern, by=by, at=at)})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, concern_id: UUID, reading_id: UUID) -> HttpResponse:
    """One text, and what was read wrongly in it."""
    by, at = person_of(request), timezone.now()
    concern = concern_or_404(request, concern_id)
    text = next((each for each in marked_texts(concern, by=by, at=at) if each.reading == reading_id), None)
    if text is None:
        raise Http404
    form = CorrectForm(request.POST if request.method == "POST" else None, text=text.text)
    if form.is_valid():
        actions.correct(reading_for(concern, reading_id, by=by), form.corrections, by=by, at=timezone.now())
        messages.success(request, "The correction is kept. Each later reading respects it.")
        return redirect("dots:readings", concern.pk)
    return render(request, "dots/correct.html", {"concern": concern, "text": text, "form": form})
