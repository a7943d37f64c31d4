"""Pages of seminars: the programme and its rooms, offers to speak, badges, workshops, and what was agreed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require
from handrail.foundation.printing.documents import document
from handrail.partnership.seminars import actions, queries
from handrail.partnership.seminars.forms import (
    AgreeForm,
    CallForm,
    ChooseForm,
    DecideForm,
    FinishForm,
    ItemForm,
    RoomForm,
    SlidesForm,
)
from handrail.partnership.seminars.models import Decision, FollowUp, Item, Offer, Seminar
from handrail.partnership.seminars.permissions import why_not_change_seminar, why_not_finish, why_not_make_seminar
from handrail.partnership.training.models import Session
from handrail.partnership.training.permissions import why_not_hold_sessions

form_methods = require_http_methods(["GET", "HEAD", "POST"])


def person_of(request: HttpRequest) -> Person:
    """Whoever is signed in. Raises NotAllowed."""
    if not isinstance(request.user, Person):
        raise NotAllowed("Sign in first.")
    return request.user


def seminar_or_404(request: HttpRequest, session_id: UUID) -> Seminar:
    """The seminar that the address names. Raises NotAllowed, Http404."""
    try:
        return queries.seminar_for(session_id, by=person_of(request))
    except Seminar.DoesNotExist:
        raise Http404 from None


def item_or_404(seminar: Seminar, item_id: UUID) -> Item:
    """The item that the address names. Raises Http404."""
    try:
        return queries.item_of(seminar, item_id)
    except Item.DoesNotExist:
        raise Http404 from None


def sent(request: HttpRequest) -> Any:
    """What was sent; None before anything was."""
    return request.POST if request.method == "POST" else None


@require_safe
def seminars(request: HttpRequest) -> HttpResponse:
    """Where one comes, what one is to see to, and every seminar for those who hold them."""
    by, at = person_of(request), timezone.now()
    shown = {
        "sessions": queries.seminars_for(by=by),
        "why_not_hold": why_not_hold_sessions(by=by),
        "own": queries.own_bookings(by=by, at=at),
        "mine": queries.follow_ups_for(by=by),
        "today": timezone.localdate(at),
    }
    return render(request, "seminars/seminars.html", shown)


@require_safe
def seminar(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """One seminar: its programme, its rooms, its offers and what was agreed."""
    by, at = person_of(request), timezone.now()
    try:
        found = queries.seminar_for(session_id, by=by)
    except Seminar.DoesNotExist:
        return not_begun(request, session_id)
    programme = queries.programme_of(found)
    shown = {
        "seminar": found,
        "programme": programme,
        "rooms": queries.rooms_of(found),
        "table": queries.timetable(programme),
        "offers": found.offers.count(),
        "undecided": found.offers.filter(decision=Decision.OPEN).count(),
        "follow_ups": queries.follow_ups_of(found),
        "why_not_change": why_not_change_seminar(found, by=by),
        "at": at,
    }
    return render(request, "seminars/seminar.html", shown)


def not_begun(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """A session of this kind that has no programme yet. Raises Http404, NotAllowed."""
    by = person_of(request)
    try:
        session = queries.session_for(session_id, by=by)
    except Session.DoesNotExist:
        raise Http404 from None
    shown = {"session": session, "why_not_begin": why_not_make_seminar(session, by=by)}
    return render(request, "seminars/not_begun.html", shown)


@require_POST
def begin(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Begin the programme of a session."""
    by = person_of(request)
    try:
        session = queries.session_for(session_id, by=by)
    except Session.DoesNotExist:
        raise Http404 from None
    actions.make_seminar(session, by=by, at=timezone.now())
    return redirect("seminars:seminar", session_id)


def done(request: HttpRequest, seminar: Seminar, words: str) -> HttpResponse:
    """Back to the seminar, with a word of what was done."""
    messages.success(request, words)
    return redirect("seminars:seminar", seminar.pk)


def tried(form: Any, field: str, act: Any) -> bool:
    """Whether it could be done; if not, the form says why, beside that field."""
    try:
        act()
    except NotAllowed as reason:
        form.add_error(field, reason.sentence)
        return False
    return True


def form_page(request: HttpRequest, seminar: Seminar, form: Any, *, title: str, button: str) -> HttpResponse:
    """A form about a seminar."""
    shown = {"seminar": seminar, "form": form, "title": title, "button": button}
    return render(request, "seminars/form.html", shown, status=200)


@form_methods
def call(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Call for speakers."""
    found, by = seminar_or_404(request, session_id), person_of(request)
    require(why_not_change_seminar(found, by=by))
    form = CallForm(sent(request))
    if form.is_valid() and tried(
        form, "until", lambda: actions.call_for_speakers(found, **form.parts(), by=by, at=timezone.now())
    ):
        return done(request, found, "The call is on the seminar’s public page.")
    return form_page(request, found, form, title="Call for speakers", button="Call for speakers")


@form_methods
def add_room(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Add a room."""
    found, by = seminar_or_404(request, session_id), person_of(request)
    require(why_not_change_seminar(found, by=by))
    form = RoomForm(sent(request))
    if form.is_valid() and tried(
        form, "name", lambda: actions.add_room(found, **form.parts(), by=by, at=timezone.now())
    ):
        return done(request, found, "The room is added.")
    return form_page(request, found, form, title="Add a room", button="Add the room")


@form_methods
def add_item(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Add to the programme."""
    found, by = seminar_or_404(request, session_id), person_of(request)
    require(why_not_change_seminar(found, by=by))
    form = ItemForm(sent(request), seminar=found, offers=accepted(found, by=by))
    if form.is_valid() and tried(
        form, "starts_clock", lambda: actions.add_item(found, form.entry(), by=by, at=timezone.now())
    ):
        return done(request, found, "It is in the programme.")
    return form_page(request, found, form, title="Add to the programme", button="Add it")


def accepted(seminar: Seminar, *, by: Person) -> list[tuple[str, str]]:
    """The offers that may stand in the programme, as the form offers them."""
    heard = queries.offers_to(seminar, by=by, at=timezone.now())
    return [
        (str(one.offer.pk), f"{one.speaker.title} ({one.speaker.organisation})")
        for one in heard
        if one.speaker and one.offer.decision == Decision.ACCEPTED
    ]


@form_methods
def change_item(request: HttpRequest, session_id: UUID, item_id: UUID) -> HttpResponse:
    """Change an item of the programme."""
    found, by = seminar_or_404(request, session_id), person_of(request)
    item = item_or_404(found, item_id)
    require(why_not_change_seminar(found, by=by))
    form = ItemForm(sent(request), seminar=found, offers=accepted(found, by=by), item=item)
    if form.is_valid() and tried(
        form, "starts_clock", lambda: actions.change_item(item, form.entry(), by=by, at=timezone.now())
    ):
        return done(request, found, "It is changed.")
    return form_page(request, found, form, title="Change an item", button="Change it")


@require_POST
def remove_item(request: HttpRequest, session_id: UUID, item_id: UUID) -> HttpResponse:
    """Take an item off the programme."""
    found = seminar_or_404(request, session_id)
    actions.remove_item(item_or_404(found, item_id), by=person_of(request), at=timezone.now())
    return done(request, found, "It is off the programme.")


@form_methods
def add_slides(request: HttpRequest, session_id: UUID, item_id: UUID) -> HttpResponse:
    """Add slides to an item."""
    found, by = seminar_or_404(request, session_id), person_of(request)
    item = item_or_404(found, item_id)
    form = SlidesForm(sent(request), request.FILES or None)
    if form.is_valid() and tried(
        form,
        "slides",
        lambda: actions.add_slides(item, form.cleaned_data["slides"].read(), by=by, at=timezone.now()),
    ):
        return done(request, found, "The slides are kept.")
    return form_page(request, found, form, title=f"Slides of “{item.title}”", button="Keep the slides")


@require_POST
def publish(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Let everybody read the programme."""
    found = seminar_or_404(request, session_id)
    actions.publish_programme(found, by=person_of(request), at=timezone.now())
    return done(request, found, "Everybody can read the programme now.")


@require_safe
def offers(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Who offers to speak."""
    found, by = seminar_or_404(request, session_id), person_of(request)
    heard = queries.offers_to(found, by=by, at=timezone.now())
    return render(request, "seminars/offers.html", {"seminar": found, "heard": heard})


@form_methods
def decide(request: HttpRequest, session_id: UUID, offer_id: UUID) -> HttpResponse:
    """Answer an offer."""
    found, by = seminar_or_404(request, session_id), person_of(request)
    try:
        offer = queries.offer_of(found, offer_id)
    except Offer.DoesNotExist:
        raise Http404 from None
    form = DecideForm(sent(request), now=Decision(offer.decision))
    if form.is_valid() and tried(form, "to", lambda: actions.decide(offer, **form.parts(), by=by, at=timezone.now())):
        messages.success(request, "They read the answer with their receipt.")
        return redirect("seminars:offers", found.pk)
    return form_page(request, found, form, title="Answer an offer", button="Answer")


@require_safe
def badges(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """The badges, as a PDF to print and cut."""
    found = seminar_or_404(request, session_id)
    made = queries.badges_of(found, by=person_of(request), at=timezone.now())
    values = {
        "title": f"Badges: {found.session.title}",
        "seminar": found.session.title,
        "badges": [
            {"name": one.name, "organisation": one.organisation, "workshops": list(one.workshops)} for one in made
        ],
    }
    return as_pdf(document("seminars/badges", values), f"badges-{found.session.reference}.pdf")


def as_pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF to keep."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@form_methods
def agree(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Write down what was agreed."""
    found, by = seminar_or_404(request, session_id), person_of(request)
    form = AgreeForm(sent(request), owners=queries.who_may_own(by=by))
    if form.is_valid() and tried(form, "owner", lambda: actions.agree(found, **form.parts(), by=by, at=timezone.now())):
        return done(request, found, "It is written down.")
    return form_page(request, found, form, title="What was agreed", button="Write it down")


@form_methods
def finish(request: HttpRequest, follow_up_id: UUID) -> HttpResponse:
    """Write down what came of it."""
    by = person_of(request)
    try:
        found = queries.follow_up_of(follow_up_id)
    except FollowUp.DoesNotExist:
        raise Http404 from None
    require(why_not_finish(found, by=by))
    form = FinishForm(sent(request))
    if form.is_valid():
        actions.finish(found, **form.cleaned_data, by=by, at=timezone.now())
        messages.success(request, "It is written down.")
        return redirect("seminars:seminars")
    return render(request, "seminars/finish.html", {"follow_up": found, "form": form})


@form_methods
def choose(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Choose one's own workshops; who has no place is told how to get one."""
    by = person_of(request)
    booking = queries.own_booking(session_id, by=by)
    if booking is None:
        return render(request, "seminars/no_place.html")
    form = ChooseForm(sent(request), seats=queries.workshops_at(session_id), chosen=queries.chosen_by(booking))
    if form.is_valid() and tried(form, "", lambda: actions.choose(booking, form.items(), by=by.ref, at=timezone.now())):
        messages.success(request, "Your workshops are noted.")
        return redirect("seminars:choose", session_id)
    return render(request, "seminars/choose.html", {"booking": booking, "form": form})
