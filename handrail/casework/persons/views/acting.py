"""One page for each act on a record: its form, its action, and back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from handrail.casework.persons import actions, permissions, queries
from handrail.casework.persons.forms import AliasForm, CapacityForm, ContactForm, IdentityForm
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.views.who import person_of, record_or_404
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

Maker = Callable[[Any, PotentialVictim, Person, datetime], forms.Form]


@dataclass(frozen=True)
class Act:
    """What an act's page needs: its words, its form, who may, the action, and where it leads."""

    title: str
    button: str
    said: str
    form: Maker
    why_not: Callable[..., str | None]
    action: Callable[..., object]
    leads_to: str = "persons:person"
    warning: str = ""


def page_of(act: Act, request: HttpRequest, person_id: UUID) -> HttpResponse:
    """The form of an act; when it is filled in rightly, the act, and on."""
    by, at = person_of(request), timezone.now()
    record = record_or_404(request, person_id)
    require(act.why_not(record, by=by))
    form: Any = act.form(request.POST if request.method == "POST" else None, record, by, at)
    if form.is_valid():
        act.action(record, **form.parts(), by=by, at=at)
        messages.success(request, act.said)
        return redirect(act.leads_to, record.pk)
    return render(request, "persons/act.html", {"form": form, "person": record, "act": act})


def identity_form(data: Any, record: PotentialVictim, by: Person, at: datetime) -> forms.Form:
    """The form of who they are, with what is known filled in: reading that is in the trail."""
    return IdentityForm(data, known=queries.identity_of(record, by=by, at=at, why="form"))


def contact_form(data: Any, record: PotentialVictim, by: Person, at: datetime) -> forms.Form:
    """The form of how they may be reached, with what is known filled in: reading that is in the trail."""
    return ContactForm(data, known=queries.safe_contact_of(record, by=by, at=at, why="form"))


RENAME = Act(
    title="Give another working name",
    button="Save",
    said="The working name is changed.",
    form=lambda data, *_: AliasForm(data),
    why_not=permissions.why_not_work_on,
    action=actions.rename,
)
CAPACITY = Act(
    title="Record an assessment of capacity",
    button="Save the assessment",
    said="The assessment is recorded.",
    form=lambda data, *_: CapacityForm(data),
    why_not=permissions.why_not_assess_capacity,
    action=actions.assess_capacity,
    leads_to="persons:consents",
    warning="Every adult is taken to be able to decide. An assessment is about one decision, when it has to be made.",
)
CONTACT = Act(
    title="How may they be contacted?",
    button="Save",
    said="How they may be contacted is saved.",
    form=contact_form,
    why_not=permissions.why_not_work_on,
    action=actions.set_safe_contact,
    leads_to="persons:identity",
    warning="Ask them first. Until they say that it is safe, no number or address is kept, and nobody contacts them.",
)
IDENTITY = Act(
    title="Who are they?",
    button="Save",
    said="Who they are is saved.",
    form=identity_form,
    why_not=permissions.why_not_work_on,
    action=actions.set_identity,
    leads_to="persons:identity",
    warning="Write only what they told you. Do not press for it.",
)


def view_of(act: Act, name: str) -> Callable[[HttpRequest, UUID], HttpResponse]:
    """The view of an act, under its own name."""

    @sensitive_post_parameters()
    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest, person_id: UUID) -> HttpResponse:
        return page_of(act, request, person_id)

    view.__name__ = view.__qualname__ = name
    view.__doc__ = f"{act.title}."
    return view


rename = view_of(RENAME, "rename")
assess_capacity = view_of(CAPACITY, "assess_capacity")
set_safe_contact = view_of(CONTACT, "set_safe_contact")
set_identity = view_of(IDENTITY, "set_identity")
