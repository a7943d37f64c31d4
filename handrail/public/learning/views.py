"""Public pages of training: what is to come, a place, and what a receipt says of it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from handrail.foundation.vault.receipts import new_receipt
from handrail.partnership.published.forms import is_kept
from handrail.partnership.published.models import OpenEvent, RequestKind
from handrail.partnership.published.queries import standing_of
from handrail.public.learning import queries
from handrail.public.learning.forms import BookForm, CertificateForm, FollowForm

form_methods = require_http_methods(["GET", "HEAD", "POST"])
GIVE_BACK = "yes"


def event_or_404(event_id: UUID) -> OpenEvent:
    """The session that the address names. Raises Http404."""
    try:
        return queries.event_called(event_id)
    except queries.NoSuchEvent:
        raise Http404 from None


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """What anybody may come to."""
    return render(request, "learning/events.html", {"events": queries.to_come(at=timezone.now())})


@form_methods
def event(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """One session, and a place at it. The receipt is made with the page: sent twice, it is one booking."""
    found, at = event_or_404(event_id), timezone.now()
    reason = queries.why_not_book(found, at=at)
    typed = request.POST if request.method == "POST" and not reason else None
    form = BookForm(typed, initial={"receipt": new_receipt()})
    if form.is_valid() and is_kept(form, RequestKind.BOOKING, form.asked(found), at=at):
        return render(request, "learning/booked.html", {"event": found, "receipt": form.cleaned_data["receipt"]})
    return render(request, "learning/event.html", {"event": found, "form": form, "why_not_book": reason})


@form_methods
def follow(request: HttpRequest) -> HttpResponse:
    """What a receipt says of a place, and giving it back."""
    form = FollowForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "learning/follow.html", {"form": form})
    receipt = form.cleaned_data["receipt"]
    gives_back = form.cleaned_data["gives_back"] == GIVE_BACK
    asked = gives_back and is_kept(form, RequestKind.CANCELLATION, {}, at=timezone.now())
    shown = {"form": form, "receipt": receipt, "standing": standing_of(receipt), "asked_back": asked}
    return render(request, "learning/your_place.html", shown)


@form_methods
def certificate(request: HttpRequest) -> HttpResponse:
    """Whether the code on somebody's certificate is ours, and whether it counts today."""
    form = CertificateForm(request.POST if request.method == "POST" else None)
    shown: dict[str, Any] = {"form": form}
    if form.is_valid():
        shown["checked"] = queries.certificate_of(form.cleaned_data["code"], on=timezone.localdate())
        shown["asked"] = True
    return render(request, "learning/certificate.html", shown)
