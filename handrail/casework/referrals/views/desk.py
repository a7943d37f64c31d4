"""The desk's side: send a concern, and look after what is overdue or came back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from handrail.casework.desk.models import Concern
from handrail.casework.desk.views.concern import tabs_of
from handrail.casework.desk.views.who import concern_or_404, person_of
from handrail.casework.referrals import actions, permissions, queries
from handrail.casework.referrals.forms import SendForm
from handrail.casework.referrals.views import words
from handrail.casework.referrals.views.reading import filters, leading, number_of
from handrail.foundation.permission import NotAllowed

WATCHED = {"overdue": "Overdue", "refused": "Came back to the desk"}


@require_http_methods(["GET", "HEAD", "POST"])
def concern_referrals(request: HttpRequest, concern_id: UUID) -> HttpResponse:
    """The referrals of a concern, and the form that sends it to another organisation."""
    at, by = timezone.now(), person_of(request)
    concern = concern_or_404(request, concern_id)
    form = SendForm(request.POST or None, concern=concern, organisations=queries.organisations_to_offer(concern))
    if form.is_valid():
        try:
            sent = actions.send(concern, by=by, at=at, **form.sending)
        except NotAllowed as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, f"{concern.reference} has been sent to {sent.to_name}.")
            return redirect("referrals:concern_referrals", concern_id)
    return render(
        request,
        "referrals/concern_referrals.html",
        {
            "concern": concern,
            "tabs": tabs_here(concern),
            "lines": words.lines_of(queries.referrals_of(concern, by), at=at),
            "form": form,
            "why_not_pass_on": permissions.why_not_pass_on(concern, by=by),
        },
    )


def tabs_here(concern: Concern) -> list[dict[str, object]]:
    """The tabs of the concern's page, with this one as the current one."""
    address = reverse("referrals:concern_referrals", args=[concern.pk])
    return [{**tab, "current": tab["url"] == address} for tab in tabs_of(concern)]


@require_safe
def watch(request: HttpRequest) -> HttpResponse:
    """Referrals that are overdue, and those that were declined or returned."""
    at, by = timezone.now(), person_of(request)
    show = request.GET.get("show", "overdue")
    page = queries.desk_watch(by, show=show, at=at, page=number_of(request))
    counts = queries.desk_watch_counts(by, at=at)
    tabs = [
        {**tab, "count": counts[code]}
        for code, tab in zip(WATCHED, filters("referrals:watch", WATCHED, show), strict=True)
    ]
    tabs.append(leading("Sent by us", "referrals:outbox"))
    context = {"filters": tabs, "show": show, "page": page, "lines": words.lines_of(page, at=at)}
    return render(request, "referrals/watch.html", context)
