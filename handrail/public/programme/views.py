"""Public pages of a seminar."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from handrail.foundation.printing.documents import document
from handrail.foundation.ui.choosing import in_english
from handrail.foundation.ui.wording import when_words
from handrail.foundation.vault.receipts import new_receipt
from handrail.partnership.published.forms import is_kept
from handrail.partnership.published.models import OpenEvent, RequestKind
from handrail.public.programme import queries
from handrail.public.programme.forms import SpeakForm, WorkshopsForm
from handrail.public.programme.policies import as_calendar, items_of, workshops

form_methods = require_http_methods(["GET", "HEAD", "POST"])


def seminar_or_404(event_id: UUID) -> OpenEvent:
    """The seminar that the address names. Raises Http404."""
    try:
        return queries.seminar(event_id)
    except queries.NoSuchSeminar:
        raise Http404 from None


def sent(request: HttpRequest) -> Any:
    """What was sent; None before anything was."""
    return request.POST if request.method == "POST" else None


@require_safe
def programme(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """The programme, the call for speakers, and how to come."""
    event, at = seminar_or_404(event_id), timezone.now()
    items = items_of(event)
    shown = {
        "event": event,
        "items": items,
        "workshops": workshops(items),
        "why_not_offer": queries.why_not_offer(event, at=at),
    }
    return render(request, "programme/programme.html", shown)


@require_safe
@in_english
def file(_request: HttpRequest, event_id: UUID) -> HttpResponse:
    """The programme as a PDF to print."""
    event = seminar_or_404(event_id)
    values = {
        "title": event.title,
        "when": when_words(event.starts_at),
        "place": event.place,
        "about": event.about,
        "items": [
            {
                "from": f"{timezone.localtime(item.starts_at):%H:%M}",
                "until": f"{timezone.localtime(item.ends_at):%H:%M}",
                "kind": item.kind_words,
                "title": item.title,
                "about": item.about,
                "speaker": item.speaker,
                "room": item.room,
            }
            for item in items_of(event)
        ],
    }
    return attached(document("programme/programme", values), "application/pdf", "programme.pdf")


@require_safe
def calendar(_request: HttpRequest, event_id: UUID) -> HttpResponse:
    """The programme for calendar programs."""
    content = as_calendar(seminar_or_404(event_id), at=timezone.now())
    return attached(content, "text/calendar; charset=utf-8", "programme.ics")


@require_safe
def slides(_request: HttpRequest, event_id: UUID, item_id: UUID) -> HttpResponse:
    """The slides of an item."""
    try:
        return attached(queries.slides(event_id, item_id), "application/pdf", "slides.pdf")
    except queries.NoSuchSeminar:
        raise Http404 from None


def attached(content: bytes, content_type: str, name: str) -> HttpResponse:
    """A file to keep."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@form_methods
def speak(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Offer to speak. The receipt is made with the page: sent twice, it makes one offer."""
    event, at = seminar_or_404(event_id), timezone.now()
    if reason := queries.why_not_offer(event, at=at):
        return render(request, "programme/closed.html", {"event": event, "reason": reason}, status=410)
    form = SpeakForm(sent(request), initial={"receipt": new_receipt()})
    if form.is_valid() and is_kept(form, RequestKind.SPEAKER, form.asked(event), at=at):
        return render(request, "programme/sent.html", {"event": event, "receipt": form.cleaned_data["receipt"]})
    return render(request, "programme/speak.html", {"event": event, "form": form})


@form_methods
def choose(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Choose workshops with the receipt of a booking."""
    event = seminar_or_404(event_id)
    form = WorkshopsForm(sent(request), event=event)
    if form.is_valid() and is_kept(form, RequestKind.CHOICE, form.asked(event), at=timezone.now()):
        return render(request, "programme/chosen.html", {"event": event})
    return render(request, "programme/workshops.html", {"event": event, "form": form})
