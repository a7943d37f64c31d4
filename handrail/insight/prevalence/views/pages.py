"""The page of one study, and what may be done with it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from handrail.foundation.permission import require
from handrail.insight.prevalence import actions, queries
from handrail.insight.prevalence.forms import SigningForm
from handrail.insight.prevalence.models import UNDER_WAY, Source, Study, StudyState
from handrail.insight.prevalence.permissions import why_not_go_on, why_not_sign, why_not_stop
from handrail.insight.prevalence.policies import Row, assumptions_of, has_stopped, shown_of
from handrail.insight.prevalence.views.asking import form_methods, person_of
from handrail.insight.prevalence.views.drawing import PICTURES

# How soon a page that shows progress looks again, in seconds. A header does it: no script is needed.
LOOK_AGAIN = "5"


def study_or_404(request: HttpRequest, study_id: UUID) -> Study:
    """The study that the address names. Raises NotAllowed, Http404."""
    try:
        return queries.study_for(study_id, by=person_of(request))
    except Study.DoesNotExist:
        raise Http404 from None


@require_safe
def study(request: HttpRequest, study_id: UUID) -> HttpResponse:
    """How far a study is, or what it found."""
    held, by, at = study_or_404(request, study_id), person_of(request), timezone.now()
    under_way, stopped = held.state in UNDER_WAY, has_stopped(held, at=at)
    shown = {
        "study": held,
        "under_way": under_way,
        "stopped": stopped,
        "preparing": held.state == StudyState.RUNNING and held.samples_done == 0,
        "why_not_stop": why_not_stop(held, by=by),
        "why_not_go_on": why_not_go_on(held, by=by, at=at),
        "why_not_sign": why_not_sign(held, by=by),
        "signature": getattr(held, "signature", None),
        "assumptions": assumptions_of(own_records=held.source == Source.OWN),
        **(found(held, request.GET.get("step", "")) if held.result else {}),
    }
    made = render(request, "prevalence/study.html", shown)
    if under_way and not stopped:
        made.headers["Refresh"] = LOOK_AGAIN
    return made


def found(held: Study, step: str) -> dict[str, Any]:
    """What a finished study shows; of the steps, the one that was chosen."""
    shown = shown_of(held)
    named = {str(number): row for number, row in enumerate(shown.steps)}
    chosen = named.get(step) or chosen_first(shown.steps)
    return {"shown": shown, "chosen": chosen, "steps": list(named.items())}


def chosen_first(steps: list[Row]) -> Row | None:
    """The step at which lists do not depend."""
    return next((one for one in steps if one.marked), None)


@require_safe
def picture(request: HttpRequest, study_id: UUID, picture: str) -> HttpResponse:
    """One of a study's pictures; beside each stands its table."""
    held = study_or_404(request, study_id)
    if not held.result or picture not in PICTURES:
        raise Http404
    return HttpResponse(PICTURES[picture](shown_of(held), held.names), content_type="image/svg+xml")


@require_safe
def document(request: HttpRequest, study_id: UUID) -> HttpResponse:
    """The study for the steering group."""
    held = study_or_404(request, study_id)
    if not held.result:
        raise Http404
    actions.note_document(held, by=person_of(request), at=timezone.now())
    named = {"Content-Disposition": 'attachment; filename="how-many.pdf"'}
    return HttpResponse(queries.as_pdf(held), content_type="application/pdf", headers=named)


@require_POST
def stop(request: HttpRequest, study_id: UUID) -> HttpResponse:
    """Stop the work."""
    held = study_or_404(request, study_id)
    actions.stop(held, by=person_of(request), at=timezone.now())
    messages.success(request, "The work is stopped. What was found is kept.")
    return redirect("prevalence:study", held.pk)


@require_POST
def go_on(request: HttpRequest, study_id: UUID) -> HttpResponse:
    """Have the work go on."""
    held = study_or_404(request, study_id)
    actions.go_on(held, by=person_of(request), at=timezone.now())
    return redirect("prevalence:study", held.pk)


@form_methods
def sign(request: HttpRequest, study_id: UUID) -> HttpResponse:
    """Sign the assumptions, each of them."""
    held, by = study_or_404(request, study_id), person_of(request)
    require(why_not_sign(held, by=by))
    assumptions = assumptions_of(own_records=held.source == Source.OWN)
    form = SigningForm(request.POST if request.method == "POST" else None, assumptions=assumptions)
    if form.is_valid():
        actions.sign(held, by=by, at=timezone.now())
        messages.success(request, "You have signed the assumptions.")
        return redirect("prevalence:study", held.pk)
    return render(request, "prevalence/sign.html", {"form": form, "study": held})
