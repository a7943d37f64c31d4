"""The page of one person, without a name on it; and who they are, which is an act of its own to read."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from handrail.casework.persons import queries
from handrail.casework.persons.forms import WhyIdentityForm
from handrail.casework.persons.permissions import why_not_ask_consent, works_at_desk
from handrail.casework.persons.queries.deciding import file_of
from handrail.casework.persons.views.told import answer_rows, consent_rows, contact_rows, identity_rows
from handrail.casework.persons.views.who import person_of, record_or_404, tabs_of
from handrail.foundation.locality import current_locality
from handrail.public.pathway.queries import shown_steps

FIRST_STEPS = 3


@require_safe
def person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """What is known, what is agreed to, and what is next."""
    by, at = person_of(request), timezone.now()
    record = record_or_404(request, person_id)
    file = file_of(record, by=by, at=at)
    steps = shown_steps(file.decision, locality=current_locality(), at=at)
    shown = {
        "person": record,
        "alias": file.alias,
        "steps": steps[:FIRST_STEPS],
        "more_steps": len(steps) - FIRST_STEPS,
        "answers": answer_rows(record, file.facts),
        "consents": consent_rows(file.consents),
        "why_no_consents": why_not_ask_consent(record, by=by),
        "sees_concern": works_at_desk(by),
        "restriction": queries.restriction_of(record),
        "alike": queries.records_alike(record, by=by),
        "tabs": tabs_of(record, by=by, current="persons:person"),
    }
    return render(request, "persons/person.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def identity(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """How they may be reached; and, for a reason that the trail keeps, who they are."""
    by, at = person_of(request), timezone.now()
    record = record_or_404(request, person_id)
    form = WhyIdentityForm(request.POST if request.method == "POST" else None)
    why = form.cleaned_data["why"] if form.is_valid() else ""
    shown = {
        "form": form,
        "opened": bool(why),
        "person": record,
        "alias": queries.alias_of(record, by=by, at=at, why="identity"),
        "identity": identity_rows(queries.identity_of(record, by=by, at=at, why=why)) if why else [],
        "contact": contact_rows(queries.safe_contact_of(record, by=by, at=at, why="page")),
        "tabs": tabs_of(record, by=by, current=""),
    }
    return render(request, "persons/identity.html", shown)
