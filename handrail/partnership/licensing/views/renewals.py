"""Pages of renewals: who is due, who was never reached, letters, and how many were reached."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from handrail.foundation.locality import current_locality
from handrail.partnership.licensing import actions, queries
from handrail.partnership.licensing.models import Mailing
from handrail.partnership.licensing.policies import bars
from handrail.partnership.licensing.views.counter import person_of

A_PAGE = 50
YEAR = 12


def month_or_404(year: int, month: int) -> date:
    """The first day of that month. Raises Http404."""
    try:
        return date(year, month, 1)
    except ValueError:
        raise Http404 from None


def mailing_or_404(request: HttpRequest, mailing_id: UUID) -> Mailing:
    """The letters that the address names. Raises NotAllowed, Http404."""
    try:
        return queries.mailing_for(mailing_id, by=person_of(request))
    except Mailing.DoesNotExist:
        raise Http404 from None


@require_safe
def due(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Everybody who is due in one month, with or without the leaflet."""
    by, first = person_of(request), month_or_404(year, month)
    waiting = queries.due_in(first, by=by)
    page = Paginator(waiting, A_PAGE).get_page(request.GET.get("page", 1))
    shown = {
        "page": page,
        "rows": with_names(page, request),
        "month": first,
        "today": timezone.localdate(),
        "without": waiting.filter(issue=None).count(),
    }
    return render(request, "licensing/due.html", shown)


def with_names(page: Any, request: HttpRequest) -> list[tuple[Any, Any]]:
    """Each renewal of a page with what its licence says."""
    by, at = person_of(request), timezone.now()
    read = {one.licence.pk: one for one in actions.read_names([one.licence for one in page], by=by, at=at)}
    return [(one, read[one.licence_id]) for one in page if one.licence_id in read]


@require_safe
def never(request: HttpRequest) -> HttpResponse:
    """Drivers whom the leaflet never reached."""
    by, at = person_of(request), timezone.now()
    page = Paginator(queries.never_reached(by=by), A_PAGE).get_page(request.GET.get("page", 1))
    read = actions.read_names(page, by=by, at=at)
    return render(request, "licensing/never.html", {"page": page, "read": read, "today": timezone.localdate(at)})


@require_POST
def make_letters(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Letters for everybody who is due in that month and had no leaflet."""
    made = actions.make_mailing(month_or_404(year, month), by=person_of(request), at=timezone.now())
    return redirect("licensing:mailing", made.pk)


@require_safe
def mailing(request: HttpRequest, mailing_id: UUID) -> HttpResponse:
    """A heap of letters: print it, post it, say so."""
    found = mailing_or_404(request, mailing_id)
    return render(request, "licensing/mailing.html", {"mailing": found, "letters": found.letters.count()})


@require_safe
def letters(request: HttpRequest, mailing_id: UUID) -> HttpResponse:
    """The letters as a PDF."""
    found, at = mailing_or_404(request, mailing_id), timezone.now()
    made = actions.print_letters(found, locality=current_locality(), by=person_of(request), at=at)
    return HttpResponse(
        made, content_type="application/pdf", headers={"Content-Disposition": 'attachment; filename="letters.pdf"'}
    )


@require_POST
def posted(request: HttpRequest, mailing_id: UUID) -> HttpResponse:
    """The letters are in the post."""
    found = mailing_or_404(request, mailing_id)
    reached_now = actions.confirm_posted(found, by=person_of(request), at=timezone.now())
    messages.success(request, f"Written down. Drivers to whom the leaflet was posted: {reached_now}.")
    return redirect("licensing:mailing", found.pk)


@require_POST
def drop_letters(request: HttpRequest, mailing_id: UUID) -> HttpResponse:
    """The letters are not posted after all."""
    found = mailing_or_404(request, mailing_id)
    actions.drop_mailing(found, by=person_of(request), at=timezone.now())
    messages.success(request, "The letters are dropped. Nobody counts as reached by them.")
    return redirect("licensing:mailing", found.pk)


@require_safe
def reached(request: HttpRequest) -> HttpResponse:
    """How many drivers were reached in each district over a year: drawn, and the same as a table."""
    by, today = person_of(request), timezone.localdate()
    first = queries.later(today.replace(day=1), 1 - YEAR)
    districts = queries.reached_by_district(first, how_many=YEAR, by=by)
    drawn = bars([(one.organisation.name, one.total.due, one.total.reached) for one in districts])
    return render(request, "licensing/reached.html", {"districts": districts, "drawn": drawn, "first": first})
