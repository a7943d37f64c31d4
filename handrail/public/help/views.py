"""Pages on which anybody finds help. Everything is GET, no cookie is set and nothing is kept."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.foundation.locality import current_locality
from handrail.public.help import queries
from handrail.public.help.forms import FindForm


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Find help by need, place, language and time; before anything is asked, all of it."""
    at, form = timezone.now(), FindForm(request.GET)
    if form.is_valid() and (fewer := form.with_less_of_the_postcode()):
        return redirect(f"{request.path}?{fewer}")
    page, found = queries.help_for(
        form.asked(at), locality=current_locality(), at=at, page=request.GET.get("page", "1")[:9]
    )
    answer = render(request, "help/find.html", {"form": form, "page": page, "found": found, "at": at})
    answer["X-Robots-Tag"] = "all"
    return answer


@require_safe
def service(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """One service: the number first, then all that is known."""
    try:
        found = queries.one_help(service_id, locality=current_locality(), at=timezone.now())
    except queries.NoSuchHelp:
        raise Http404 from None
    answer = render(request, "help/service.html", {"one": found})
    answer["X-Robots-Tag"] = "all"
    return answer
