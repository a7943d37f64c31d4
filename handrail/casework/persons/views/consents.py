"""The eight consents: what holds, what was ever said, and recording an answer or a withdrawal."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from handrail.casework.persons import actions, queries
from handrail.casework.persons.forms import ConsentForm, WithdrawForm
from handrail.casework.persons.models import ConsentAnswer, ConsentPurpose
from handrail.casework.persons.permissions import why_not_able, why_not_ask_consent, why_not_withdraw_consent
from handrail.casework.persons.policies import Standing
from handrail.casework.persons.views.told import standing_words
from handrail.casework.persons.views.who import person_of, record_or_404, tabs_of
from handrail.foundation.permission import require

QUESTIONS = {
    ConsentPurpose.NRM: "Do they agree to a referral to the National Referral Mechanism?",
    ConsentPurpose.SUPPORT: "Do they want support through the Salvation Army and its partners?",
    ConsentPurpose.IDENTITY_IN_DTN: "If a notification is made, do they agree to be named in it?",
    ConsentPurpose.POLICE: "Do they agree to talk to the police?",
    ConsentPurpose.SAFEGUARDING: "Do they agree to an adult safeguarding referral?",
    ConsentPurpose.HOUSING: "Do they agree that a council is told of their housing need?",
    ConsentPurpose.HEALTH: "Do they agree that health services or a sexual assault centre are told?",
    ConsentPurpose.CHARITY: "Do they agree that a charity is told?",
}


def purpose_or_404(purpose: str) -> ConsentPurpose:
    """The purpose that the address names. Raises Http404."""
    if purpose not in ConsentPurpose.values:
        raise Http404
    return ConsentPurpose(purpose)


def question_rows(standings: Mapping[str, Standing], unable: Mapping[str, str | None]) -> list[dict[str, object]]:
    """The questions that may be asked, each with what holds, and besides them every yes that can be taken back."""
    return [
        {
            "purpose": purpose,
            "question": QUESTIONS[purpose],
            "standing": standing_words(standings[purpose]),
            "why_not": unable.get(purpose),
            "may_ask": purpose in unable and unable[purpose] is None,
            "may_withdraw": standings[purpose].answer == ConsentAnswer.YES,
        }
        for purpose in ConsentPurpose
        if purpose in unable or standings[purpose].answer == ConsentAnswer.YES
    ]


@require_safe
def consents(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """What holds for each of the eight, and every answer that was ever given."""
    by, at = person_of(request), timezone.now()
    record = record_or_404(request, person_id)
    history = queries.history_of_consents(record, by=by, at=at)
    standings = queries.consents_of(record)
    why_not = why_not_ask_consent(record, by=by)
    unable = {} if why_not else {str(purpose): why_not_able(record, purpose) for purpose in ConsentPurpose}
    shown = {
        "person": record,
        "alias": queries.alias_of(record, by=by, at=at, why="consents"),
        "rows": question_rows(standings, unable),
        "history": history,
        "assessments": queries.assessments_of(record, by=by, at=at),
        "why_not": why_not,
        "tabs": tabs_of(record, by=by, current="persons:consents"),
    }
    return render(request, "persons/consents.html", shown)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def record_consent(request: HttpRequest, person_id: UUID, purpose: str) -> HttpResponse:
    """One answer to one question, with who explained it and how."""
    by, at = person_of(request), timezone.now()
    record, asked = record_or_404(request, person_id), purpose_or_404(purpose)
    require(why_not_ask_consent(record, by=by) or why_not_able(record, asked))
    form = ConsentForm(request.POST if request.method == "POST" else None, by=by, purpose=asked, at=at)
    if form.is_valid():
        actions.record_consent(record, purpose=asked, **form.parts(), by=by, at=at)
        messages.success(request, "The answer is recorded.")
        return redirect("persons:next_start" if "steps" in request.GET else "persons:consents", record.pk)
    return render(request, "persons/consent.html", {"form": form, "person": record, "question": QUESTIONS[asked]})


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_consent(request: HttpRequest, person_id: UUID, purpose: str) -> HttpResponse:
    """Take a yes back: whatever rested on it ends at once."""
    by, at = person_of(request), timezone.now()
    record, asked = record_or_404(request, person_id), purpose_or_404(purpose)
    require(why_not_withdraw_consent(record, purpose=asked, by=by))
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.withdraw_consent(record, purpose=asked, **form.parts(), by=by, at=at)
        messages.success(request, "The consent is withdrawn. What rested on it has ended.")
        return redirect("persons:consents", record.pk)
    return render(request, "persons/withdraw.html", {"form": form, "person": record, "question": QUESTIONS[asked]})
