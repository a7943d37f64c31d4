"""The records one keeps, those of a concern, and beginning one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from handrail.casework.desk.views.who import concern_or_404
from handrail.casework.persons import actions, queries
from handrail.casework.persons.forms import AliasForm
from handrail.casework.persons.permissions import why_not_keep_persons, why_not_open_person, why_not_review_any
from handrail.casework.persons.views.who import person_of
from handrail.foundation.permission import require

BEGUN = "The record is begun. Answer what is known: the steps follow from it."


@require_safe
def persons(request: HttpRequest) -> HttpResponse:
    """The records this person may see, by their working names."""
    by = person_of(request)
    shown = {"rows": queries.persons_kept(by=by, at=timezone.now()), "reviews": why_not_review_any(by=by) is None}
    return render(request, "persons/persons.html", shown)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def open_person(request: HttpRequest) -> HttpResponse:
    """Begin a record that stands on no concern."""
    by = person_of(request)
    require(why_not_keep_persons(by=by))
    form = AliasForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        kept = actions.open_person(**form.parts(), by=by, at=timezone.now())
        messages.success(request, BEGUN)
        return redirect("persons:person", kept.pk)
    return render(request, "persons/open_person.html", {"form": form})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def of_concern(request: HttpRequest, concern_id: UUID) -> HttpResponse:
    """The records that were begun from a concern, and beginning another."""
    by, at = person_of(request), timezone.now()
    concern = concern_or_404(request, concern_id)
    form = AliasForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        kept = actions.open_person(**form.parts(), concern=concern, by=by, at=at)
        messages.success(request, BEGUN)
        return redirect("persons:person", kept.pk)
    shown = {
        "concern": concern,
        "rows": queries.rows_of(concern, by=by, at=at),
        "form": form,
        "why_not": why_not_open_person(concern, by=by),
    }
    return render(request, "persons/of_concern.html", shown)
