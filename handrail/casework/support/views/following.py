"""Follow-ups half a year, a year and two years on; and feedback, which knows no file."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from handrail.casework.support import actions, permissions, queries
from handrail.casework.support.forms import FeedbackForm, OutcomeForm
from handrail.casework.support.models import MONTHS
from handrail.casework.support.policies import following_of
from handrail.casework.support.views.acting import Act, perform
from handrail.casework.support.views.who import case_or_404, head_of, page_in, person_of
from handrail.foundation.permission import require


@require_safe
def outcomes(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Which follow-ups are due, and what was answered."""
    by, at = person_of(request), timezone.now()
    case = case_or_404(request, case_id)
    on = timezone.localdate(at)
    shown = {
        **head_of(request, case, current="support:outcomes", at=at),
        "outcomes": queries.outcomes_of(case, by=by, at=at),
        "following": [
            {"month": one.month, "due_on": one.due_on, "open": one.is_open(on), "overdue": one.is_overdue(on)}
            for one in following_of(case)
            if not one.recorded
        ],
        "why_not": permissions.why_not_follow_up_on(case, by=by),
    }
    return render(request, "support/outcomes.html", shown)


@require_safe
def follow_ups(request: HttpRequest, month: int) -> HttpResponse:
    """The files to follow up, so many months on."""
    if month not in MONTHS:
        raise Http404
    page, lines = queries.follow_ups_due(month, page=page_in(request), by=person_of(request), at=timezone.now())
    shown = {
        "month": month,
        "page": page,
        "lines": lines,
        "tabs": [
            {"label": f"{one} months on", "url": reverse("support:follow_ups", args=[one]), "current": one == month}
            for one in MONTHS
        ],
    }
    return render(request, "support/follow_ups.html", shown)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def record_outcome(request: HttpRequest, case_id: UUID, month: int) -> HttpResponse:
    """The answers of one follow-up."""
    if month not in MONTHS:
        raise Http404
    case, on = case_or_404(request, case_id), timezone.localdate()
    act = Act(
        title=f"{month} months on",
        button="Save the answers",
        said="The answers are saved.",
        form=lambda asked: OutcomeForm(asked.data, on=asked.today),
        why_not=lambda thing, *, by: permissions.why_not_record_outcome(thing, month=month, on=on, by=by),
        action=actions.record_outcome,
        leads_to="support:outcomes",
        warning="Ask only in a way that they said is safe. They need not answer anything.",
    )
    return perform(act, request, case, month=month)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest) -> HttpResponse:
    """What somebody says of us. It is kept with no file, no worker and no day."""
    by = person_of(request)
    require(permissions.why_not_take_feedback(by=by))
    form = FeedbackForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.give_feedback(**form.parts(), by=by, at=timezone.now())
        messages.success(request, "Thank you. Nobody can see who said this.")
        return redirect("support:feedback")
    return render(request, "support/feedback.html", {"form": form})


@require_safe
def feedback_heard(request: HttpRequest) -> HttpResponse:
    """What people said, a period at a time, once enough have spoken."""
    found = queries.feedback_heard(by=person_of(request), at=timezone.now())
    periods = [
        {
            "months": ", ".join(one.months),
            "number": one.number,
            "means": [(queries.RATED[name], f"{mean:.1f}") for name, mean in one.means],
            "words": one.words,
        }
        for one in found
    ]
    return render(request, "support/feedback_heard.html", {"periods": periods})
