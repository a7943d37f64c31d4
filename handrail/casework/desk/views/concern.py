"""The page of one concern, and opening it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from handrail.casework.desk import actions, queries
from handrail.casework.desk.models import Concern
from handrail.casework.desk.policies import TABS, due_in_words, next_steps
from handrail.casework.desk.views.buttons import buttons_for
from handrail.casework.desk.views.told import contact_card, facts_of, told_rows
from handrail.casework.desk.views.who import person_of


@require_safe
def concern(request: HttpRequest, concern_id: UUID) -> HttpResponse:
    """Everything in the file. That somebody read it is in the trail."""
    by, at = person_of(request), timezone.now()
    try:
        file = queries.file_of(concern_id, by=by, at=at)
    except Concern.DoesNotExist:
        raise Http404 from None
    shown = {
        "file": file,
        "concern": file.concern,
        "facts": facts_of(file.concern),
        "told": told_rows(file.report) if file.report else [],
        "contact": contact_card(file.report, at=at) if file.report else None,
        "due": due_in_words(file.concern.next_due_kind, file.concern.next_due_at, at=at),
        "steps": next_steps(file.concern),
        "buttons": buttons_for(file.concern, by=by),
        "tabs": tabs_of(file.concern),
    }
    return render(request, "desk/concern.html", shown)


def tabs_of(concern: Concern) -> list[dict[str, object]]:
    """The page itself and those that other rooms added, as ui/sub_navigation.html shows them."""
    others: list[dict[str, object]] = [
        {
            "label": tab.label,
            "url": reverse(tab.url_name, args=[concern.pk]),
            "current": False,
            "count": tab.count(concern) if tab.count else None,
        }
        for tab in TABS
    ]
    here: dict[str, object] = {"label": "Concern", "url": reverse("desk:concern", args=[concern.pk]), "current": True}
    return [here, *others]


@require_POST
def open_concern(request: HttpRequest, concern_id: UUID) -> HttpResponse:
    """Open what was told."""
    try:
        actions.open_concern(concern_id, by=person_of(request), at=timezone.now())
    except Concern.DoesNotExist:
        raise Http404 from None
    return redirect("desk:concern", concern_id)


@require_POST
def open_additions(request: HttpRequest, concern_id: UUID) -> HttpResponse:
    """Open what was added since."""
    try:
        actions.open_additions(concern_id, by=person_of(request), at=timezone.now())
    except Concern.DoesNotExist:
        raise Http404 from None
    return redirect("desk:concern", concern_id)
