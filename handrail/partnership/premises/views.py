"""Pages of premises: the list and the map, one place, its entry, its rooms and when it is taken."""

from datetime import timedelta
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
from handrail.partnership.premises.forms import EntryForm, ExtendForm, ProposeForm, SpaceForm, VoidForm
from handrail.partnership.premises.models import Hold, HoldKind, HoldState, Premises, Space
from handrail.partnership.premises.permissions import (
    why_not_book,
    why_not_extend,
    why_not_keep_premises,
    why_not_see_premises,
)
from handrail.partnership.premises.policies import calendar, county_map
from handrail.rules.localities.hours import read_hours, say_hours

form_methods = require_http_methods(["GET", "HEAD", "POST"])
PLACES_A_PAGE = 50
YEAR = timedelta(days=365)


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


def hold_or_404(request: HttpRequest, hold_id: UUID, kind: HoldKind) -> Hold:
    """The booking or the void that the address names. Raises NotAllowed, Http404."""
    try:
        return queries.hold_for(by=person_of(request), hold_id=hold_id, kind=kind)
    except Hold.DoesNotExist:
        raise Http404 from None


def sent(request: HttpRequest) -> Any:
    """What was sent; None before anything was."""
    return request.POST if request.method == "POST" else None


@require_safe
def premises(request: HttpRequest) -> HttpResponse:
    """Every place that is offered, and the county as squares with what could be opened now."""
    by, at = person_of(request), timezone.now()
    page = Paginator(queries.premises_offered(by=by).prefetch_related("spaces"), PLACES_A_PAGE).get_page(
        request.GET.get("page", 1)
    )
    districts = queries.capacity_now(by=by, at=at)
    drawn = county_map((one.tile.column, one.tile.row, one.name, one.capacity_now) for one in districts)
    shown = {"page": page, "districts": districts, "map": drawn, "at": at}
    return render(request, "premises/premises.html", shown)


@form_methods
def propose(request: HttpRequest) -> HttpResponse:
    """Which place for a visit, and why. What is asked stands in no address and is not kept."""
    by, at = person_of(request), timezone.now()
    require(why_not_see_premises(by=by))
    form = ProposeForm(sent(request), people=request.GET.get("people", "")[:4])
    found = queries.proposed(**form.parts(), by=by, at=at) if form.is_valid() else None
    return render(request, "premises/propose.html", {"form": form, "proposals": found})


@require_safe
def place(request: HttpRequest, code: UUID) -> HttpResponse:
    """One place: what it offers, its rooms, and when it is taken."""
    shown, by, at, locality = place_or_404(request, code), person_of(request), timezone.now(), current_locality()
    words = {word.code: word.label for word in locality.lists["premises_facilities"]}
    reasons = {word.code: word.label for word in locality.lists["void_reasons"]}
    holds = list(queries.holds_of(shown, after=at, by=by))
    return render(
        request,
        "premises/place.html",
        {
            "place": shown,
            "district": locality.district(shown.district).name,
            "hours": say_hours(read_hours(shown.hours)),
            "facilities": [words.get(each, each) for each in shown.facilities],
            "rooms": queries.spaces_of(shown, by=by),
            "holds": [(hold, reasons.get(hold.purpose, hold.purpose)) for hold in holds],
            "overstays": [hold for hold in holds if hold.state == HoldState.IN_USE and hold.ends_at < at],
            "calendar": calendar(holds, first=at, timezone=locality.timezone),
            "occupancy": queries.occupancy(shown, since=at - YEAR, until=at, by=by),
            "why_not_keep": why_not_keep_premises(shown, by=by),
            "why_not_book": why_not_book(shown, by=by),
        },
    )


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
    try:
        found = queries.space_for(by=by, code=code)
    except Space.DoesNotExist:
        raise Http404 from None
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
def end_void(request: HttpRequest, hold_id: UUID) -> HttpResponse:
    """It can be used after all. A booking is taken back through its operation, never here."""
    hold, by = hold_or_404(request, hold_id, HoldKind.VOID), person_of(request)
    actions.cancel(hold, reason="not_needed", by=by, at=timezone.now())
    return done(request, hold.premises, "It can be used again.")


@form_methods
def extend(request: HttpRequest, hold_id: UUID) -> HttpResponse:
    """A booking takes longer, or is over sooner."""
    hold, by = hold_or_404(request, hold_id, HoldKind.BOOKING), person_of(request)
    require(why_not_extend(hold, by=by))
    form = ExtendForm(sent(request), hold=hold)
    if form.is_valid() and tried(form, lambda: actions.extend(hold, **form.parts(), by=by, at=timezone.now())):
        return done(request, hold.premises, "The booking is changed.")
    return asked(request, form, hold.premises, title=f"Until when is it needed for {hold.purpose}?", button="Save")


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
