"""What the concern that a file began with shares with others, for those who may know."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.casework.cases.queries import told_of
from handrail.casework.cases.views.which import case_or_404, person_of, tabs_of
from handrail.casework.dots.permissions import why_not_ask
from handrail.casework.dots.queries import touches as touches_of
from handrail.casework.persons.queries import alias_of


@require_safe
def touches(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The other concerns that the one with which the record began has something in common with, and why."""
    by, at = person_of(request), timezone.now()
    case = case_or_404(request, case_id)
    concern, why_not = case.person.concern, why_not_ask(by=by)
    shown = {
        "case": case,
        "alias": alias_of(case.person, by=by, at=at, why="file"),
        "tabs": tabs_of(case, current="cases:touches"),
        "why_not": why_not,
        "concern": concern,
        "seen": {"sightings": [] if why_not else told_of(case, by=by, at=at)},
        "touched": touches_of(concern, by=by, at=at) if concern and not why_not else [],
    }
    return render(request, "cases/touches.html", shown)
