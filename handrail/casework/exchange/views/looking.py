"""Look through a list before it is in, at the rows that did not land, and at what became of the others."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.casework.exchange import actions, queries
from handrail.casework.exchange.forms import LookForm
from handrail.casework.exchange.views.who import list_or_404, person_of


@require_safe
def rows(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """A page of the rows of a checked list, each fault beside its cell."""
    held = list_or_404(request, list_id)
    wrong, number = LookForm(request.GET).chosen()
    page, shown = actions.look_through(held, page=number, only_wrong=wrong, by=person_of(request), at=timezone.now())
    return render(request, "exchange/rows.html", {"held": held, "page": page, "rows": shown, "wrong": wrong})


@require_safe
def faults(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """The rows that do not land, with the reasons."""
    held = list_or_404(request, list_id)
    made = actions.export_faults(held, by=person_of(request), at=timezone.now())
    if made is None:
        raise Http404
    named = {"Content-Disposition": 'attachment; filename="rows-to-put-right.csv"'}
    return HttpResponse(made, content_type="text/csv; charset=utf-8", headers=named)


@require_safe
def landed(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """The rows that stand at the desk, which concern each is now, and what keeps it there."""
    held = list_or_404(request, list_id)
    _, number = LookForm(request.GET).chosen()
    page, shown = queries.landed_page(held, page=number, by=person_of(request))
    return render(request, "exchange/landed.html", {"held": held, "page": page, "rows": shown})
