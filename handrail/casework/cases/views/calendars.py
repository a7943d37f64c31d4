"""One's own calendar of references, and the address at which a calendar program finds it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.casework.cases import actions, queries
from handrail.casework.cases.models import CalendarAddress
from handrail.casework.cases.policies import as_calendar, entries_of
from handrail.casework.cases.views.which import person_of


@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    """Whether there is an address; when a new one is made, the address itself, this once."""
    by, at = person_of(request), timezone.now()
    address = ""
    if request.method == "POST":
        secret = actions.make_calendar(by=by, at=at)
        address = request.build_absolute_uri(reverse("cases:calendar_feed", args=[secret]))
    shown = {"kept": queries.calendar_of(by=by), "address": address}
    return render(request, "cases/calendar.html", shown)


@require_POST
def end_calendar(request: HttpRequest) -> HttpResponse:
    """End the address."""
    actions.end_calendar(by=person_of(request), at=timezone.now())
    messages.success(request, "The address is ended. No calendar program finds anything there any more.")
    return redirect("cases:calendar")


@sensitive_variables()
@require_safe
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:  # noqa: ARG001 — Django passes it
    """What a calendar program reads. It cannot sign in: the address itself is what lets it in."""
    at = timezone.now()
    try:
        worker = actions.come_for_calendar(secret, at=at)
    except CalendarAddress.DoesNotExist:
        raise Http404 from None
    except actions.AskedTooOften:
        return HttpResponse(status=429, headers={"Retry-After": "3600"})
    body = as_calendar(entries_of(worker, at=at), at=at)
    return HttpResponse(body, content_type="text/calendar; charset=utf-8")
