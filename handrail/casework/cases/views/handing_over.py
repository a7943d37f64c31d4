"""Handing files over, and saying that one has them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.casework.cases import actions, queries
from handrail.casework.cases.forms import HandOverForm
from handrail.casework.cases.models import HandOver
from handrail.casework.cases.permissions import why_not_use_cases
from handrail.casework.cases.policies import late
from handrail.casework.cases.views.which import person_of
from handrail.foundation.permission import require


@require_safe
def hand_overs(request: HttpRequest) -> HttpResponse:
    """What was handed over and nobody has taken yet."""
    by, at = person_of(request), timezone.now()
    waiting = list(queries.hand_overs_waiting(by=by))
    return render(request, "cases/hand_overs.html", {"waiting": waiting, "late": late(waiting, at=at), "by": by})


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest) -> HttpResponse:
    """Give several files to somebody in one act, by their references."""
    by, at = person_of(request), timezone.now()
    require(why_not_use_cases(by=by))
    whose = request.GET.get("worker", "me")
    form = HandOverForm(
        request.POST if request.method == "POST" else None,
        cases=queries.files_to_hand_over(whose, by=by),
        workers=queries.workers_of(by=by),
        load=queries.open_files_by_worker(by=by),
    )
    if form.is_valid():
        number = actions.hand_over(**form.parts(), by=by, at=at)
        messages.success(request, f"Handed over: {number}. They are asked to say that they have them.")
        return redirect("cases:hand_overs")
    return render(request, "cases/hand_over.html", {"form": form, "whose": whose, "workers": form.workers, "by": by})


@require_POST
def acknowledge(request: HttpRequest, hand_over_id: UUID) -> HttpResponse:
    """Say that one has a file."""
    by, at = person_of(request), timezone.now()
    try:
        queries.hand_over_for(by=by, hand_over_id=hand_over_id)
    except HandOver.DoesNotExist:
        raise Http404 from None
    given = actions.acknowledge(hand_over_id, by=by, at=at)
    messages.success(request, f"You have said that you have {given.case.reference}.")
    return redirect("cases:hand_overs")
