"""Opening a file, closing it, opening it again, and saying who works on it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from handrail.casework.cases import actions, queries
from handrail.casework.cases.forms import AssignForm, CloseForm, OpenForm, ReopenForm, WorkingNameForm
from handrail.casework.cases.models import Case
from handrail.casework.cases.permissions import (
    why_not_open_case,
    why_not_open_from,
    why_not_reopen,
    why_not_work_on_case,
)
from handrail.casework.cases.views.which import case_or_404, person_of
from handrail.casework.persons.views.who import record_or_404
from handrail.casework.referrals.models import Referral
from handrail.casework.referrals.queries import referral_for
from handrail.foundation.permission import require

form_methods = require_http_methods(["GET", "HEAD", "POST"])


def sent(request: HttpRequest) -> Any:
    """What was sent; None before anything was."""
    return request.POST if request.method == "POST" else None


@form_methods
def open_case(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """The file of a person, or the button that opens one."""
    person, by = record_or_404(request, person_id), person_of(request)
    if there_is := queries.case_of(person, by=by):
        return redirect("cases:case", there_is.pk)
    require(why_not_open_case(person, by=by))
    form = OpenForm(sent(request), concern_id=person.concern_id)
    if form.is_valid():
        case = actions.open_case(person, **form.parts(), by=by, at=timezone.now())
        messages.success(request, "The file is open, and it is yours.")
        return redirect("cases:case", case.pk)
    return render(request, "cases/open_case.html", {"form": form, "person": person})


@sensitive_post_parameters()
@form_methods
def open_case_from(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Open a file from a referral that was taken on, with what it shared."""
    by, at = person_of(request), timezone.now()
    try:
        referral = referral_for(by, referral_id)
    except Referral.DoesNotExist:
        raise Http404 from None
    require(why_not_open_from(referral, by=by, at=at))
    form = WorkingNameForm(sent(request))
    if form.is_valid():
        case = actions.open_case_from(referral, **form.parts(), by=by, at=at)
        messages.success(request, "The file is open, with what the referral shared. Look whether they have a record.")
        return redirect("cases:case", case.pk)
    return render(request, "cases/open_case_from.html", {"form": form, "referral": referral})


@sensitive_post_parameters()
@form_methods
def close_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Close a file, with the reason."""
    case, by = case_or_404(request, case_id), person_of(request)
    require(why_not_work_on_case(case, by=by))
    form = CloseForm(sent(request))
    if form.is_valid():
        actions.close_case(case, **form.parts(), by=by, at=timezone.now())
        return done(request, case, "The file is closed.")
    return asked(request, case, form, title="Close the file", button="Close it")


@sensitive_post_parameters()
@form_methods
def reopen_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Open a closed file again."""
    case, by = case_or_404(request, case_id), person_of(request)
    require(why_not_reopen(case, by=by))
    form = ReopenForm(sent(request))
    if form.is_valid():
        actions.reopen_case(case, **form.parts(), by=by, at=timezone.now())
        return done(request, case, "The file is open again.")
    return asked(request, case, form, title="Open the file again", button="Open it again")


@form_methods
def assign_worker(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Give a file to a support worker."""
    case, by = case_or_404(request, case_id), person_of(request)
    require(why_not_work_on_case(case, by=by))
    others = (each for each in queries.workers_of(by=by) if each.pk != case.worker_id)
    workers = [each for each in others if each.organisation_id == case.organisation_id]
    form = AssignForm(sent(request), workers=workers, load=queries.open_files_by_worker(by=by))
    if form.is_valid():
        actions.assign_worker(case, **form.parts(), by=by, at=timezone.now())
        return done(request, case, "The file is theirs now. They are asked to say that they have it.")
    return asked(request, case, form, title="Who works on this file", button="Give them the file")


def done(request: HttpRequest, case: Case, said: str) -> HttpResponse:
    """Say so, and back to the file."""
    messages.success(request, said)
    return redirect("cases:case", case.pk)


def asked(request: HttpRequest, case: Case, form: Any, **words: str) -> HttpResponse:
    """The page of one act."""
    return render(request, "cases/act.html", {"form": form, "case": case, **words})
