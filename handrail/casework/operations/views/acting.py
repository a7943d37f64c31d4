"""One page for each act: its form, its action, and back to the page of the operation that it belongs to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from handrail.casework.operations.models import Operation, Part
from handrail.casework.operations.views.who import operation_or_404, part_or_404, person_of
from handrail.casework.support.forms.fields import Confirm
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@dataclass(frozen=True, repr=False)
class Asked:
    """What a form is made from: what was sent (None before anything was), what it is about, who asks, and when."""

    data: Any
    thing: Any
    by: Person
    at: datetime


def confirming(asked: Asked) -> forms.Form:
    """A page that only asks whether to go on."""
    return Confirm(asked.data)


@dataclass(frozen=True)
class Act:
    """What an act's page needs: its words, its form, who may, the action, and where it leads.

    `of` is the kind of part that the address names; None if it names the operation itself.
    """

    title: str
    button: str
    said: str
    why_not: Callable[..., str | None]
    action: Callable[..., object]
    form: Callable[[Asked], forms.Form] = confirming
    leads_to: str = "operations:operation"
    of: type[Part] | None = None
    warning: str = ""


def perform(act: Act, request: HttpRequest, thing: Operation | Part, **bound: object) -> HttpResponse:
    """The form of an act; when it is filled in rightly, the act, and on. `bound` is what the address says besides."""
    by, at = person_of(request), timezone.now()
    operation = thing if isinstance(thing, Operation) else thing.operation
    require(act.why_not(thing, by=by))
    form: Any = act.form(Asked(request.POST if request.method == "POST" else None, thing, by, at))
    if form.is_valid():
        act.action(thing, **form.parts(), **bound, by=by, at=at)
        messages.success(request, act.said)
        return redirect(act.leads_to, operation.pk)
    return render(request, "operations/act.html", {"form": form, "operation": operation, "act": act})


def view_of(act: Act, name: str) -> Callable[..., HttpResponse]:
    """The view of an act, under its own name."""

    @sensitive_post_parameters()
    @require_http_methods(["GET", "HEAD", "POST"])
    def of_operation(request: HttpRequest, operation_id: UUID) -> HttpResponse:
        return perform(act, request, operation_or_404(request, operation_id))

    @sensitive_post_parameters()
    @require_http_methods(["GET", "HEAD", "POST"])
    def of_part(request: HttpRequest, part_id: UUID) -> HttpResponse:
        assert act.of is not None  # noqa: S101 — for the type checker; the line below chooses
        return perform(act, request, part_or_404(request, act.of, part_id))

    view = of_operation if act.of is None else of_part
    view.__name__ = view.__qualname__ = name
    view.__doc__ = f"{act.title}."
    return view
