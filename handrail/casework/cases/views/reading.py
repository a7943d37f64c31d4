"""The caseload, and the first page of a file."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.casework.cases import queries
from handrail.casework.cases.forms import FilterForm
from handrail.casework.cases.permissions import why_not_reopen, why_not_use_cases, why_not_work_on_case
from handrail.casework.cases.policies import notes_on
from handrail.casework.cases.queries import Chosen
from handrail.casework.cases.views.which import case_or_404, person_of, tabs_of
from handrail.casework.persons.queries import alias_of, safe_contact_of
from handrail.casework.persons.views.told import contact_rows
from handrail.foundation.permission import require


@require_safe
def caseload(request: HttpRequest) -> HttpResponse:
    """The files one works on, or those of others, filtered."""
    by, at = person_of(request), timezone.now()
    require(why_not_use_cases(by=by))
    asked = {"worker": "me", **request.GET.dict()}
    form = FilterForm(asked, workers=queries.workers_of(by=by))
    chosen = Chosen(**form.cleaned_data) if form.is_valid() else Chosen()
    page, rows = queries.caseload(chosen, number=request.GET.get("page", 1), by=by, at=at)
    shown = {"form": form, "page": page, "rows": rows, "today": timezone.localdate(at)}
    return render(request, "cases/caseload.html", {**shown, "waiting": queries.hand_overs_waiting(by=by).count()})


@require_safe
def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Where the work with somebody stands, how they may be reached, and what happened so far."""
    by, at = person_of(request), timezone.now()
    shown = case_or_404(request, case_id)
    return render(
        request,
        "cases/case.html",
        {
            "case": shown,
            "alias": alias_of(shown.person, by=by, at=at, why="file"),
            "contact": contact_rows(safe_contact_of(shown.person, by=by, at=at, why="file")),
            "notes": notes_on(shown, on=timezone.localdate(at)),
            "history": queries.history_of(shown),
            "why_not": why_not_work_on_case(shown, by=by),
            "why_not_reopen": why_not_reopen(shown, by=by),
            "tabs": tabs_of(shown, current="cases:case"),
        },
    )
