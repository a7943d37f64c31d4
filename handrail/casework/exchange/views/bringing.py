"""Bring a partner's list in, step by step, and take it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.casework.exchange import actions, queries
from handrail.casework.exchange.forms import ColumnsForm, ListForm, LookForm
from handrail.casework.exchange.models import UNDER_WAY, FileState
from handrail.casework.exchange.permissions import (
    has_stopped,
    why_not_bring_in,
    why_not_bring_lists,
    why_not_check,
    why_not_drop,
    why_not_look_through,
    why_not_take_back,
)
from handrail.casework.exchange.views.who import list_or_404, person_of
from handrail.foundation.permission import NotAllowed, require
from handrail.foundation.spreadsheets import TOO_LARGE, NotATable
from handrail.foundation.ui.uploads import told_of_size

form_methods = require_http_methods(["GET", "HEAD", "POST"])
# How soon a page that shows progress looks again, in seconds. A header does it: no script is needed.
LOOK_AGAIN = "3"


@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    """The lists that came in, the latest first."""
    _, page = LookForm(request.GET).chosen()
    return render(request, "exchange/lists.html", {"page": queries.files_page(page=page, by=person_of(request))})


@sensitive_post_parameters()
@form_methods
def bring(request: HttpRequest) -> HttpResponse:
    """Choose a list."""
    by = person_of(request)
    require(why_not_bring_lists(by=by))
    form = ListForm(
        request.POST if request.method == "POST" else None, request.FILES or None, senders=queries.senders(by=by)
    )
    if told_of_size(form, request, sentence=TOO_LARGE).is_valid():
        try:
            held = actions.receive_list(form.cleaned_data["file"].read(), **form.parts(), by=by, at=timezone.now())
        except NotATable as reason:
            form.add_error("file", reason.sentence)
        except NotAllowed as reason:
            form.add_error("sender", reason.sentence)
        else:
            return redirect("exchange:columns", held.pk)
    return render(request, "exchange/bring.html", {"form": form})


@form_methods
def columns(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """Which column is which: as this organisation's last list had it, or proposed by its heading."""
    held, by, at = list_or_404(request, list_id), person_of(request), timezone.now()
    require(why_not_check(held, by=by, at=at))
    table = queries.table_of(held)
    likely = held.columns or queries.columns_of(table, held.kind, sender=held.sender)
    sent = request.POST if request.method == "POST" else None
    form = ColumnsForm(sent, kind=held.kind, table=table, proposed=likely)
    if form.is_valid():
        actions.confirm_columns(held, **form.parts(), by=by, at=at)
        return redirect("exchange:brought", held.pk)
    return render(request, "exchange/columns.html", {"form": form, "held": held})


@require_safe
def brought(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """How far a list is: being checked, what it would bring, being brought in, what it brought, taken back."""
    held, by, at = list_or_404(request, list_id), person_of(request), timezone.now()
    stopped = has_stopped(held, at=at)
    shown = {
        "held": held,
        "under_way": held.state in UNDER_WAY,
        "stopped": stopped,
        "why_not_bring_in": why_not_bring_in(held, by=by, at=at),
        "why_not_check": why_not_check(held, by=by, at=at),
        "why_not_drop": why_not_drop(held, by=by, at=at),
        "why_not_look_through": why_not_look_through(held, by=by),
        "why_not_take_back": why_not_take_back(held, by=by, at=at),
        "has_landed": held.state in {FileState.DONE, FileState.TAKEN_BACK},
    }
    made = render(request, "exchange/brought.html", shown)
    if held.state in UNDER_WAY and not stopped:
        made.headers["Refresh"] = LOOK_AGAIN
    return made


@require_POST
def bring_in(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """Bring the checked list in."""
    held = list_or_404(request, list_id)
    actions.bring_in(held, by=person_of(request), at=timezone.now())
    return redirect("exchange:brought", held.pk)


@require_POST
def drop(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """Let go of the list."""
    held = list_or_404(request, list_id)
    actions.drop_list(held, by=person_of(request), at=timezone.now())
    messages.success(request, "The list is dropped. Nothing was brought in.")
    return redirect("exchange:lists")


@form_methods
def take_back(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """Say what taking the list back does, then do it."""
    held, by, at = list_or_404(request, list_id), person_of(request), timezone.now()
    require(why_not_take_back(held, by=by, at=at))
    if request.method == "POST":
        actions.take_back(held, by=by, at=at)
        return redirect("exchange:brought", held.pk)
    return render(request, "exchange/take_back.html", {"held": held})
