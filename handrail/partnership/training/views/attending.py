"""Pages of whoever holds a session while it is on: who comes, the code for the room, and the door."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require
from handrail.partnership.training import actions, queries
from handrail.partnership.training.forms import RoomForm, WalkInForm
from handrail.partnership.training.models import Session
from handrail.partnership.training.permissions import (
    why_not_close_attendance,
    why_not_keep_session,
    why_not_note_attendance,
    why_not_show_code,
    why_not_walk_in,
)
from handrail.partnership.training.policies import must_pass
from handrail.partnership.training.views.sessions import form_methods, person_of, sent, session_or_404, tried


@form_methods
def who_comes(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Who has a place, who waits for one, and the list to tick who came."""
    by, at, found = person_of(request), timezone.now(), session_or_404(session_id)
    if request.method == "POST":
        number = note(request, found, by=by, at=at)
        messages.success(request, f"It is written down that {number} came.")
        return redirect("training:who_comes", found.pk)
    shown = {
        "session": found,
        "comers": queries.who_comes(found, by=by, at=at),
        "why_not_note": why_not_note_attendance(found, by=by, at=at),
        "why_not_close": why_not_close_attendance(found, by=by, at=at),
        "must_pass": must_pass(found),
    }
    return render(request, "training/who_comes.html", shown)


def note(request: HttpRequest, session: Session, *, by: Person, at: datetime) -> int:
    """How many came, after this list. Raises NotAllowed, Http404."""
    came, were = (uuids(request.POST.getlist(name)) for name in ("came", "were"))
    return actions.note_who_came(session, came, were=were, by=by, at=at)


def uuids(typed: list[str]) -> list[UUID]:
    """The ids among what was sent; what is none names nobody. Raises Http404."""
    try:
        return [UUID(one) for one in typed]
    except ValueError:
        raise Http404 from None


@require_POST
def close_attendance(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Fix who came."""
    found = session_or_404(session_id)
    records = actions.close_attendance(found, by=person_of(request), at=timezone.now())
    messages.success(request, f"The attendance is closed. {len(records)} have a certificate.")
    return redirect("training:who_comes", found.pk)


@form_methods
def room(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """The code to show in the room, and a new one."""
    by, at, found = person_of(request), timezone.now(), session_or_404(session_id)
    require(why_not_keep_session(found, by=by))
    if request.method == "POST":
        actions.show_code(found, by=by, at=at)
        return redirect("training:room", found.pk)
    shown = {
        "session": found,
        "shown": queries.code_in_room(found, by=by, at=at),
        "why_not_show": why_not_show_code(found, by=by, at=at),
    }
    return render(request, "training/room.html", shown)


@form_methods
def walk_in(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Somebody at the door without a place. Their receipt is shown once."""
    by, found = person_of(request), session_or_404(session_id)
    require(why_not_keep_session(found, by=by))
    form, reason = WalkInForm(sent(request)), why_not_walk_in(found, by=by, at=timezone.now())
    shown = {"session": found, "form": form, "why_not_walk_in": reason}
    if form.is_valid() and (
        came := tried(form, None, lambda: actions.walk_in(found, form.guest(), by=by, at=timezone.now()))
    ):
        return render(request, "training/walked_in.html", {"session": found, "receipt": came[1]})
    return render(request, "training/walk_in.html", shown)


@require_POST
def come(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Say that one is there, with the code that is shown in the room."""
    by, found = person_of(request), session_or_404(session_id)
    form, own = RoomForm(request.POST), queries.own_place(found, by=by)
    if own is None or not form.is_valid():
        messages.error(request, "Type the code that is shown in the room. You need a place.")
        return redirect("training:session", found.pk)
    try:
        actions.come(own, form.cleaned_data["code"], by=by.ref, at=timezone.now())
    except NotAllowed as reason:
        messages.error(request, reason.sentence)
    else:
        messages.success(request, "It is written down that you are here.")
    return redirect("training:session", found.pk)
