"""Contacts and visits, with how the person may be reached above them; and interpreters."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from handrail.casework.persons.policies import KeptContact
from handrail.casework.persons.queries import safe_contact_of
from handrail.casework.support import actions, permissions, queries
from handrail.casework.support.forms import (
    InterpreterForm,
    PlanContactForm,
    RecordContactForm,
    SettleBookingForm,
    SettleContactForm,
)
from handrail.casework.support.models import Contact, InterpreterBooking
from handrail.casework.support.views.acting import Act, Asked, perform, view_of
from handrail.casework.support.views.who import case_or_404, entry_or_404, head_of, page_in, person_of


@require_safe
def contacts(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Every contact, the latest first; above them how the person may be reached now, and how not."""
    by, at = person_of(request), timezone.now()
    case = case_or_404(request, case_id)
    shown = {
        **head_of(request, case, current="support:contacts", at=at),
        "contacts": queries.contacts_of(case, page=page_in(request), by=by, at=at),
        "reach": queries.reach_of(case, by=by, at=at),
        "why_not": permissions.why_not_write(case, by=by),
    }
    return render(request, "support/contacts.html", shown)


@require_safe
def interpreters(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Every interpreter that was booked."""
    by, at = person_of(request), timezone.now()
    case = case_or_404(request, case_id)
    shown = {
        **head_of(request, case, current="support:contacts", at=at),
        "bookings": queries.interpreters_of(case, by=by, at=at),
        "why_not": permissions.why_not_write(case, by=by),
    }
    return render(request, "support/interpreters.html", shown)


def kept_of(asked: Asked) -> KeptContact:
    """How the person may safely be reached, for a form: reading that is in the trail."""
    case = asked.thing.case if isinstance(asked.thing, Contact) else asked.thing
    return safe_contact_of(case.person, by=asked.by, at=asked.at, why="contact")


PLAN_CONTACT = Act(
    title="Plan a contact",
    button="Plan it",
    said="It is planned. Your calendar shows it by the reference of the file.",
    form=lambda asked: PlanContactForm(asked.data, kept=kept_of(asked), at=asked.at),
    why_not=permissions.why_not_write,
    action=actions.plan_contact,
    leads_to="support:contacts",
    warning="A call, a message or a letter is planned only if they have said that it is safe, then.",
)
RECORD_CONTACT = Act(
    title="Record a contact",
    button="Record it",
    said="The contact is recorded.",
    form=lambda asked: RecordContactForm(asked.data, kept=kept_of(asked), at=asked.at),
    why_not=permissions.why_not_write,
    action=actions.record_contact,
    leads_to="support:contacts",
)
SETTLE_CONTACT = Act(
    title="What became of this contact",
    button="Save",
    said="It is written down what became of it.",
    form=lambda asked: SettleContactForm(asked.data, contact=asked.thing, kept=kept_of(asked), at=asked.at),
    why_not=permissions.why_not_settle_contact,
    action=actions.settle_contact,
    leads_to="support:contacts",
    of=Contact,
)
BOOK = Act(
    title="Book an interpreter",
    button="Keep the booking",
    said="The booking is kept.",
    form=lambda asked: InterpreterForm(asked.data, at=asked.at),
    why_not=permissions.why_not_write,
    action=actions.book_interpreter,
    leads_to="support:interpreters",
    warning="An interpreter is always independent. A companion, a relative or a child never interprets.",
)
SETTLE_BOOKING = Act(
    title="What became of this booking",
    button="Save",
    said="The booking is up to date.",
    form=lambda asked: SettleBookingForm(asked.data, booking=asked.thing, at=asked.at),
    why_not=permissions.why_not_change_booking,
    action=actions.settle_booking,
    leads_to="support:interpreters",
    of=InterpreterBooking,
)

plan_contact = view_of(PLAN_CONTACT, "plan_contact")
record_contact = view_of(RECORD_CONTACT, "record_contact")
settle_contact = view_of(SETTLE_CONTACT, "settle_contact")
book_interpreter = view_of(BOOK, "book_interpreter")
settle_booking = view_of(SETTLE_BOOKING, "settle_booking")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def book_for_contact(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Book an interpreter for one contact."""
    contact = entry_or_404(request, Contact, entry_id)
    return perform(BOOK, request, contact.case, contact=contact)
