"""Which file or entry the address names, and what stands at the head of a file's pages."""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from handrail.casework.cases.models import Case
from handrail.casework.cases.policies import CASE_TABS
from handrail.casework.cases.queries import case_for
from handrail.casework.desk.views.who import person_of
from handrail.casework.persons.queries import alias_of
from handrail.casework.support.models import Entry
from handrail.casework.support.queries import entry_for, warnings_in_force

__all__ = ["case_or_404", "entry_or_404", "head_of", "person_of"]

One = TypeVar("One", bound=Entry)


def case_or_404(request: HttpRequest, case_id: UUID) -> Case:
    """The file that the address names. Raises NotAllowed, Http404."""
    try:
        return case_for(by=person_of(request), case_id=case_id)
    except Case.DoesNotExist:
        raise Http404 from None


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
        "warnings": warnings_in_force(case, on=timezone.localdate(at)),
        "tabs": [
            {
                "label": tab.label,
                "url": reverse(tab.url_name, args=[case.pk]),
                "current": tab.url_name == current,
                "count": tab.count(case) if tab.count else None,
            }
            for tab in CASE_TABS
        ],
    }
