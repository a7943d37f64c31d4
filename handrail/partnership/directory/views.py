"""Pages of the directory."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.foundation.locality import current_locality
from handrail.partnership.directory.forms import SearchForm
from handrail.partnership.directory.queries import NoSuchOrganisation, entries, entry

ORGANISATIONS_A_PAGE = 25


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """Every organisation, with what is open now."""
    now = timezone.now()
    form = SearchForm(request.GET)
    search = form.cleaned_data["name"] if form.is_valid() else ""
    found = entries(locality=current_locality(), at=now, search=search)
    page = Paginator(found, ORGANISATIONS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "directory/organisations.html", {"page": page, "search_form": form, "now": now})


@require_safe
def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """One organisation: its role in law, its channels, and where we know this from."""
    now = timezone.now()
    try:
        found = entry(code, locality=current_locality(), at=now)
    except NoSuchOrganisation:
        raise Http404 from None
    return render(request, "directory/organisation.html", {"entry": found, "now": now})
