"""Pages of the sessions: all of them, one, what is planned of it, and one's own place."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require
from handrail.partnership.training import actions, queries
from handrail.partnership.training.forms import BookForm, CancelForm, PlanForm, RoomForm
from handrail.partnership.training.models import Session
from handrail.partnership.training.permissions import (
    DOORS_OPEN,
    why_not_answer,
    why_not_book_session,
    why_not_change_session,
    why_not_count_heads,
    why_not_hold_sessions,
    why_not_keep_session,
    why_not_show_code,
    why_not_walk_in,
)

form_methods = require_http_methods(["GET", "HEAD", "POST"])
SESSIONS_A_PAGE = 25


def person_of(request: HttpRequest) -> Person:
    """Whoever is signed in. Raises NotAllowed."""
    if not isinstance(request.user, Person):
        raise NotAllowed("Sign in first.")
    return request.user


def session_or_404(session_id: UUID) -> Session:
    """The session that the address names. Raises Http404."""
    try:
        return queries.session_called(session_id)
    except Session.DoesNotExist:
        raise Http404 from None


def sent(request: HttpRequest) -> Any:
    """What was sent; None before anything was."""
    return request.POST if request.method == "POST" else None


def tried(form: Any, field: str | None, act: Any) -> Any:
    """What came of it; None if it could not be done, and then the form says why, beside that field or above all."""
    try:
        return act()
    except NotAllowed as reason:
        form.add_error(field, reason.sentence)
        return None


@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    """Where one has a place, what is to come, and every session for those who hold them."""
    by, at = person_of(request), timezone.now()
    shown = {
        "own": queries.own_places(by=by, at=at),
        "to_come": Paginator(queries.sessions_to_come(at=at), SESSIONS_A_PAGE).get_page(request.GET.get("page")),
        "held": queries.sessions_held(by=by)[:SESSIONS_A_PAGE],
        "why_not_plan": why_not_hold_sessions(by=by),
        "certificates": queries.own_certificates(by=by),
        "why_not_count": why_not_count_heads(by=by),
    }
    return render(request, "training/sessions.html", shown)


@form_methods
def session(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """One session, and a place at it."""
    by, at, found = person_of(request), timezone.now(), session_or_404(session_id)
    form = BookForm(sent(request), profession=queries.profession_of(by))
    if form.is_valid() and tried(form, "profession", lambda: booked(form, found, by=by)):
        return redirect("training:session", found.pk)
    own = queries.own_place(found, by=by)
    shown = {
        "session": found,
        "left": max(0, queries.places_left(found)),
        "own": own,
        "held": queries.own_certificate(found, by=by),
        "room_form": RoomForm(),
        "is_on": found.starts_at - DOORS_OPEN <= at <= found.ends_at,
        "why_not_answer": why_not_answer(own, at=at) if own else "Only who has a place is asked.",
        "why_not_show": why_not_show_code(found, by=by, at=at),
        "why_not_walk_in": why_not_walk_in(found, by=by, at=at),
        "form": form,
        "why_not_book": why_not_book_session(found, at=at),
        "why_not_keep": why_not_keep_session(found, by=by),
        "why_not_change": why_not_change_session(found, by=by),
    }
    return render(request, "training/session.html", shown)


def booked(form: BookForm, session: Session, *, by: Person) -> Any:
    """The place that was given. Raises NotAllowed."""
    at = timezone.now()
    attendee = actions.colleague(by, profession=form.cleaned_data["profession"], at=at)
    return actions.book_place(session, attendee, by=by.ref, at=at)


@require_POST
def give_back(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Give one's own place back."""
    by, found = person_of(request), session_or_404(session_id)
    if own := queries.own_place(found, by=by):
        actions.give_back(own, by=by.ref, at=timezone.now())
        messages.success(request, "You have given your place back.")
    return redirect("training:session", found.pk)


@form_methods
def plan(request: HttpRequest) -> HttpResponse:
    """Plan a session."""
    by = person_of(request)
    require(why_not_hold_sessions(by=by))
    form = PlanForm(sent(request))
    made = (
        tried(form, "on", lambda: actions.plan_session(form.plan(), by=by, at=timezone.now()))
        if form.is_valid()
        else None
    )
    if made:
        messages.success(request, "The session is planned.")
        return redirect("training:session", made.pk)
    return render(request, "training/form.html", {"form": form, "title": "Plan a session", "button": "Plan it"})


@form_methods
def change(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Change what is planned."""
    by, found = person_of(request), session_or_404(session_id)
    require(why_not_change_session(found, by=by))
    form = PlanForm(sent(request), session=found)
    if form.is_valid() and tried(
        form, "on", lambda: actions.change_session(found, form.plan(), by=by, at=timezone.now())
    ):
        messages.success(request, "The session is changed.")
        return redirect("training:session", found.pk)
    shown = {"form": form, "session": found, "title": "Change the session", "button": "Change it"}
    return render(request, "training/form.html", shown)


@form_methods
def cancel(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Call a session off."""
    by, found = person_of(request), session_or_404(session_id)
    require(why_not_change_session(found, by=by))
    form = CancelForm(sent(request))
    if form.is_valid() and tried(
        form, "because", lambda: actions.cancel_session(found, **form.cleaned_data, by=by, at=timezone.now())
    ):
        messages.success(request, "It is called off. Those who booked are told.")
        return redirect("training:session", found.pk)
    return render(
        request, "training/form.html", {"form": form, "session": found, "title": "Call it off", "button": "Call it off"}
    )
