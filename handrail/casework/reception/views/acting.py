"""One page for each act: its form, its action, and back to the person."""

from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from handrail.casework.reception import actions, queries
from handrail.casework.reception.forms import (
    AtOnceForm,
    BelongingForm,
    CameWithForm,
    CareForm,
    LeaveForm,
    LogForm,
    MissingForm,
    NeedForm,
    NeedsForm,
    PlaceForm,
    SearchForm,
    SettleForm,
)
from handrail.casework.reception.models import Arrival
from handrail.casework.reception.permissions import REST_FIRST, why_not_work_with
from handrail.casework.reception.views.which import (
    arrival_or_404,
    belonging_or_404,
    centre_or_404,
    missing_or_404,
    person_of,
)
from handrail.foundation.permission import NotAllowed, require

form_methods = require_http_methods(["GET", "HEAD", "POST"])
IN_DANGER = "Are they in danger, or a child? Call 999 now. Otherwise call 101 and say that a person at risk is missing."


def page_of(
    request: HttpRequest,
    form: Any,
    act: Callable[..., object],
    *,
    arrival: Arrival,
    title: str,
    button: str,
    warning: str = "",
) -> HttpResponse:
    """The form; when it is filled in rightly, the act. What the rules refuse is said above the form."""
    if form.is_valid():
        try:
            act(**form.parts(), by=person_of(request), at=timezone.now())
        except NotAllowed as reason:
            form.add_error(None, reason.sentence)
        else:
            messages.success(request, "Written down.")
            return redirect("reception:arrival", arrival.pk)
    shown = {"form": form, "arrival": arrival, "title": title, "button": button, "warning": warning}
    return render(request, "reception/act.html", shown)


def sent(request: HttpRequest) -> Any:
    """What was sent; None before anything was."""
    return request.POST if request.method == "POST" else None


def act_on(
    request: HttpRequest, arrival_id: UUID, form: type[forms.Form], act: Callable[..., object], **words: str
) -> HttpResponse:
    """An act on one person that is asked with a plain form."""
    arrival = arrival_or_404(request, arrival_id)
    require(why_not_work_with(arrival, by=person_of(request)))

    def done(**parts: Any) -> object:
        return act(arrival, **parts)

    return page_of(request, form(sent(request)), done, arrival=arrival, **words)


def done_with_a_button(
    request: HttpRequest, arrival_id: UUID, form: type[forms.Form] | None, act: Callable[..., object], said: str
) -> HttpResponse:
    """An act on one person that is one button on their page."""
    arrival, parts = arrival_or_404(request, arrival_id), {}
    if form is not None:
        filled: Any = form(request.POST)
        if not filled.is_valid():
            require(why_not_work_with(arrival, by=person_of(request)))
            messages.error(request, "Choose one of what is there.")
            return redirect("reception:arrival", arrival.pk)
        parts = filled.parts()
    act(arrival, **parts, by=person_of(request), at=timezone.now())
    messages.success(request, said)
    return redirect("reception:arrival", arrival.pk)


@require_POST
def care(request: HttpRequest, arrival_id: UUID) -> HttpResponse:
    """Something was done."""
    return done_with_a_button(request, arrival_id, CareForm, actions.record_care, "Written down.")


@require_POST
def meet_need(request: HttpRequest, arrival_id: UUID) -> HttpResponse:
    """They have what they needed."""
    return done_with_a_button(request, arrival_id, NeedForm, actions.meet_need, "Written down.")


@require_POST
def look_after(request: HttpRequest, arrival_id: UUID) -> HttpResponse:
    """Whoever presses it is with them."""
    return done_with_a_button(request, arrival_id, None, actions.look_after, "You are with them.")


@require_POST
def open_file(request: HttpRequest, arrival_id: UUID) -> HttpResponse:
    """A file on somebody who accepted support."""
    return done_with_a_button(request, arrival_id, None, actions.open_file, "The file is open. Nothing is typed again.")


@form_methods
def note_needs(request: HttpRequest, arrival_id: UUID) -> HttpResponse:
    """What they need now."""
    words = {"title": "What they need now", "button": "Write it down"}
    return act_on(request, arrival_id, NeedsForm, actions.note_needs, **words)


@sensitive_post_parameters()
@form_methods
def at_once(request: HttpRequest, arrival_id: UUID) -> HttpResponse:
    """Somebody is asked to decide before they have rested."""
    words = {"title": "Ask them at once", "button": "Keep the reason", "warning": REST_FIRST}
    return act_on(request, arrival_id, AtOnceForm, actions.record_care, **words)


@form_methods
def give_place(request: HttpRequest, arrival_id: UUID) -> HttpResponse:
    """A sleeping place."""
    arrival = arrival_or_404(request, arrival_id)
    require(why_not_work_with(arrival, by=person_of(request)))
    free = Counter(room.pk for room, _ in queries.free_places(arrival.centre))
    form = PlaceForm(sent(request), centre=arrival.centre, free=free)

    def give(**parts: Any) -> object:
        return actions.give_place(arrival, **parts)

    return page_of(request, form, give, arrival=arrival, title="Give a sleeping place", button="Give this place")


@form_methods
def came_with(request: HttpRequest, arrival_id: UUID) -> HttpResponse:
    """Whom they came with."""
    arrival = arrival_or_404(request, arrival_id)
    require(why_not_work_with(arrival, by=person_of(request)))

    def say(**parts: Any) -> object:
        return actions.say_came_with(arrival, **parts)

    words = {"title": "Whom did they come with?", "button": "Write it down"}
    return page_of(request, CameWithForm(sent(request), arrival=arrival), say, arrival=arrival, **words)


@sensitive_post_parameters()
@form_methods
def take_belonging(request: HttpRequest, arrival_id: UUID) -> HttpResponse:
    """Something to keep."""
    words = {"title": "Keep something for them", "button": "Keep it"}
    return act_on(request, arrival_id, BelongingForm, actions.take_belonging, **words)


@sensitive_post_parameters()
@form_methods
def settle_belonging(request: HttpRequest, belonging_id: UUID) -> HttpResponse:
    """Something that was kept goes."""
    belonging = belonging_or_404(request, belonging_id)
    require(why_not_work_with(belonging.arrival, by=person_of(request)))

    def settle(**parts: Any) -> object:
        return actions.settle_belonging(belonging, **parts)

    words = {"title": "Where it went", "button": "Write it down"}
    return page_of(request, SettleForm(sent(request)), settle, arrival=belonging.arrival, **words)


@sensitive_post_parameters()
@form_methods
def leave(request: HttpRequest, arrival_id: UUID) -> HttpResponse:
    """Somebody left."""
    words = {"title": "They have left", "button": "Write it down"}
    return act_on(request, arrival_id, LeaveForm, actions.record_departure, **words)


@sensitive_post_parameters()
@form_methods
def missing(request: HttpRequest, arrival_id: UUID) -> HttpResponse:
    """Somebody is missing."""
    words = {"title": "They are missing", "button": "Raise it now", "warning": IN_DANGER}
    return act_on(request, arrival_id, MissingForm, actions.raise_missing, **words)


@require_POST
def found(request: HttpRequest, missing_id: UUID) -> HttpResponse:
    """They were found."""
    gone = missing_or_404(request, missing_id)
    actions.record_found(gone, by=person_of(request), at=timezone.now())
    messages.success(request, "They are back. Look after them first.")
    return redirect("reception:arrival", gone.arrival_id)


@sensitive_post_parameters()
@form_methods
def hand_over_search(request: HttpRequest, missing_id: UUID) -> HttpResponse:
    """The police carry on the search."""
    gone = missing_or_404(request, missing_id)
    require(why_not_work_with(gone.arrival, by=person_of(request)))

    def hand_over(**parts: Any) -> object:
        return actions.hand_over_search(gone, **parts)

    words = {"title": "The police carry on the search", "button": "Write it down"}
    return page_of(request, SearchForm(sent(request)), hand_over, arrival=gone.arrival, **words)


@sensitive_post_parameters()
@form_methods
def log(request: HttpRequest, centre_id: UUID) -> HttpResponse:
    """The log of the night, and a line more."""
    centre, by, at = centre_or_404(request, centre_id), person_of(request), timezone.now()
    form: Any = LogForm(sent(request))
    if form.is_valid():
        try:
            actions.add_to_log(centre, **form.parts(), by=by, at=at)
        except NotAllowed as reason:
            form.add_error("words", reason.sentence)
        else:
            return redirect("reception:log", centre.pk)
    shown = {"form": form, "centre": centre, "entries": queries.timeline_of(centre, by=by, at=at)}
    return render(request, "reception/log.html", shown)
