"""Views that are kept: one with what changed since last time, keeping one, and taking it away."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.insight.board.views.pages import person_of
from handrail.insight.explorer import queries
from handrail.insight.explorer.actions import keep_view, note_seen, remove_view
from handrail.insight.explorer.forms import KeepForm, as_asked
from handrail.insight.explorer.models import SavedView
from handrail.insight.explorer.permissions import why_not_remove
from handrail.insight.explorer.views.asking import Answer, answer_in, answer_to
from handrail.insight.explorer.views.pages import shown_on


@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the question that the address asks."""
    answer = answer_in(request)
    form = KeepForm(request.POST if request.method == "POST" else None)
    if answer.shown is None:
        return render(request, "explorer/explore.html", {**shown_on(answer), "views": ()})
    if form.is_valid():
        asked = answer.form.cleaned_data
        view = keep_view(
            answer.shown.question,
            period=asked["period"],
            beside=asked["beside"],
            by=person_of(request),
            at=timezone.now(),
            **form.cleaned_data,
        )
        note_seen(view, answer.shown, by=person_of(request), at=timezone.now())
        return redirect("explorer:view", view.pk)
    return render(request, "explorer/keep.html", {**shown_on(answer), "keep_form": form})


@require_safe
def view(request: HttpRequest, view_id: UUID) -> HttpResponse:
    """A view that is kept: its table now, and what changed since this person last looked."""
    kept, answer = kept_answer(request, view_id)
    by = person_of(request)
    told: dict[str, Any] = {"kept": kept, "why_not_remove": why_not_remove(kept, by=by)}
    if answer.shown is not None:
        period = answer.shown.question.period.code
        told["since"] = queries.changed_since(kept, answer.shown.grid, period=period, by=by)
        told["revised"] = queries.revised_since(answer.shown.question, answer.shown.digest, by=by)
    return render(request, "explorer/view.html", {**shown_on(answer), **told})


@require_POST
def seen(request: HttpRequest, view_id: UUID) -> HttpResponse:
    """Note that this person has seen the numbers of a view."""
    kept, answer = kept_answer(request, view_id)
    if answer.shown is not None:
        note_seen(kept, answer.shown, by=person_of(request), at=timezone.now())
        messages.success(request, "Noted. Next time this page says what changed since now.")
    return redirect("explorer:view", kept.pk)


@require_POST
def remove(request: HttpRequest, view_id: UUID) -> HttpResponse:
    """Take a view away."""
    remove_view(kept_or_404(request, view_id), by=person_of(request), at=timezone.now())
    return redirect("explorer:explore")


def kept_or_404(request: HttpRequest, view_id: UUID) -> SavedView:
    """The view that an address names, for somebody who may open it. Raises NotAllowed, Http404."""
    try:
        return queries.view_called(view_id, by=person_of(request))
    except SavedView.DoesNotExist:
        raise Http404 from None


def kept_answer(request: HttpRequest, view_id: UUID) -> tuple[SavedView, Answer]:
    """A view and its table. Raises NotAllowed, Http404."""
    kept = kept_or_404(request, view_id)
    asked = as_asked(kept.unit, kept.codes, kept.period, kept.beside)
    return kept, answer_to(asked, by=person_of(request), at=timezone.now())
