"""Which file the address names, and the tabs above its pages."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse

from handrail.casework.cases.models import Case
from handrail.casework.cases.policies import CASE_TABS
from handrail.casework.cases.queries import case_for
from handrail.casework.desk.views.who import person_of

__all__ = ["case_or_404", "person_of", "tabs_of"]


def case_or_404(request: HttpRequest, case_id: UUID) -> Case:
    """The file that the address names. Raises NotAllowed, Http404."""
    try:
        return case_for(by=person_of(request), case_id=case_id)
    except Case.DoesNotExist:
        raise Http404 from None


def tabs_of(case: Case, *, current: str) -> list[dict[str, object]]:
    """The pages of a file, those that rooms above added among them, as ui/sub_navigation.html shows them."""
    return [
        {
            "label": tab.label,
            "url": reverse(tab.url_name, args=[case.pk]),
            "current": tab.url_name == current,
            "count": tab.count(case) if tab.count else None,
        }
        for tab in CASE_TABS
    ]
