"""A plan that is begun from what concerns share: around one of them, or from a signal."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from handrail.casework.desk.views.who import concern_or_404
from handrail.casework.dots.views.signals import signal_or_404
from handrail.casework.operations import actions, forms, queries
from handrail.casework.operations.permissions import why_not_plan_from
from handrail.casework.operations.queries import Beginning
from handrail.casework.operations.views.who import person_of
from handrail.foundation.permission import require


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def plan_from_concern(request: HttpRequest, concern_id: UUID) -> HttpResponse:
    """From a concern and what shares something with it."""
    by, at = person_of(request), timezone.now()
    require(why_not_plan_from(by))
    concern = concern_or_404(request, concern_id)
    back = reverse("dots:of_concern", args=[concern.pk])
    return begin(request, queries.beginning_around(concern, by=by, at=at), back=back)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def plan_from_signal(request: HttpRequest, signal_id: UUID) -> HttpResponse:
    """From the concerns that a signal stands on."""
    by, at = person_of(request), timezone.now()
    require(why_not_plan_from(by))
    signal = signal_or_404(request, signal_id)
    back = reverse("dots:signal", args=[signal.pk])
    return begin(request, queries.beginning_from(signal, by=by, at=at), back=back)


def begin(request: HttpRequest, beginning: Beginning, *, back: str) -> HttpResponse:
    """The plan as it could begin, and once a lead has checked it, the operation."""
    by = person_of(request)
    form = forms.BeginForm(request.POST if request.method == "POST" else None, beginning=beginning)
    if form.is_valid():
        planned = actions.plan_from(concerns=form.chosen(), **form.parts(), by=by, at=timezone.now())
        messages.success(request, "It is planned, and stands on the concerns that you chose. See what is missing.")
        return redirect("operations:operation", planned.pk)
    return render(
        request,
        "operations/plan_from.html",
        {"form": form, "back": back, "told": beginning.expectation, "left_out": beginning.left_out},
    )
