"""Nobody is called or written to unless they said that it is safe; and nobody found there interprets."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product

import pytest
from django.db import IntegrityError, transaction

from handrail.casework.cases.models import Case
from handrail.casework.persons.actions import set_safe_contact
from handrail.casework.persons.policies import KeptContact, SafeWay
from handrail.casework.support import actions
from handrail.casework.support.forms import InterpreterForm
from handrail.casework.support.models import (
    BookingState,
    Contact,
    ContactKind,
    ContactState,
    From,
    InterpreterBooking,
    InterpreterKind,
    WithWhom,
)
from handrail.casework.support.policies import BOOKING_TRANSITIONS, COMPANIONS, CONTACT_TRANSITIONS
from handrail.casework.support.queries import contacts_of, in_calendar, interpreters_of, reach_of
from handrail.foundation.notices.policies import SafeContact
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed
from tests import build
from tests.casework.support.filled import meeting

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
HOUR = timedelta(hours=1)
OF_KIND = {"phone": {ContactKind.CALL, ContactKind.VIDEO}, "text": {ContactKind.TEXT}, "email": {ContactKind.EMAIL}}
IN_PERSON = {ContactKind.VISIT, ContactKind.MEETING}


def safe_by(case: Case, channel: str, *, by: Person, at: datetime = build.NOON, **more: str) -> None:
    """They say that one way is safe; or that none is."""
    address = "ana@example.com" if channel == "email" else "07700 900123"
    contact = SafeContact(channel=channel, address=address, **more)
    kept = KeptContact(safe="yes", contact=contact) if channel else KeptContact(safe="no")
    set_safe_contact(case.person, kept=kept, by=by, at=at)


def can_plan(case: Case, meant: actions.Meeting, *, by: Person) -> bool:
    """Whether this contact can be planned; nothing is kept."""
    try:
        with transaction.atomic():
            actions.plan_contact(case, meeting=meant, by=by, at=build.NOON)
            transaction.set_rollback(True)
    except NotAllowed:
        return False
    return True


@pytest.mark.parametrize("channel", ["unasked", "", "phone", "text", "email"])
def test_what_we_begin_towards_the_person_goes_only_the_way_they_said_is_safe(
    channel: str, case: Case, worker: Person
) -> None:
    if channel != "unasked":
        safe_by(case, channel, by=worker)
    for kind, whom, begun_by in product(ContactKind, WithWhom, From):
        meant = replace(meeting(kind, at=build.NOON + HOUR), with_whom=whom, begun_by=begun_by)
        free = kind in IN_PERSON or whom != WithWhom.PERSON or begun_by == From.THEM
        assert can_plan(case, meant, by=worker) == (free or kind in OF_KIND.get(channel, set())), (kind, whom, begun_by)


def test_a_letter_is_sent_only_to_an_address_they_said_is_safe(case: Case, worker: Person) -> None:
    letter = meeting(ContactKind.POST, at=build.NOON + HOUR)
    safe_by(case, "phone", by=worker)
    assert not can_plan(case, letter, by=worker)
    contact = SafeContact(channel="phone", address="07700 900123")
    kept = KeptContact(safe="yes", contact=contact, postal_address="12 Market Row")
    set_safe_contact(case.person, kept=kept, by=worker, at=build.NOON + HOUR / 2)
    assert can_plan(case, letter, by=worker)


@pytest.mark.parametrize("safe", ["yes", "no", "unknown"])
def test_what_they_said_of_a_way_by_itself_counts_for_that_way_alone(safe: str, case: Case, worker: Person) -> None:
    contact = SafeContact(channel="email", address="ana@example.com")
    ways = {name: SafeWay(safe=safe, address="07700 900123") for name in ("phone", "post", "in_person")}
    kept = KeptContact(safe="yes", contact=contact, postal_address="12 Market Row", ways=ways)
    set_safe_contact(case.person, kept=kept, by=worker, at=build.NOON)
    can = {kind: can_plan(case, meeting(kind, at=build.NOON + HOUR), by=worker) for kind in ContactKind}
    asked = {ContactKind.CALL, ContactKind.VIDEO, ContactKind.POST}
    assert {kind for kind in asked if can[kind]} == (asked if safe == "yes" else set())
    assert {kind for kind in IN_PERSON if can[kind]} == (set() if safe == "no" else IN_PERSON)
    assert (can[ContactKind.EMAIL], can[ContactKind.TEXT]) == (True, False)


def test_a_call_that_was_not_known_to_be_safe_is_recorded_with_its_why_and_says_so(case: Case, worker: Person) -> None:
    call = meeting(ContactKind.CALL, at=build.NOON)
    with pytest.raises(NotAllowed, match="why it was done all the same"):
        actions.record_contact(case, meeting=call, by=worker, at=build.NOON)
    made = actions.record_contact(case, meeting=call, in_spite="Fire in the house.", by=worker, at=build.NOON)
    assert made.not_safe
    line = contacts_of(case, by=worker, at=build.NOON).lines[0]
    assert (line.not_safe, line.in_spite) == (True, "Fire in the house.")


@pytest.mark.parametrize(("voicemail", "unsafe"), [("yes", False), ("no", True), ("unknown", True)])
def test_a_message_on_a_voicemail_is_safe_only_after_a_yes_to_that(
    voicemail: str, unsafe: bool, case: Case, worker: Person
) -> None:
    safe_by(case, "phone", by=worker, voicemail_ok=voicemail)
    assert (reach_of(case, by=worker, at=build.NOON).no_message is None) == (not unsafe)
    made = actions.record_contact(
        case,
        meeting=meeting(ContactKind.CALL, at=build.NOON),
        state=ContactState.NO_ANSWER,
        message_left=True,
        in_spite="It was left by mistake.",
        by=worker,
        at=build.NOON,
    )
    assert made.not_safe == unsafe
    assert bool(contacts_of(case, by=worker, at=build.NOON).lines[0].in_spite) == unsafe


def test_whether_a_planned_call_is_safe_is_asked_again_when_it_is_made(case: Case, worker: Person) -> None:
    safe_by(case, "phone", by=worker)
    planned = actions.plan_contact(
        case, meeting=meeting(ContactKind.CALL, at=build.NOON + HOUR), by=worker, at=build.NOON
    )
    safe_by(case, "", by=worker, at=build.NOON + HOUR)
    later = build.NOON + 2 * HOUR
    with pytest.raises(NotAllowed, match="why it was done all the same"):
        actions.settle_contact(planned, state=ContactState.TOOK_PLACE, by=worker, at=later)
    settled = actions.settle_contact(planned, state=ContactState.CANCELLED, by=worker, at=later)
    assert not settled.not_safe


@pytest.mark.parametrize(("first", "then"), [*product(ContactState, ContactState)])
def test_a_contact_comes_to_one_end_and_stays_there(
    first: ContactState, then: ContactState, case: Case, worker: Person
) -> None:
    visit = meeting(ContactKind.VISIT, at=build.NOON + HOUR)
    contact = actions.plan_contact(case, meeting=visit, by=worker, at=build.NOON)
    if first != ContactState.PLANNED:
        actions.settle_contact(contact, state=first, by=worker, at=build.NOON + 2 * HOUR)
    if then in CONTACT_TRANSITIONS[first]:
        actions.settle_contact(contact, state=then, by=worker, at=build.NOON + 2 * HOUR)
        return
    with pytest.raises(NotAllowed, match="recorded already"):
        actions.settle_contact(contact, state=then, by=worker, at=build.NOON + 2 * HOUR)


def test_a_contact_to_come_can_only_be_cancelled(case: Case, worker: Person) -> None:
    visit = meeting(ContactKind.VISIT, at=build.NOON + HOUR)
    contact = actions.plan_contact(case, meeting=visit, by=worker, at=build.NOON)
    for state in CONTACT_TRANSITIONS[ContactState.PLANNED] - {ContactState.CANCELLED}:
        with pytest.raises(NotAllowed, match="has not come yet"):
            actions.settle_contact(contact, state=state, by=worker, at=build.NOON)
    actions.settle_contact(contact, state=ContactState.CANCELLED, by=worker, at=build.NOON)


def test_the_database_knows_that_a_message_is_left_only_when_nobody_answers(case: Case, worker: Person) -> None:
    visit = meeting(ContactKind.VISIT, at=build.NOON)
    made = actions.record_contact(case, meeting=visit, by=worker, at=build.NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Contact.objects.filter(pk=made.pk).update(message_left=True)


def interpreting(**told: object) -> actions.Interpreting:
    """An interpreter of a telephone line, tomorrow."""
    given = {"kind": "telephone", "independent": True, "language": "pl", "starts_at": build.NOON + HOUR, **told}
    return actions.Interpreting(**given)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [*COMPANIONS, "", "friend"])
def test_a_companion_is_refused_by_the_act_by_the_form_and_by_the_database(
    kind: str, case: Case, worker: Person
) -> None:
    with pytest.raises(NotAllowed, match="they cannot speak freely"):
        actions.book_interpreter(case, interpreting=interpreting(kind=kind), by=worker, at=build.NOON)
    typed = {"kind": kind, "independent": "yes", "language": "pl", "gender": "any", "clock": "10:00", "minutes": "60"}
    form = InterpreterForm(typed, at=build.NOON)
    assert not form.is_valid()
    assert "kind" in form.errors
    made = actions.book_interpreter(case, interpreting=interpreting(), by=worker, at=build.NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        InterpreterBooking.objects.filter(pk=made.pk).update(kind=kind)


@pytest.mark.parametrize("kind", InterpreterKind)
def test_an_interpreter_who_is_not_independent_is_refused_wherever_they_come_from(
    kind: InterpreterKind, case: Case, worker: Person
) -> None:
    with pytest.raises(NotAllowed, match="independent"):
        actions.book_interpreter(
            case, interpreting=interpreting(kind=kind.value, independent=False), by=worker, at=build.NOON
        )
    made = actions.book_interpreter(case, interpreting=interpreting(kind=kind.value), by=worker, at=build.NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        InterpreterBooking.objects.filter(pk=made.pk).update(independent=False)


@pytest.mark.parametrize(("first", "then"), [*product(BookingState, BookingState)])
def test_a_booking_moves_only_as_the_table_says(
    first: BookingState, then: BookingState, case: Case, worker: Person
) -> None:
    booking = actions.book_interpreter(case, interpreting=interpreting(), by=worker, at=build.NOON)
    later = build.NOON + 2 * HOUR
    if first != BookingState.BOOKED:
        booking = actions.settle_booking(booking, state=first, by=worker, at=later)
    if then in BOOKING_TRANSITIONS[first]:
        assert actions.settle_booking(booking, state=then, by=worker, at=later).state == then
        return
    with pytest.raises(NotAllowed, match="recorded already"):
        actions.settle_booking(booking, state=then, by=worker, at=later)


def test_what_the_booking_was_called_stays_when_it_is_confirmed_under_a_new_reference(
    case: Case, worker: Person
) -> None:
    told = interpreting(agency="Clear Voices", reference="CV-1")
    booking = actions.book_interpreter(case, interpreting=told, by=worker, at=build.NOON)
    actions.settle_booking(booking, state=BookingState.CONFIRMED, reference="CV-2", by=worker, at=build.NOON)
    line = interpreters_of(case, by=worker, at=build.NOON)[0]
    assert (line.agency, line.reference, line.language) == ("Clear Voices", "CV-2", "Polish")


def test_a_calendar_says_of_a_visit_nothing_but_the_reference_of_the_file(case: Case, worker: Person) -> None:
    visit = meeting(ContactKind.VISIT, at=build.NOON + HOUR)
    contact = actions.plan_contact(case, meeting=visit, by=worker, at=build.NOON)
    actions.book_interpreter(case, interpreting=interpreting(), contact=contact, by=worker, at=build.NOON)
    entries = list(in_calendar(worker, build.NOON))
    assert [(one.kind, one.reference) for one in entries] == [
        ("visit", case.reference),
        ("interpreter", case.reference),
    ]
    assert not any(word in str(entries) for word in ("Adler", "Market", "appointment", "Polish", "pl'"))
    actions.settle_contact(contact, state=ContactState.CANCELLED, by=worker, at=build.NOON)
    assert [one.kind for one in in_calendar(worker, build.NOON)] == ["interpreter"]


def test_a_calendar_holds_nothing_of_a_file_that_one_may_not_see_any_more(
    case: Case, worker: Person, office: build.Office
) -> None:
    visit = meeting(ContactKind.VISIT, at=build.NOON + HOUR)
    actions.plan_contact(case, meeting=visit, by=worker, at=build.NOON)
    worker.organisation = office.others
    worker.save()
    assert list(in_calendar(worker, build.NOON)) == []
