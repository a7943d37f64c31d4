"""For those who are asked: their organisation's invitations, and their own duties."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from handrail.casework.operations import actions, forms, permissions, queries
from handrail.casework.operations.views.who import duty_or_404, invitation_or_404, person_of
from handrail.foundation.permission import require


@require_safe
def invitations(request: HttpRequest) -> HttpResponse:
    """What one's organisation is asked to."""
    shown = {"invitations": queries.invitations_of(person_of(request))}
    return render(request, "operations/invitations.html", shown)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """One invitation, and the answer to it."""
    by, at = person_of(request), timezone.now()
    found = invitation_or_404(request, invitation_id)
    why_not = permissions.why_not_answer_invitation(found, by=by)
    form = forms.AnswerInvitationForm(request.POST if request.method == "POST" else None, invitation=found)
    if form.is_valid():
        actions.answer_invitation(found, **form.parts(), by=by, at=at)
        messages.success(request, "Your answer is saved. Whoever leads the visit is told that there is something new.")
        return redirect("operations:invitation", found.pk)
    asked = queries.read_invitation(found, by=by, at=at)
    return render(request, "operations/invitation.html", {"asked": asked, "form": form, "why_not": why_not})


@require_safe
def duties(request: HttpRequest) -> HttpResponse:
    """What one was asked to do, wherever it is."""
    asked = queries.duties_of(person_of(request), at=timezone.now())
    return render(request, "operations/duties.html", {"duties": asked})


@require_http_methods(["GET", "HEAD", "POST"])
def answer_duty(request: HttpRequest, duty_id: UUID) -> HttpResponse:
    """Whether one comes, and how near one is."""
    by, at = person_of(request), timezone.now()
    duty = duty_or_404(request, duty_id)
    require(permissions.why_not_answer_duty(duty, by=by))
    form = forms.AnswerDutyForm(request.POST if request.method == "POST" else None, duty=duty)
    mine = duty.person_id == by.pk
    if form.is_valid():
        actions.answer_duty(duty, **form.parts(), by=by, at=at)
        messages.success(request, "The answer is saved.")
        return redirect("operations:duties") if mine else redirect("operations:roster", duty.operation_id)
    shown = {"form": form, "duty": queries.duty_in_words(duty), "operation": duty.operation, "mine": mine}
    return render(request, "operations/answer_duty.html", shown)
