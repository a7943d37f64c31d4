"""The tab on a person's pages: what they asked, what is held, and whether they are to be erased."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from handrail.casework.persons.policies import names_given
from handrail.casework.persons.views.acting import Act
from handrail.casework.persons.views.acting import view_of as view_of_person
from handrail.casework.persons.views.who import record_or_404, tabs_of
from handrail.casework.subject_rights import actions, queries
from handrail.casework.subject_rights.forms import HoldForm, NothingForm, ProposeForm, RequestForm
from handrail.casework.subject_rights.permissions import (
    why_not_handle,
    why_not_lift_hold,
    why_not_propose_erasing,
)
from handrail.casework.subject_rights.views.which import form_methods, hold_or_404, person_of, sent
from handrail.foundation.permission import require

BACK = "subject_rights:of_person"


@require_safe
def of_person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """What somebody asked about themselves, what is held of them, and what they say is wrong."""
    person, by = record_or_404(request, person_id), person_of(request)
    asked, holds, erasing = queries.rights_of(person, by=by, at=timezone.now())
    shown = {
        "person": person,
        "alias": names_given(person)[-1],
        "tabs": tabs_of(person, by=by, current=BACK),
        "asked": asked,
        "holds": holds,
        "erasing": erasing,
        "statements": queries.statements_of(person),
        "why_not_erase": why_not_propose_erasing(person, by=by),
    }
    return render(request, "subject_rights/of_person.html", shown)


def act_on_person(name: str, form: Callable[[Any], Any], **words: Any) -> Callable[[HttpRequest, UUID], HttpResponse]:
    """The view of an act on a person, that leads back to the tab."""
    return view_of_person(Act(form=lambda data, *_: form(data), leads_to=BACK, **words), name)


record_request = act_on_person(
    "record_request",
    RequestForm,
    title="What do they ask?",
    button="Save the request",
    said="The request is saved.",
    why_not=why_not_handle,
    action=actions.record_request,
    warning="They need not give a reason, write it down or use any form. Answering costs them nothing.",
)
place_hold = act_on_person(
    "place_hold",
    HoldForm,
    title="Keep it longer",
    button="Hold it",
    said="It is held: nothing of this person is erased until that is lifted.",
    why_not=why_not_handle,
    action=actions.place_hold,
)
propose_erasing = act_on_person(
    "propose_erasing",
    ProposeForm,
    title="Propose that they are erased",
    button="Propose it",
    said="It is proposed. Another person has to confirm it.",
    why_not=why_not_propose_erasing,
    action=actions.propose_erasing,
    warning="When another person has confirmed it, everything of this person goes, from backups too. Only counts stay.",
)


@sensitive_post_parameters()
@form_methods
def lift_hold(request: HttpRequest, held_id: UUID) -> HttpResponse:
    """Let go of what was held."""
    hold, by = hold_or_404(request, held_id), person_of(request)
    require(why_not_lift_hold(hold, by=by))
    form = NothingForm(sent(request))
    if form.is_valid():
        actions.lift_hold(hold, by=by, at=timezone.now())
        messages.success(request, "The hold is lifted.")
        return redirect(BACK, hold.person_id)
    return render(request, "subject_rights/lift_hold.html", {"form": form, "hold": hold})
