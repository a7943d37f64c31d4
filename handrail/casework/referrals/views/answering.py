"""What the receiving organisation answers: yes, no, not yet, done."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from handrail.casework.desk.views.who import person_of
from handrail.casework.referrals import actions, permissions, queries
from handrail.casework.referrals.forms import DoneForm, RefuseForm
from handrail.casework.referrals.models import Referral
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


def seen(referral_id: UUID, by: Person) -> Referral:
    """The referral, or no such page."""
    try:
        return queries.referral_for(by, referral_id)
    except Referral.DoesNotExist:
        raise Http404 from None


@require_POST
def accept(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Take it on."""
    by = person_of(request)
    referral = actions.accept(seen(referral_id, by).pk, by=by, at=timezone.now())
    messages.success(request, f"{referral.reference} is accepted.")
    return redirect("referrals:referral", referral_id)


@require_POST
def begin(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Say that work on it has begun."""
    by = person_of(request)
    actions.begin(seen(referral_id, by).pk, by=by, at=timezone.now())
    messages.success(request, "They know that work on it has begun.")
    return redirect("referrals:referral", referral_id)


@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Say no, with a reason."""
    form = RefuseForm(request.POST or None, reasons=current_locality().decline_reasons)
    return answer(request, referral_id, form, permissions.why_not_decline, actions.decline, "Decline")


@require_http_methods(["GET", "HEAD", "POST"])
def return_(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Give it back for more information, with a reason."""
    form = RefuseForm(request.POST or None, reasons=current_locality().return_reasons)
    return answer(request, referral_id, form, permissions.why_not_return, actions.return_, "Return")


@require_http_methods(["GET", "HEAD", "POST"])
def mark_done(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Say that the organisation has done its part."""
    form = DoneForm(request.POST if request.method == "POST" else None)
    return answer(request, referral_id, form, permissions.why_not_mark_done, actions.mark_done, "Mark as completed")


def answer(
    request: HttpRequest,
    referral_id: UUID,
    form: forms.Form,
    why_not: Callable[..., str | None],
    act: Callable[..., Any],
    label: str,
) -> HttpResponse:
    """Ask, then act. After any of these answers the organisation can no longer read what was shared."""
    at, by = timezone.now(), person_of(request)
    referral = seen(referral_id, by)
    require(why_not(referral, by=by))
    if form.is_valid():
        act(referral_id, by=by, at=at, **form.cleaned_data)
        messages.success(request, f"The answer is kept. {referral.reference} has ended.")
        return redirect("referrals:referral", referral_id)
    context = {"form": form, "label": label, "referral": referral, "theirs": permissions.receives(referral, by=by)}
    return render(request, "referrals/answer.html", context)
