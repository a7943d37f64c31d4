"""Pages of orders: one's own organisation's, those that wait, and the answer to one."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from handrail.foundation.locality import current_locality
from handrail.foundation.permission import NotAllowed, require
from handrail.partnership.outreach import actions, queries
from handrail.partnership.outreach.forms import AnswerForm, AskForm
from handrail.partnership.outreach.models import Order, OrderState
from handrail.partnership.outreach.permissions import (
    why_not_answer_order,
    why_not_order,
    why_not_see_leaflets,
    why_not_withdraw_order,
)
from handrail.partnership.outreach.policies import ORDER_TRANSITIONS
from handrail.partnership.outreach.views.printing import form_methods, person_of


@require_safe
def orders(request: HttpRequest) -> HttpResponse:
    """What one's own organisation has ordered; for who answers, what waits."""
    by = person_of(request)
    answers = why_not_answer_order(by=by) is None
    shown = {
        "own": [(one, design_name(one), why_not_withdraw_order(one, by=by)) for one in queries.orders_of(by=by)],
        "waiting": [(one, design_name(one)) for one in queries.orders_waiting(by=by)] if answers else None,
        "why_not_see_leaflets": why_not_see_leaflets(by=by),
    }
    return render(request, "outreach/orders.html", shown)


@form_methods
def ask(request: HttpRequest) -> HttpResponse:
    """Order leaflets for one's own organisation."""
    by, locality = person_of(request), current_locality()
    require(why_not_order(by=by))
    form = AskForm(request.POST if request.method == "POST" else None, locality=locality)
    if form.is_valid():
        actions.place_order(**form.parts(), locality=locality, by=by, at=timezone.now())
        messages.success(request, "The order is placed. Its answer stands here.")
        return redirect("outreach:orders")
    return render(request, "outreach/ask.html", {"form": form})


@form_methods
def order(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """One order, for whoever answers it: who asks, and the answer."""
    by, locality, at = person_of(request), current_locality(), timezone.now()
    require(why_not_answer_order(by=by))
    found = order_asked(request, order_id)
    runs = queries.runs_for(found, locality=locality, by=by)
    accepted = found.state == OrderState.ACCEPTED
    form = AnswerForm(request.POST if request.method == "POST" else None, runs=runs, accepted=accepted)
    if form.is_valid() and answered(form, request, found):
        return redirect("outreach:orders")
    shown = {
        "order": found,
        "outside": queries.read_order(found, by=by, at=at),
        "name": design_name(found),
        "runs": runs,
        "form": form if ORDER_TRANSITIONS[OrderState(found.state)] else None,
    }
    return render(request, "outreach/order.html", shown)


@require_POST
def withdraw(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """Take an order back."""
    actions.withdraw_order(order_asked(request, order_id), by=person_of(request), at=timezone.now())
    messages.success(request, "The order is taken back.")
    return redirect("outreach:orders")


def design_name(one: Order) -> str:
    """What the leaflet that is asked for is called; its code if the county has it no longer."""
    return next((design.name for design in current_locality().leaflets if design.code == one.design), one.design)


def order_asked(request: HttpRequest, order_id: UUID) -> Order:
    """The order that an address names. Raises NotAllowed, Http404."""
    try:
        return queries.order_for(order_id, by=person_of(request))
    except Order.DoesNotExist:
        raise Http404 from None


def answered(form: AnswerForm, request: HttpRequest, found: Order) -> bool:
    """Whether the answer could be given; if not, the form says why."""
    by, at = person_of(request), timezone.now()
    to, says = form.cleaned_data["to"], form.cleaned_data["says"]
    try:
        if run := form.runs.get(to):
            actions.send_order(found, run=run, says=says, locality=current_locality(), by=by, at=at)
        else:
            actions.answer_order(found, OrderState(to), says=says, by=by, at=at)
    except NotAllowed as reason:
        form.add_error("to", str(reason))
        return False
    messages.success(request, "The answer is given.")
    return True
