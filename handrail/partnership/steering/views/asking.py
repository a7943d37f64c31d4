"""What every page of this room does first: who asks, for what, and how a form says no."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed
from handrail.partnership.steering import queries
from handrail.partnership.steering.models import Action, Assessment, Group, Meeting, Member, Paper, Topic

form_methods = require_http_methods(["GET", "HEAD", "POST"])


def person_of(request: HttpRequest) -> Person:
    """Whoever is signed in. Raises NotAllowed."""
    if not isinstance(request.user, Person):
        raise NotAllowed("Sign in first.")
    return request.user


def group_or_404(request: HttpRequest, code: str) -> Group:
    """The group that the address names. Raises NotAllowed, Http404."""
    try:
        return queries.group_for(code, by=person_of(request))
    except Group.DoesNotExist:
        raise Http404 from None


def seat_or_404(request: HttpRequest, member_id: UUID) -> Member:
    """The seat that the address names. Raises NotAllowed, Http404."""
    try:
        return queries.seat_for(member_id, by=person_of(request))
    except Member.DoesNotExist:
        raise Http404 from None


def meeting_or_404(request: HttpRequest, meeting_id: UUID) -> Meeting:
    """The meeting that the address names. Raises NotAllowed, Http404."""
    try:
        return queries.meeting_for(meeting_id, by=person_of(request))
    except Meeting.DoesNotExist:
        raise Http404 from None


def topic_or_404(request: HttpRequest, topic_id: UUID) -> Topic:
    """The item that the address names. Raises NotAllowed, Http404."""
    try:
        return queries.topic_for(topic_id, by=person_of(request))
    except Topic.DoesNotExist:
        raise Http404 from None


def paper_or_404(request: HttpRequest, paper_id: UUID) -> Paper:
    """The paper that the address names. Raises NotAllowed, Http404."""
    try:
        return queries.paper_for(paper_id, by=person_of(request))
    except Paper.DoesNotExist:
        raise Http404 from None


def action_or_404(request: HttpRequest, action_id: UUID) -> Action:
    """The action that the address names. Raises NotAllowed, Http404."""
    try:
        return queries.action_for(action_id, by=person_of(request))
    except Action.DoesNotExist:
        raise Http404 from None


def assessment_or_404(request: HttpRequest, assessment_id: UUID) -> Assessment:
    """The assessment that the address names. Raises NotAllowed, Http404."""
    try:
        return queries.assessment_for(assessment_id, by=person_of(request))
    except Assessment.DoesNotExist:
        raise Http404 from None


def sent(request: HttpRequest) -> Any:
    """What was sent; None before anything was."""
    return request.POST if request.method == "POST" else None


def tried(form: Any, field: str | None, act: Callable[[], object]) -> bool:
    """Whether it could be done; if not, the form says why, beside that field."""
    try:
        act()
    except NotAllowed as reason:
        form.add_error(field, reason.sentence)
        return False
    return True


def form_page(request: HttpRequest, form: Any, *, title: str, button: str, back: tuple[str, str]) -> HttpResponse:
    """A form. `back` is where one came from: its address and what it is called."""
    shown = {"form": form, "title": title, "button": button, "back": back[0], "back_to": back[1]}
    return render(request, "steering/form.html", shown)


def done(request: HttpRequest, words: str, address: str, *parts: object) -> HttpResponse:
    """On to that address, with a word of what was done."""
    messages.success(request, words)
    return redirect(address, *parts)
