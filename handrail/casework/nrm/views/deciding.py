"""Decisions and clocks: what came back after a referral, and what is awaited by when."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from handrail.casework.nrm import actions, queries
from handrail.casework.nrm.forms import DecisionForm
from handrail.casework.nrm.models import Decision
from handrail.casework.nrm.permissions import is_for, why_not_prepare, why_not_record_decision
from handrail.casework.nrm.views.who import alias_of, person_of, record_or_404, tabs_of
from handrail.foundation.permission import require
from handrail.rules.pathway.clocks import Clock

SET_BY = {"law": "The law", "guidance": "Guidance", "local": "This partnership"}


@require_safe
def decisions(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """What came back, and every clock with the day on which it is due."""
    record, by = record_or_404(request, person_id), person_of(request)
    came = queries.came_back(record, by=by, at=timezone.now())
    shown = {
        "person": record,
        "alias": alias_of(record),
        "tabs": tabs_of(record, by=by, current="nrm:form" if is_for(record, by) else "nrm:decisions"),
        "came": came,
        "clocks": [clock_row(clock, came) for clock in came.clocks],
        "may_prepare": why_not_prepare(record, by=by) is None,
    }
    return render(request, "nrm/decisions.html", shown)


def clock_row(clock: Clock, came: queries.CameBack) -> dict[str, object]:
    """One clock in words."""
    late = clock.due_on is not None and not clock.over and clock.due_on < came.today
    state = ("Over", "grey") if clock.over else ("Passed", "orange") if late else ("Runs", "blue")
    return {"clock": clock, "state": state if clock.due_on else ("", ""), "set_by": SET_BY.get(clock.kind, clock.kind)}


@require_http_methods(["GET", "HEAD", "POST"])
def record_decision(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Write down what came back, or was asked for."""
    by, at = person_of(request), timezone.now()
    record = record_or_404(request, person_id)
    require(why_not_record_decision(record, by=by))
    asked = DecisionForm(request.POST if request.method == "POST" else None)
    if asked.is_valid():
        actions.record_decision(record, **asked.parts(), by=by, at=at)
        messages.success(request, "It is written down. The clocks go by it.")
        return redirect("nrm:decisions", record.pk)
    return render(request, "nrm/record_decision.html", {"person": record, "form": asked})


@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, person_id: UUID, decision_id: UUID) -> HttpResponse:
    """Take back what was written down wrongly; looking asks whether to."""
    by, at = person_of(request), timezone.now()
    record = record_or_404(request, person_id)
    require(why_not_record_decision(record, by=by))
    if request.method == "POST":
        try:
            actions.take_back_decision(record, decision_id=decision_id, by=by, at=at)
        except Decision.DoesNotExist:
            raise Http404 from None
        messages.success(request, "It is taken back.")
        return redirect("nrm:decisions", record.pk)
    found = [one for one in queries.decisions_of(record) if one.pk == decision_id]
    if not found:
        raise Http404
    return render(request, "nrm/take_back.html", {"person": record, "decision": found[0]})
