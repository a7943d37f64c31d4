"""Refer a person: their referrals, what for, to whom and with what; and a draft changed."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from handrail.casework.desk.views.who import person_of
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.permissions import why_not_refer
from handrail.casework.persons.queries import alias_of
from handrail.casework.persons.views.who import record_or_404, tabs_of
from handrail.casework.referrals import actions, permissions, queries
from handrail.casework.referrals.forms import KindForm, PrepareForm, drafted
from handrail.casework.referrals.models import ON_A_FORM, Kind, Section
from handrail.casework.referrals.policies import OF_A_PERSON, never_carried, page_for
from handrail.casework.referrals.views import words
from handrail.casework.referrals.views.answering import seen
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require

PREPARED = "Prepared. Nothing has left yet: look at what they will see, then send it."


@require_safe
def person_referrals(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """The referrals of a person, drafts among them."""
    by, at = person_of(request), timezone.now()
    person = record_or_404(request, person_id)
    shown = {
        "person": person,
        "alias": alias_of(person, by=by, at=at, why="referrals"),
        "tabs": tabs_of(person, by=by, current="referrals:person_referrals"),
        "lines": words.lines_of(queries.referrals_of_person(person, by=by), at=at),
    }
    return render(request, "referrals/person_referrals.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def refer(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """What it is for; what the steps propose comes first, with why."""
    by, at = person_of(request), timezone.now()
    person = record_or_404(request, person_id)
    offered = queries.kinds_to_offer(person, by=by, at=at)
    proposals = [one for one in offered if page_for(one.kind, person.pk)]
    form = KindForm(request.POST if request.method == "POST" else None, proposals=proposals)
    if form.is_valid():
        return redirect(page_for(form.cleaned_data["kind"], person.pk))
    return render(request, "referrals/refer.html", {"form": form, "person": person})


@sensitive_post_parameters("message")
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, person_id: UUID, kind: str) -> HttpResponse:
    """To whom, which way, which parts: what they hold is copied, and nothing leaves."""
    by, at = person_of(request), timezone.now()
    person = record_or_404(request, person_id)
    if kind not in OF_A_PERSON or kind in ON_A_FORM:
        raise Http404
    require(permissions.why_not_draft(person, kind=kind, by=by))
    form = form_for(request, person, kind, by)
    if form.is_valid():
        try:
            made = actions.draft(person, kind=kind, by=by, at=at, **form.draft)
        except NotAllowed as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, PREPARED)
            return redirect("referrals:referral", made.pk)
    return render(request, "referrals/draft.html", shown_with(form, person, kind, by))


@sensitive_post_parameters("message")
@require_http_methods(["GET", "HEAD", "POST"])
def change_draft(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Prepare a draft anew, with what the record holds now."""
    by, at = person_of(request), timezone.now()
    referral = seen(referral_id, by)
    require(permissions.why_not_change(referral, by=by))
    if referral.person is None or referral.kind in ON_A_FORM:
        raise Http404
    opened = actions.open_referral(referral_id, by=by, at=at)
    attached = queries.documents_attached(referral)
    initial = drafted(referral, message=opened.contents.message, documents=attached)
    form = form_for(request, referral.person, referral.kind, by, initial=initial)
    if form.is_valid():
        try:
            actions.change_draft(referral_id, by=by, at=at, **form.draft)
        except NotAllowed as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, PREPARED)
            return redirect("referrals:referral", referral_id)
    return render(request, "referrals/draft.html", shown_with(form, referral.person, referral.kind, by))


def form_for(
    request: HttpRequest, person: PotentialVictim, kind: str, by: Person, *, initial: dict[str, object] | None = None
) -> PrepareForm:
    """The form of a draft of this kind, with who receives it here and which parts this person can share."""
    district = person.concern.district if person.concern else ""
    return PrepareForm(
        request.POST if request.method == "POST" else None,
        receivers=queries.receivers_to_offer(kind, district=district),
        sections=queries.sections_to_offer(person, kind=kind, by=by),
        documents=queries.documents_to_offer(person, kind=kind, by=by),
        initial=initial,
    )


def shown_with(form: PrepareForm, person: PotentialVictim, kind: str, by: Person) -> dict[str, object]:
    """What stands around the form: what stops it from leaving as things are, and what it never carries."""
    return {
        "form": form,
        "person": person,
        "kind": Kind(kind).label,
        "stopped": why_not_refer(person, kind=kind, by=by),
        "never": [Section(one).label for one in never_carried(kind)],
    }
