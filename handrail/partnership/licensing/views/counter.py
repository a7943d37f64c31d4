"""Pages of the counter: find a licence, give the leaflet, write down a language or a training."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require
from handrail.partnership.licensing import actions, queries
from handrail.partnership.licensing.forms import FindForm, GiveForm, LanguageForm, TrainingForm
from handrail.partnership.licensing.models import Licence
from handrail.partnership.licensing.permissions import why_not_give, why_not_keep_registers

form_methods = require_http_methods(["GET", "HEAD", "POST"])
# One month back, so that nobody who is late is lost, and a quarter ahead.
MONTHS_BACK, MONTHS_SHOWN = 3, 9


def person_of(request: HttpRequest) -> Person:
    """Whoever is signed in. Raises NotAllowed."""
    if not isinstance(request.user, Person):
        raise NotAllowed("Sign in first.")
    return request.user


def licence_or_404(request: HttpRequest, licence_id: UUID) -> Licence:
    """The licence that the address names. Raises NotAllowed, Http404."""
    try:
        return queries.licence_for(licence_id, by=person_of(request))
    except Licence.DoesNotExist:
        raise Http404 from None


def sent(request: HttpRequest) -> Any:
    """What was sent; None before anything was."""
    return request.POST if request.method == "POST" else None


def tried(form: Any, act: Any) -> bool:
    """Whether it could be done; if not, the form says why."""
    try:
        act()
    except NotAllowed as reason:
        form.add_error(None, reason.sentence)
        return False
    return True


@require_safe
def licensing(request: HttpRequest) -> HttpResponse:
    """The counter: whom to find, who is due, and what came in last."""
    by, today = person_of(request), timezone.localdate()
    require(why_not_keep_registers(by=by))
    first = queries.later(today.replace(day=1), -MONTHS_BACK)
    shown = {
        "form": FindForm(),
        "months": queries.months_due(first, how_many=MONTHS_SHOWN, by=by),
        "this_month": today.replace(day=1),
        "never": queries.never_reached(by=by).count(),
        "imports": queries.imports_of(by=by)[:5],
        "mailings": queries.mailings_of(by=by)[:5],
    }
    return render(request, "licensing/licensing.html", shown)


@form_methods
def find(request: HttpRequest) -> HttpResponse:
    """Whom a number, a surname or a plate belongs to. What was typed stands in no address."""
    by = person_of(request)
    require(why_not_keep_registers(by=by))
    form = FindForm(sent(request))
    found = actions.find_licences(form.cleaned_data["said"], by=by, at=timezone.now()) if form.is_valid() else None
    return render(request, "licensing/find.html", {"form": form, "found": found})


@require_safe
def licence(request: HttpRequest, licence_id: UUID) -> HttpResponse:
    """One licence: until when, what was given, and the button that gives."""
    by, at, locality = person_of(request), timezone.now(), current_locality()
    held = licence_or_404(request, licence_id)
    read = actions.read_licence(held, by=by, at=at)
    if read is None:
        raise Http404
    renewal = queries.renewal_of(held, on=timezone.localdate(at))
    shown = {
        "read": read,
        "licence": held,
        "renewal": renewal,
        "renewals": queries.renewals_of(held),
        "why_not_give": why_not_give(held, renewal, by=by),
        "form": GiveForm(runs=queries.runs_to_give(locality=locality, by=by), language=read.language),
        "language": dict(queries.languages()).get(read.language, ""),
        "today": timezone.localdate(at),
    }
    return render(request, "licensing/licence.html", shown)


@form_methods
def give(request: HttpRequest, licence_id: UUID) -> HttpResponse:
    """The leaflet was handed over."""
    held, by, locality = licence_or_404(request, licence_id), person_of(request), current_locality()
    form = GiveForm(sent(request), runs=queries.runs_to_give(locality=locality, by=by), language="")
    if form.is_valid() and tried(
        form, lambda: actions.give_leaflet(held, **form.parts(), locality=locality, by=by, at=timezone.now())
    ):
        return done(request, held, "Written down: the leaflet was given.")
    return form_page(request, form, held, title="Give the leaflet", button="Gave the leaflet")


@form_methods
def language(request: HttpRequest, licence_id: UUID) -> HttpResponse:
    """The language that somebody reads."""
    held, by = licence_or_404(request, licence_id), person_of(request)
    form = LanguageForm(sent(request))
    if form.is_valid() and tried(form, lambda: actions.learn_language(held, **form.parts(), by=by, at=timezone.now())):
        return done(request, held, "The language is remembered.")
    return form_page(request, form, held, title="Which language do they read?", button="Remember it")


@form_methods
def training(request: HttpRequest, licence_id: UUID) -> HttpResponse:
    """The day of a safeguarding training."""
    held, by = licence_or_404(request, licence_id), person_of(request)
    form = TrainingForm(sent(request))
    if form.is_valid() and tried(form, lambda: actions.set_training(held, **form.parts(), by=by, at=timezone.now())):
        return done(request, held, "The training is written down.")
    return form_page(request, form, held, title="Safeguarding training", button="Save")


def done(request: HttpRequest, held: Licence, said: str) -> HttpResponse:
    """Say so, and back to the licence."""
    messages.success(request, said)
    return redirect("licensing:licence", held.pk)


def form_page(request: HttpRequest, form: Any, held: Licence | None = None, **words: str) -> HttpResponse:
    """The page of one act."""
    return render(request, "licensing/act.html", {"form": form, "licence": held, **words})
