"""The documents about one person."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.casework.desk.queries import files_to_keep
from handrail.casework.documents import permissions, queries
from handrail.casework.persons.queries import alias_of
from handrail.casework.persons.views.who import person_of, record_or_404, tabs_of


@require_safe
def documents(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """What there is, and what each is said to be. That somebody read it is in the trail."""
    by, at = person_of(request), timezone.now()
    person = record_or_404(request, person_id)
    shown = {
        "lines": queries.documents_of(person, by=by, at=at),
        "person": person,
        "alias": alias_of(person, by=by, at=at, why="documents"),
        "tabs": tabs_of(person, by=by, current="documents:documents"),
        "sent": files_to_keep(person.concern, by=by),
        "why_not_add": permissions.why_not_add_document(person, by=by, at=at),
    }
    return render(request, "documents/documents.html", shown)
