"""Restricting a record, breaking the glass when it cannot wait, and looking at why somebody did."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from handrail.casework.persons import actions, queries
from handrail.casework.persons.forms import BreakGlassForm, LiftForm, NamedForm, RestrictForm, ReviewGlassForm
from handrail.casework.persons.models import BrokenGlass, PotentialVictim
from handrail.casework.persons.permissions import (
    why_not_keep_persons,
    why_not_lift_restriction,
    why_not_review,
    why_not_work_on,
)
from handrail.casework.persons.views.acting import Act, view_of
from handrail.casework.persons.views.who import person_of
from handrail.foundation.permission import NotAllowed, require

NO_SUCH = "There is no restricted record with this reference that you could see."

restrict = view_of(
    Act(
        title="Restrict the record",
        button="Restrict it",
        said="The record is restricted.",
        form=lambda data, record, *_: RestrictForm(data, colleagues=queries.colleagues_of(record)),
        why_not=why_not_work_on,
        action=actions.restrict,
        warning="From now on nobody else finds it: not in lists, not in searches, not in counts.",
    ),
    "restrict",
)
change_named = view_of(
    Act(
        title="Who may see the record",
        button="Let these see it",
        said="Who may see the record is changed.",
        form=lambda data, record, *_: NamedForm(
            data, colleagues=queries.colleagues_of(record), named=queries.named_of(record)
        ),
        why_not=why_not_lift_restriction,
        action=actions.change_named,
        warning="It stays restricted: nobody else finds it meanwhile.",
    ),
    "change_named",
)
lift_restriction = view_of(
    Act(
        title="Lift the restriction",
        button="Lift it",
        said="The restriction is lifted.",
        form=lambda data, *_: LiftForm(data),
        why_not=why_not_lift_restriction,
        action=actions.lift_restriction,
        warning="Everybody who would see the record sees it again.",
    ),
    "lift_restriction",
)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def break_glass(request: HttpRequest) -> HttpResponse:
    """Ask which record and why; write it down and tell; and only then lead there."""
    by, at = person_of(request), timezone.now()
    require(why_not_keep_persons(by=by))
    form = BreakGlassForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (record := broken(form, request)):
        return redirect("persons:person", record.pk)
    return render(request, "persons/break_glass.html", {"form": form, "at": at})


def broken(form: BreakGlassForm, request: HttpRequest) -> PotentialVictim | None:
    """The record that is open to them now; None, and a sentence on the form, if it cannot be."""
    by, at, given = person_of(request), timezone.now(), form.cleaned_data
    record = queries.to_break(given["reference"], by=by)
    try:
        require(NO_SUCH if record is None else None)
        if record is not None:
            glass = actions.break_glass(record, reason=given["reason"], by=by, at=at)
            until = timezone.localtime(glass.until_at)
            messages.success(request, f"You see this record until {until:%H:%M}. The coordinator has been told.")
    except NotAllowed as reason:
        form.add_error("reference" if record is None else "reason", reason.sentence)
        return None
    return record


@require_safe
def glass(request: HttpRequest) -> HttpResponse:
    """What was broken, and waits to be looked at."""
    waiting = queries.glass_to_review(by=person_of(request), at=timezone.now())
    return render(request, "persons/glass.html", {"waiting": waiting})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def review_glass(request: HttpRequest, glass_id: UUID) -> HttpResponse:
    """Look at why somebody broke the glass, and say what was found."""
    by, at = person_of(request), timezone.now()
    try:
        found = queries.glass_for(by=by, glass_id=glass_id)
    except BrokenGlass.DoesNotExist:
        raise Http404 from None
    require(why_not_review(found, by=by))
    form = ReviewGlassForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.review_glass(found, **form.parts(), by=by, at=at)
        messages.success(request, "What you found is kept.")
        return redirect("persons:glass")
    shown = {"form": form, "glass": queries.as_told(found, at=at)}
    return render(request, "persons/review_glass.html", shown)
