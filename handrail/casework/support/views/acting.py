"""One page for each act: its form, its action, and back to the part of the file that it belongs to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from handrail.casework.cases.models import Case
from handrail.casework.support.models import Entry
from handrail.casework.support.views.who import case_or_404, entry_or_404, person_of
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@dataclass(frozen=True, repr=False)
class Asked:
    """What a form is made from: what was sent (None before anything was), what it is about, who asks, and when."""

    data: Any
    thing: Any
    by: Person
    at: datetime

    @property
    def today(self) -> date:
        """The day it is in the county."""
        return timezone.localdate(self.at)


Maker = Callable[[Asked], forms.Form]


@dataclass(frozen=True)
class Act:
    """What an act's page needs: its words, its form, who may, the action, and where it leads.

    `of` is the kind of entry that the address names; None if it names the file itself.
    """

    title: str
    button: str
    said: str
    form: Maker
    why_not: Callable[..., str | None]
    action: Callable[..., object]
    leads_to: str
    of: type[Entry] | None = None
    warning: str = ""
    template: str = "support/act.html"


def perform(act: Act, request: HttpRequest, thing: Case | Entry, **bound: object) -> HttpResponse:
    """The form of an act; when it is filled in rightly, the act, and on. `bound` is what the address says besides."""
    by, at = person_of(request), timezone.now()
    case = thing if isinstance(thing, Case) else thing.case
    require(act.why_not(thing, by=by))
    form: Any = act.form(Asked(request.POST if request.method == "POST" else None, thing, by, at))
    if form.is_valid():
        act.action(thing, **form.parts(), **bound, by=by, at=at)
        messages.success(request, act.said)
        return redirect(act.leads_to, case.pk)
    return render(request, act.template, {"form": form, "case": case, "act": act})


def view_of(act: Act, name: str) -> Callable[..., HttpResponse]:
    """The view of an act, under its own name."""

    @sensitive_post_parameters()
    @require_http_methods(["GET", "HEAD", "POST"])
    def of_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
        return perform(act, request, case_or_404(request, case_id))

    @sensitive_post_parameters()
    @require_http_methods(["GET", "HEAD", "POST"])
    def of_entry(request: HttpRequest, entry_id: UUID) -> HttpResponse:
        assert act.of is not None  # noqa: S101 — for the type checker; the line below chooses
        return perform(act, request, entry_or_404(request, act.of, entry_id))

    view = of_case if act.of is None else of_entry
    view.__name__ = view.__qualname__ = name
    view.__doc__ = f"{act.title}."
    return view
