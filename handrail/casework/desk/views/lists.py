"""The inbox and its piles, the search, and the quarantine."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.casework.desk import actions, queries
from handrail.casework.desk.forms import FilterForm, QuarantineForm, SearchForm
from handrail.casework.desk.models import Tray
from handrail.casework.desk.permissions import why_not_search, why_not_use_desk
from handrail.casework.desk.views.who import person_of
from handrail.foundation.permission import require

# What came in a moment ago is there when somebody looks; the rest is taken in behind the pages.
TAKEN_IN_BY_A_LOOK = 3


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """The concerns on one pile, most urgent first."""
    by, at = person_of(request), timezone.now()
    require(why_not_use_desk(by=by))
    actions.take_in(at=at, at_most=TAKEN_IN_BY_A_LOOK)
    form = FilterForm(request.GET)
    filters = form.chosen()
    found = queries.inbox(by=by, filters=filters, page=form.page_number(), at=at)
    piles = [
        {
            "label": label,
            "url": f"{reverse('desk:inbox')}?tray={tray}",
            "current": tray == filters.tray,
            "count": found.counts[tray],
        }
        for tray, label in Tray.choices
    ]
    shown = {"found": found, "piles": piles, "filters": filters, "form": form, "title": Tray(filters.tray).label}
    return render(request, "desk/inbox.html", shown)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Concerns by something exact. What is searched for never stands in an address."""
    by = person_of(request)
    require(why_not_search(by=by))
    form = SearchForm(request.POST if request.method == "POST" else None)
    found = queries.search(form.cleaned_data["text"], by=by, at=timezone.now()) if form.is_valid() else None
    return render(request, "desk/search.html", {"form": form, "found": found})


@require_POST
def decide_quarantine(request: HttpRequest) -> HttpResponse:
    """Move the chosen concerns to the inbox, or close them."""
    by, at = person_of(request), timezone.now()
    require(why_not_use_desk(by=by))
    form = QuarantineForm(request.POST)
    if not form.is_valid():
        messages.warning(request, "Choose at least one concern, and what to do with it.")
    elif form.cleaned_data["decision"] == "accept":
        moved = actions.accept(form.cleaned_data["concerns"], by=by, at=at)
        messages.success(request, f"Moved to the inbox: {moved}.")
    else:
        closed = actions.close_as_junk(form.cleaned_data["concerns"], by=by, at=at)
        messages.success(request, f"Closed: {closed}. They are kept, and can be opened again.")
    return redirect(f"{reverse('desk:inbox')}?tray={Tray.QUARANTINE}")
