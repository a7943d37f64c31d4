"""Which file or entry the address names, and what stands at the head of a file's pages."""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone

from handrail.casework.cases.models import Case
from handrail.casework.cases.policies import notes_on
from handrail.casework.cases.views.which import case_or_404, person_of, tabs_of
from handrail.casework.persons.queries import alias_of
from handrail.casework.support.models import Entry
from handrail.casework.support.queries import entry_for

__all__ = ["case_or_404", "entry_or_404", "head_of", "page_in", "person_of"]

One = TypeVar("One", bound=Entry)


def entry_or_404(request: HttpRequest, kind: type[One], entry_id: UUID) -> One:
    """The entry that the address names. Raises NotAllowed, Http404."""
    try:
        return entry_for(kind, by=person_of(request), entry_id=entry_id)
    except kind.DoesNotExist:
        raise Http404 from None


def head_of(request: HttpRequest, case: Case, *, current: str, at: datetime) -> dict[str, object]:
    """The head of a page: the working name, what is read first, and the tabs. The reading is in the trail."""
    return {
        "case": case,
        "alias": alias_of(case.person, by=person_of(request), at=at, why="file"),
        "warnings": notes_on(case, on=timezone.localdate(at)),
        "tabs": tabs_of(case, current=current),
    }


def page_in(request: HttpRequest) -> int:
    """The number of the page that is asked for; the first if it is none."""
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
