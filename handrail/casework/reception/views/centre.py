"""The centres one may see, the board of one, and opening and closing it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.casework.operations.models import Operation
from handrail.casework.operations.permissions import why_not_command
from handrail.casework.operations.queries import operation_for
from handrail.casework.reception import actions, queries
from handrail.casework.reception.forms import StandUpForm
from handrail.casework.reception.models import Centre, CentreState
from handrail.casework.reception.permissions import (
    why_not_move_centre,
    why_not_register,
    why_not_stand_up,
    why_not_use_centres,
)
from handrail.casework.reception.policies import TRANSITIONS
from handrail.casework.reception.queries.finding import centres_visible_to
from handrail.casework.reception.views.which import centre_or_404, person_of
from handrail.foundation.permission import require
from handrail.partnership.premises.queries import premises_free

MOVES: dict[CentreState, tuple[str, str, Callable[..., Centre]]] = {
    CentreState.OPEN: ("Open the doors", "The centre is open.", actions.open_centre),
    CentreState.CLOSING: ("Nobody else is expected", "The centre is closing.", actions.begin_closing),
    CentreState.CLOSED: ("Close the centre", "The centre is closed.", actions.close_centre),
    CentreState.STOOD_DOWN: ("Stand down", "The centre was stood down.", actions.stand_down),
}
MOST_SHOWN = 50


@require_safe
def centres(request: HttpRequest) -> HttpResponse:
    """The centres that this person may see, the newest first."""
    require(why_not_use_centres(by=person_of(request)))
    found = centres_visible_to(person_of(request)).select_related("operation", "hold__premises")
    return render(request, "reception/centres.html", {"centres": found[:MOST_SHOWN]})


@require_safe
def centre(request: HttpRequest, centre_id: UUID) -> HttpResponse:
    """The board of the night."""
    shown, by, at = centre_or_404(request, centre_id), person_of(request), timezone.now()
    return render(
        request,
        "reception/centre.html",
        {
            "centre": shown,
            "board": queries.board_of(shown, by=by, at=at),
            "at": at,
            "duties": queries.called_out(shown),
            "unfinished": queries.what_is_unfinished(shown),
            "why_not_register": why_not_register(shown, by=by),
            "moves": moves_of(request, shown),
        },
    )


@require_safe
def register_sheet(request: HttpRequest, centre_id: UUID) -> HttpResponse:
    """The register to print: numbers, places and needs, nobody's name and nothing they said."""
    shown, by, at = centre_or_404(request, centre_id), person_of(request), timezone.now()
    board = queries.board_of(shown, by=by, at=at)
    return render(request, "reception/register_sheet.html", {"centre": shown, "board": board, "at": at})


@require_safe
def of_operation(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """The centres of one operation, and whether another can be stood up."""
    operation, by = operation_or_404(request, operation_id), person_of(request)
    return render(
        request,
        "reception/of_operation.html",
        {
            "operation": operation,
            "centres": queries.centres_of(operation, by=by),
            "why_not": why_not_stand_up(operation, by=by),
        },
    )


def operation_or_404(request: HttpRequest, operation_id: UUID) -> Operation:
    """The operation that the address names. Raises NotAllowed, Http404."""
    try:
        return operation_for(by=person_of(request), operation_id=operation_id)
    except Operation.DoesNotExist:
        raise Http404 from None


def moves_of(request: HttpRequest, shown: Centre) -> list[tuple[str, str]]:
    """What may follow, each with the words of its button; nothing for whoever may not."""
    by, state = person_of(request), CentreState(shown.state)
    allowed = [to for to in MOVES if to in TRANSITIONS[state] and not why_not_move_centre(shown, to, by=by)]
    again = "Open again: more people come"
    return [
        (to.value, again if state == CentreState.CLOSING and to == CentreState.OPEN else MOVES[to][0]) for to in allowed
    ]


@require_POST
def move(request: HttpRequest, centre_id: UUID) -> HttpResponse:
    """Open, close, or stand down."""
    shown, by, at = centre_or_404(request, centre_id), person_of(request), timezone.now()
    require(why_not_command(shown.operation, by=by))
    to = request.POST.get("to", "")
    if to not in CentreState.values or CentreState(to) not in MOVES:
        messages.error(request, "Choose what happens to the centre.")
        return redirect("reception:centre", shown.pk)
    _, said, action = MOVES[CentreState(to)]
    if to == CentreState.CLOSED and (unfinished := actions.why_not_finished(shown)):
        messages.error(
            request, unfinished
        )  # said above the list of what is missing, with everybody's page a click away
        return redirect("reception:centre", shown.pk)
    if to == CentreState.OPEN and shown.state == CentreState.CLOSING:
        actions.keep_open(shown, by=by, at=at)
    elif to == CentreState.STOOD_DOWN:
        actions.stand_down(shown, reason="not_needed", by=by, at=at)
    else:
        action(shown, by=by, at=at)
    messages.success(request, said)
    return redirect("reception:centre", shown.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def stand_up(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Put a centre on standby for an operation, at premises that are free while it lasts."""
    operation, by, at = operation_or_404(request, operation_id), person_of(request), timezone.now()
    require(why_not_stand_up(operation, by=by))
    free = premises_free(starts_at=operation.starts_at, until=operation.ends_at, by=by).prefetch_related("spaces")
    form = StandUpForm(request.POST if request.method == "POST" else None, free=free)
    if form.is_valid():
        chosen = form.parts()["at_premises"]
        starts_at, ends_at = operation.starts_at, operation.ends_at
        made = actions.stand_up(operation, at_premises=chosen, starts_at=starts_at, ends_at=ends_at, by=by, at=at)
        messages.success(request, "The centre is on standby, and the premises are booked.")
        return redirect("reception:centre", made.pk)
    proposals = queries.premises_proposed(operation, by=by, at=at)
    return render(request, "reception/stand_up.html", {"form": form, "operation": operation, "proposals": proposals})
