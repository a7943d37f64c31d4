"""Public pages of training: what is to come, a place, and what a receipt says of it."""

from datetime import datetime
from secrets import token_hex as mark
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.foundation.locality import current_locality
from handrail.foundation.printing.documents import document
from handrail.foundation.vault.receipts import NotAReceipt, new_receipt, receipt_of
from handrail.partnership.published.forms import QuestionsForm, is_kept
from handrail.partnership.published.models import OpenEvent, RequestKind
from handrail.partnership.published.policies import as_calendar
from handrail.partnership.published.queries import standing_of
from handrail.public.learning import queries
from handrail.public.learning.forms import BookForm, CertificateForm, FollowForm, KeyForm, RoomForm
from handrail.public.learning.queries import Asked

form_methods = require_http_methods(["GET", "HEAD", "POST"])
GIVE_BACK = "yes"
NO_ROOM = _("This is not the code that is shown in the room now.")
NO_KEY = _("This is neither a receipt of ours nor a code that is shown in a room now.")
NOTHING_ASKED = _("Nothing is asked of you just now. If you have just booked, try again in a minute.")


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
    standing, at = standing_of(receipt), timezone.now()
    shown = {"form": form, "receipt": receipt, "standing": standing, "asked_back": asked}
    shown["questions"] = queries.asked_by(receipt, at=at)
    return render(request, "learning/your_place.html", shown)


@require_safe
def calendar(request: HttpRequest, event_id: UUID) -> HttpResponse:  # noqa: ARG001 — Django passes it
    """One session for a calendar; how to get in does not stand in it."""
    found = event_or_404(event_id)
    named = {"Content-Disposition": 'attachment; filename="session.ics"'}
    made = as_calendar(found, at=timezone.now())
    return HttpResponse(made, content_type="text/calendar; charset=utf-8", headers=named)


@form_methods
def room(request: HttpRequest) -> HttpResponse:
    """Be counted as there, with the code that is shown in the room and one's receipt."""
    form, at = RoomForm(request.POST if request.method == "POST" else None), timezone.now()
    if form.is_valid():
        typed = form.cleaned_data["room"]
        if queries.code_of_room(typed, at=at) is None:
            form.add_error("room", NO_ROOM)
        elif is_kept(form, RequestKind.ATTENDANCE, {"room": typed}, at=at):
            return render(request, "learning/there.html", {"receipt": form.cleaned_data["receipt"]})
    return render(request, "learning/room.html", {"form": form})


@form_methods
def questions(request: HttpRequest) -> HttpResponse:
    """What one knows: asked for with a receipt or the code of a room, then answered, then what was right."""
    key, at = KeyForm(request.POST if request.method == "POST" else None), timezone.now()
    asked = asked_of(key, at=at)
    if asked is None:
        return render(request, "learning/asked.html", {"form": key})
    form = QuestionsForm(request.POST if request.POST.get("sent") else None, questions=asked.questions)
    if form.is_valid() and answers_kept(form, key, asked, at=at):
        shown = queries.marked(asked.questions, form.answers())
        right = sum(is_right for *_, is_right in shown)
        return render(request, "learning/answered.html", {"marked": shown, "right": right, "in_room": asked.in_room})
    shown_ = {"form": form, "key": key.cleaned_data["key"], "asked": asked, "mark": request.POST.get("mark") or mark()}
    return render(request, "learning/questions.html", shown_)


def asked_of(form: KeyForm, *, at: datetime) -> Asked | None:
    """What is asked with that key; None if nothing is, and then the form says why."""
    if not form.is_valid():
        return None
    try:
        asked = queries.asked_by(form.cleaned_data["key"], at=at)
    except NotAReceipt:
        form.add_error("key", NO_KEY)
        return None
    if asked is None:
        form.add_error("key", NOTHING_ASKED)
    return asked


def answers_kept(form: QuestionsForm, key: KeyForm, asked: Asked, *, at: datetime) -> bool:
    """Whether the answers are stored; if not, the form says so.

    In a room they go under a mark of the page, so that one page sent twice is one answer and no receipt stands by it.
    """
    told: dict[str, Any] = {"answers": form.answers()}
    if not asked.in_room:
        form.cleaned_data["receipt"] = key.cleaned_data["key"]
        return is_kept(form, RequestKind.ANSWERS, told, at=at)
    form.cleaned_data["receipt"] = receipt_of(form.data.get("mark", "")[:100] or mark())
    return is_kept(form, RequestKind.ANSWERS, {**told, "room": key.cleaned_data["key"]}, at=at)


@require_POST
def paper(request: HttpRequest) -> HttpResponse:
    """A certificate to print, for whoever holds its receipt: their name opens with it alone."""
    form = FollowForm(request.POST)
    standing = standing_of(form.cleaned_data["receipt"]) if form.is_valid() else None
    if standing is None or not standing.enclosed:
        raise Http404
    address = settings.PUBLIC_ADDRESS.rstrip("/").partition("//")[2]
    values = {"title": "Certificate", "papers": [standing.enclosed], "partnership": current_locality().partnership}
    made = document("published/certificate", {**values, "check": f"{address}{reverse('learning:certificate')}"})
    named = {"Content-Disposition": 'attachment; filename="certificate.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=named)


@form_methods
def certificate(request: HttpRequest) -> HttpResponse:
    """Whether the code on somebody's certificate is ours, and whether it counts today."""
    form = CertificateForm(request.POST if request.method == "POST" else None)
    shown: dict[str, Any] = {"form": form}
    if form.is_valid():
        shown["checked"] = queries.certificate_of(form.cleaned_data["code"], on=timezone.localdate())
        shown["asked"] = True
    return render(request, "learning/certificate.html", shown)
