"""Pages of premises: the list and the map, one place, its entry, its rooms and when it is taken."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require
from handrail.partnership.premises import actions, queries
from handrail.partnership.premises.forms import EntryForm, SpaceForm, VoidForm
from handrail.partnership.premises.models import Hold, Premises, Space
from handrail.partnership.premises.permissions import why_not_keep_premises, why_not_see_premises
from handrail.rules.localities.hours import read_hours, say_hours

form_methods = require_http_methods(["GET", "HEAD", "POST"])
PLACES_A_PAGE = 50


def person_of(request: HttpRequest) -> Person:
    """Whoever is signed in. Raises NotAllowed."""
    if not isinstance(request.user, Person):
        raise NotAllowed("Sign in first.")
    return request.user


def place_or_404(request: HttpRequest, code: UUID) -> Premises:
    """The place that the address names. Raises NotAllowed, Http404."""
    try:
        return queries.premises_for(by=person_of(request), code=code)
    except Premises.DoesNotExist:
        raise Http404 from None


def sent(request: HttpRequest) -> Any:
    """What was sent; None before anything was."""
    return request.POST if request.method == "POST" else None


@require_safe
def premises(request: HttpRequest) -> HttpResponse:
    """Every place that is offered, and the county as tiles with what could be opened now."""
    by, at = person_of(request), timezone.now()
    offered = queries.premises_offered(by=by).prefetch_related("spaces")
    page = Paginator(offered, PLACES_A_PAGE).get_page(request.GET.get("page", 1))
    tiles = queries.capacity_now(by=by, at=at)
    shown = {
        "page": page,
        "tiles": tiles,
        "columns": 1 + max((each.tile.column for each in tiles), default=0),
        "rows": 1 + max((each.tile.row for each in tiles), default=0),
        "at": at,
    }
    return render(request, "premises/premises.html", shown)


@require_safe
def place(request: HttpRequest, code: UUID) -> HttpResponse:
    """One place: what it offers, its rooms, and when it is taken."""
    shown, by, at = place_or_404(request, code), person_of(request), timezone.now()
    words = {word.code: word.label for word in current_locality().lists["premises_facilities"]}
    since = year_before(at)
    return render(
        request,
        "premises/place.html",
        {
            "place": shown,
            "district": current_locality().district(shown.district).name,
            "hours": say_hours(read_hours(shown.hours)),
            "facilities": [words.get(each, each) for each in shown.facilities],
            "rooms": shown.spaces.filter(closed_at=None),
            "holds": queries.holds_of(shown, after=at, by=by),
            "void_reasons": {word.code: word.label for word in current_locality().lists["void_reasons"]},
            "occupancy": queries.occupancy(shown, since=since, until=at, by=by),
            "why_not_keep": why_not_keep_premises(shown, by=by),
        },
    )


def year_before(at: datetime) -> datetime:
    """The same moment, 365 days before."""
    return at - timedelta(days=365)


@form_methods
def offer(request: HttpRequest) -> HttpResponse:
    """Offer a place."""
    by, at = person_of(request), timezone.now()
    require(why_not_keep_premises(None, by=by))
    form = EntryForm(sent(request))
    if form.is_valid():
        made = actions.offer(**form.parts(), by=by, at=at, on=timezone.localdate(at))
        messages.success(request, "The place is on the list. Write down its rooms next.")
        return redirect("premises:place", made.code)
    return asked(request, form, title="Offer premises", button="Put it on the list")


@form_methods
def change(request: HttpRequest, code: UUID) -> HttpResponse:
    """Write the entry anew."""
    shown, by, at = place_or_404(request, code), person_of(request), timezone.now()
    require(why_not_keep_premises(shown, by=by))
    form = EntryForm(sent(request), known=shown)
    if form.is_valid():
        actions.change(shown, **form.parts(), by=by, at=at, on=timezone.localdate(at))
        return done(request, shown, "The entry is saved, and counts as checked today.")
    return asked(request, form, shown, title="Change the entry", button="Save")


@form_methods
def add_space(request: HttpRequest, code: UUID) -> HttpResponse:
    """A room."""
    shown, by = place_or_404(request, code), person_of(request)
    require(why_not_keep_premises(shown, by=by))
    form = SpaceForm(sent(request))
    if form.is_valid() and tried(form, lambda: actions.add_space(shown, **form.parts(), by=by, at=timezone.now())):
        return done(request, shown, "The room is on the list.")
    return asked(request, form, shown, title="Add a room", button="Add it")


@require_POST
def close_space(request: HttpRequest, code: UUID) -> HttpResponse:
    """A room is no longer there."""
    by = person_of(request)
    require(why_not_see_premises(by=by))
    found = Space.objects.select_related("premises__organisation").filter(code=code, closed_at=None).first()
    if found is None:
        raise Http404
    actions.close_space(found, by=by, at=timezone.now())
    return done(request, found.premises, "The room is off the list.")


@form_methods
def make_void(request: HttpRequest, code: UUID) -> HttpResponse:
    """Days on which it cannot be used."""
    shown, by = place_or_404(request, code), person_of(request)
    require(why_not_keep_premises(shown, by=by))
    form = VoidForm(sent(request))
    if form.is_valid() and tried(form, lambda: actions.make_void(shown, **form.parts(), by=by, at=timezone.now())):
        return done(request, shown, "It is off the list for that time.")
    return asked(request, form, shown, title="Days on which it cannot be used", button="Take it off for these days")


@require_POST
def cancel_hold(request: HttpRequest, hold_id: UUID) -> HttpResponse:
    """A booking or a void is not needed."""
    by = person_of(request)
    require(why_not_see_premises(by=by))
    hold = Hold.objects.select_related("premises__organisation").filter(pk=hold_id).first()
    if hold is None:
        raise Http404
    actions.cancel(hold, reason="not_needed", by=by, at=timezone.now())
    return done(request, hold.premises, "It is free again.")


@form_methods
def withdraw(request: HttpRequest, code: UUID) -> HttpResponse:
    """Ask once, then take the place off the list for good."""
    shown, by = place_or_404(request, code), person_of(request)
    require(why_not_keep_premises(shown, by=by))
    if request.method == "POST":
        actions.withdraw(shown, by=by, at=timezone.now())
        messages.success(request, "The place is off the list.")
        return redirect("premises:premises")
    return render(request, "premises/withdraw.html", {"place": shown})


def tried(form: Any, act: Any) -> bool:
    """Whether it could be done; if not, the form says why."""
    try:
        act()
    except NotAllowed as reason:
        form.add_error(None, reason.sentence)
        return False
    return True


def done(request: HttpRequest, shown: Premises, said: str) -> HttpResponse:
    """Say so, and back to the place."""
    messages.success(request, said)
    return redirect("premises:place", shown.code)


def asked(request: HttpRequest, form: Any, shown: Premises | None = None, **words: str) -> HttpResponse:
    """The page of one act."""
    return render(request, "premises/act.html", {"form": form, "place": shown, **words})
