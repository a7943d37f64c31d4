"""Registering somebody, and the page of one person at the centre."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from handrail.casework.persons.queries import alias_of, safe_contact_of
from handrail.casework.reception import actions, queries
from handrail.casework.reception.forms import RegisterForm
from handrail.casework.reception.models import Arrival, CareKind
from handrail.casework.reception.permissions import (
    why_not_decide_yet,
    why_not_open_file,
    why_not_register,
    why_not_work_with,
)
from handrail.casework.reception.policies import is_as_a_child
from handrail.casework.reception.views.which import arrival_or_404, centre_or_404, person_of
from handrail.foundation.permission import require


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, centre_id: UUID) -> HttpResponse:
    """The door. Sent twice, it is one arrival."""
    centre, by, at = centre_or_404(request, centre_id), person_of(request), timezone.now()
    require(why_not_register(centre, by=by))
    data = request.POST if request.method == "POST" else None
    form = RegisterForm(data, centre=centre, came_with=request.GET.get("with", ""))
    if form.is_valid():
        made = actions.register(centre, **form.parts(), by=by, at=at)
        messages.success(request, f"Number {made.number} is registered. Write it on their bag.")
        return redirect("reception:arrival", made.pk)
    return render(request, "reception/register.html", {"form": form, "centre": centre})


@require_safe
def arrival(request: HttpRequest, arrival_id: UUID) -> HttpResponse:
    """One person: what they need, what was done, where they sleep, what is kept, what is next."""
    one, by, at = arrival_or_404(request, arrival_id), person_of(request), timezone.now()
    shown = {
        "arrival": one,
        "centre": one.centre,
        "alias": alias_of(one.person, by=by, at=at, why="reception"),
        "door": queries.door_read(one, by=by, at=at),
        "contact": safe_contact_of(one.person, by=by, at=at, why="reception"),
        **cared_for(one),
        **kept_and_gone(one),
        "is_child": is_as_a_child(one),
        "why_not": why_not_work_with(one, by=by),
        "why_not_decide_yet": why_not_decide_yet(one),
        "can_open_file": why_not_open_file(one, by=by) is None,
    }
    return render(request, "reception/arrival.html", shown)


def cared_for(one: Arrival) -> dict[str, object]:
    """What was done for them, and what they need."""
    done = {care.kind: care for care in one.care.select_related("done_by")}
    return {
        "care": [(kind, done.get(kind.value)) for kind in CareKind if kind != CareKind.AT_ONCE],
        "at_once": done.get(CareKind.AT_ONCE.value),
        "needs": one.wanted.filter(met_at=None),
    }


def kept_and_gone(one: Arrival) -> dict[str, object]:
    """Where they are or went, with whom, and what is kept for them."""
    return {
        "where": queries.where_is(one),
        "missing": one.missing.filter(found_at=None).first(),
        "gone": queries.departure_of(one),
        "stay": one.stays.filter(until_at=None).select_related("space").first(),
        "belongings": queries.belongings_of(one),
        "children": one.children.order_by("number"),
    }
