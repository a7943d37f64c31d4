"""Pages of the directory: organisations, what they offer, whom to ask for, and what is to be confirmed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.permission import NotAllowed, require
from handrail.partnership.directory import actions, queries
from handrail.partnership.directory.forms import (
    CapacityForm,
    ContactForm,
    FeedForm,
    FindForm,
    SearchForm,
    ServiceForm,
)
from handrail.partnership.directory.models import PointOfContact
from handrail.partnership.directory.permissions import (
    why_not_bring_in,
    why_not_keep_contact,
    why_not_keep_entries,
    why_not_keep_service,
    why_not_see_due,
)
from handrail.partnership.directory.policies import NoFeed
from handrail.partnership.directory.queries import NoSuchOrganisation, entries, entry
from handrail.partnership.services.models import Service
from handrail.partnership.services.queries import shown

form_methods = require_http_methods(["GET", "HEAD", "POST"])
ORGANISATIONS_A_PAGE = 25
SERVICES_A_PAGE = 25


def person_of(request: HttpRequest) -> Person:
    """Whoever is signed in. Raises NotAllowed."""
    if not isinstance(request.user, Person):
        raise NotAllowed("Sign in first.")
    return request.user


def partner_or_404(code: str) -> Organisation:
    """The organisation that the address names. Raises Http404."""
    try:
        return queries.partner(code)
    except NoSuchOrganisation:
        raise Http404 from None


def service_or_404(service_id: UUID) -> Service:
    """The service that the address names. Raises Http404."""
    try:
        return queries.service_for(service_id)
    except Service.DoesNotExist:
        raise Http404 from None


def contact_or_404(contact_id: UUID) -> PointOfContact:
    """The point of contact that the address names. Raises Http404."""
    try:
        return queries.contact_for(contact_id)
    except PointOfContact.DoesNotExist:
        raise Http404 from None


def sent(request: HttpRequest) -> Any:
    """What was sent; None before anything was."""
    return request.POST if request.method == "POST" else None


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """Every organisation, with what is open now."""
    now = timezone.now()
    form = SearchForm(request.GET)
    search = form.cleaned_data["name"] if form.is_valid() else ""
    found = entries(locality=current_locality(), at=now, search=search)
    page = Paginator(found, ORGANISATIONS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "directory/organisations.html", {"page": page, "search_form": form, "now": now})


@require_safe
def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """One organisation: its role in law, its channels, its services, whom to ask for, and where we know this from."""
    now, by, locality = timezone.now(), person_of(request), current_locality()
    try:
        found = entry(code, locality=locality, at=now)
    except NoSuchOrganisation:
        raise Http404 from None
    told = {
        "entry": found,
        "now": now,
        "services": shown(queries.services_of(code), at=now, locality=locality),
        "contacts": queries.contacts_of(code),
        "today": timezone.localdate(now),
        "why_not_keep": why_not_keep_entries(partner_or_404(code), by=by),
    }
    return render(request, "directory/organisation.html", told)


@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """Find a service by need, place, time, language and cost."""
    at, by, form = timezone.now(), person_of(request), FindForm(request.GET)
    form.is_valid()
    found = queries.services_for(form.asked(at), locality=current_locality())
    page = Paginator(found, SERVICES_A_PAGE).get_page(request.GET.get("page"))
    told = {
        "form": form,
        "page": page,
        "found": shown(page, at=at, locality=current_locality()),
        "why_not_see_due": why_not_see_due(by=by),
        "why_not_bring_in": why_not_bring_in(by=by),
    }
    return render(request, "directory/services.html", told)


@require_safe
def service(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """One service: all that is known, and what its owner may do."""
    found, by, at = service_or_404(service_id), person_of(request), timezone.now()
    told = {
        "one": shown([found], at=at, locality=current_locality())[0],
        "room": queries.room_left(found),
        "why_not_keep": why_not_keep_service(found, by=by),
    }
    return render(request, "directory/service.html", told)


@require_safe
def due(request: HttpRequest) -> HttpResponse:
    """What is to be confirmed."""
    found = queries.due(by=person_of(request), on=timezone.localdate())
    page = Paginator(found.services, SERVICES_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "directory/due.html", {"page": page, "contacts": found.contacts})


@form_methods
def add_service(request: HttpRequest, code: str) -> HttpResponse:
    """List a service."""
    owner, by, at = partner_or_404(code), person_of(request), timezone.now()
    require(why_not_keep_entries(owner, by=by))
    form = ServiceForm(sent(request))
    if form.is_valid():
        made = actions.add_service(**form.parts(), organisation=owner, by=by, at=at, on=timezone.localdate(at))
        messages.success(request, "The service is listed, and counts as confirmed today.")
        return redirect("directory:service", made.pk)
    return asked(request, form, owner.name, owner.code, title="List a service", button="List it")


@form_methods
def change_service(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Write an entry anew."""
    kept, by, at = service_or_404(service_id), person_of(request), timezone.now()
    require(why_not_keep_service(kept, by=by))
    form = ServiceForm(sent(request), known=kept)
    if form.is_valid():
        actions.change_service(kept, **form.parts(), by=by, at=at, on=timezone.localdate(at))
        messages.success(request, "The entry is saved, and counts as confirmed today.")
        return redirect("directory:service", kept.pk)
    return asked(request, form, kept.name, service=kept, title="Change the entry", button="Save")


@require_POST
def confirm_service(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """All of it still holds."""
    kept, at = service_or_404(service_id), timezone.now()
    actions.confirm_service(kept, by=person_of(request), at=at, on=timezone.localdate(at))
    messages.success(request, "Thank you. The entry is confirmed.")
    return redirect("directory:service", kept.pk)


@form_methods
def say_capacity(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Whether there is room."""
    kept, by, at = service_or_404(service_id), person_of(request), timezone.now()
    require(why_not_keep_service(kept, by=by))
    form = CapacityForm(sent(request))
    if form.is_valid():
        actions.say_capacity(kept, **form.parts(), by=by, at=at, on=timezone.localdate(at))
        messages.success(request, "It is noted, with today’s date.")
        return redirect("directory:service", kept.pk)
    return asked(request, form, kept.name, service=kept, title="Is there room?", button="Save")


@form_methods
def withdraw_service(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Ask once, then take it off the list."""
    kept, by = service_or_404(service_id), person_of(request)
    require(why_not_keep_service(kept, by=by))
    if request.method == "POST":
        actions.withdraw_service(kept, by=by, at=timezone.now())
        messages.success(request, "The service is off the list.")
        return redirect("directory:services")
    return render(request, "directory/withdraw.html", {"service": kept})


@form_methods
def name_contact(request: HttpRequest, code: str) -> HttpResponse:
    """Name whom the partners turn to."""
    owner, by, at = partner_or_404(code), person_of(request), timezone.now()
    require(why_not_keep_entries(owner, by=by))
    form = ContactForm(sent(request))
    if form.is_valid():
        actions.name_contact(**form.parts(), organisation=owner, by=by, at=at, on=timezone.localdate(at))
        return back_to(request, owner.code, "The point of contact is listed.")
    return asked(request, form, owner.name, owner.code, title="Name a single point of contact", button="Save")


@form_methods
def rename_contact(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """Write a point of contact anew."""
    kept, by, at = contact_or_404(contact_id), person_of(request), timezone.now()
    require(why_not_keep_contact(kept, by=by))
    form, owner = ContactForm(sent(request), known=kept), kept.organisation
    if form.is_valid():
        actions.rename_contact(kept, **form.parts(), by=by, at=at, on=timezone.localdate(at))
        return back_to(request, owner.code, "The point of contact is saved, and counts as confirmed today.")
    return asked(request, form, owner.name, owner.code, title="Change the point of contact", button="Save")


@require_POST
def confirm_contact(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """It still holds."""
    kept, at = contact_or_404(contact_id), timezone.now()
    actions.confirm_contact(kept, by=person_of(request), at=at, on=timezone.localdate(at))
    return back_to(request, kept.organisation.code, "Thank you. The point of contact is confirmed.")


@require_POST
def withdraw_contact(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """Nobody turns to it any more."""
    kept = contact_or_404(contact_id)
    actions.withdraw_contact(kept, by=person_of(request), at=timezone.now())
    return back_to(request, kept.organisation.code, "The point of contact is off the list.")


@form_methods
def bring_in(request: HttpRequest) -> HttpResponse:
    """Bring in another directory's entries from a file."""
    by = person_of(request)
    require(why_not_bring_in(by=by))
    form, came = FeedForm(sent(request), request.FILES or None), None
    if form.is_valid():
        content = form.cleaned_data["file"]
        try:
            came = actions.bring_in_feed(content, locality=current_locality(), by=by, at=timezone.now())
        except NoFeed as fault:
            form.add_error("file", str(fault))
    return render(request, "directory/bring_in.html", {"form": form, "came": came})


def back_to(request: HttpRequest, code: str, said: str) -> HttpResponse:
    """Say so, and back to the organisation."""
    messages.success(request, said)
    return redirect("directory:organisation", code)


def asked(
    request: HttpRequest, form: Any, name: str, code: str = "", *, service: Service | None = None, **words: str
) -> HttpResponse:
    """The page of one act on an organisation's entries, or on one service."""
    told = {"form": form, "name": name, "code": code, "service": service, **words}
    return render(request, "directory/act.html", told)
