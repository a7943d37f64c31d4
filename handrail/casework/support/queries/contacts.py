"""Contacts with somebody, whom they were with and what was said; interpreters; and how they may be reached now."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Page, Paginator

from handrail.casework.cases.models import Case
from handrail.casework.persons.policies import KeptContact, address_for
from handrail.casework.persons.queries import safe_contact_of
from handrail.casework.support.models import (
    BookingState,
    Contact,
    ContactKind,
    ContactState,
    From,
    InterpreterBooking,
    InterpreterKind,
    PlaceKind,
    WithWhom,
)
from handrail.casework.support.policies import channel_of, opened, opened_all, why_not_leave_message, why_not_reach
from handrail.casework.support.queries.reading import in_file, note_reading
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person

A_PAGE = 25
# The ways that lead to a number or an address; meeting somebody leads to none.
BY_ADDRESS = ("phone", "text", "email", "post")


@dataclass(frozen=True, repr=False)
class ContactLine:
    """One contact, in words."""

    id: UUID
    kind: str
    with_whom: str
    begun_by: str
    state: str
    place_kind: str
    starts_at: datetime
    minutes: int
    worker: str
    is_planned: bool
    message_left: bool
    not_safe: bool
    name: str
    where: str
    about: str
    notes: str
    in_spite: str
    interpreters: Sequence["BookingLine"] = ()


@dataclass(frozen=True, repr=False)
class BookingLine:
    """One booking of an interpreter, in words."""

    id: UUID
    kind: str
    language: str
    state: str
    starts_at: datetime
    minutes: int
    is_open: bool
    name: str
    agency: str
    reference: str
    words: str


@dataclass(frozen=True, repr=False)
class ContactsShown:
    """Some of the contacts, and which page of them it is."""

    lines: list[ContactLine]
    page: Page[Contact]


@dataclass(frozen=True, repr=False)
class Way:
    """One way that is safe now: where it leads, and when, in their own words."""

    label: str
    address: str
    times: str


@dataclass(frozen=True, repr=False)
class Reach:
    """How they may be reached at this moment: the ways, or why not, kind by kind."""

    kept: KeptContact
    offered: list[Way]
    refused: list[tuple[str, str]]
    no_message: str | None


def contacts_of(case: Case, *, page: int = 1, by: Person, at: datetime) -> ContactsShown:
    """A page of contacts, the latest first, with their notes. Raises NotAllowed."""
    note_reading(case, "contacts", by=by, at=at)
    asked = Paginator(Contact.objects.filter(case=case).select_related("worker"), A_PAGE).get_page(page)
    shown = in_file(case, asked.object_list)
    bookings = bookings_for(case, [one.pk for one in shown])
    return ContactsShown([contact_line(row, words, bookings[row.pk]) for row, words in opened_all(shown)], asked)


def contact_of(contact: Contact, *, by: Person, at: datetime) -> ContactLine:
    """One contact with its notes. Raises NotAllowed."""
    note_reading(contact.case, "contact", by=by, at=at)
    return contact_line(contact, opened(contact), bookings_for(contact.case, [contact.pk])[contact.pk])


def contact_line(row: Contact, words: dict[str, str], bookings: Sequence[BookingLine]) -> ContactLine:
    """One contact, in words."""
    return ContactLine(
        id=row.pk,
        kind=str(ContactKind(row.kind).label),
        with_whom=str(WithWhom(row.with_whom).label),
        begun_by=str(From(row.begun_by).label),
        state=str(ContactState(row.state).label),
        place_kind=str(PlaceKind(row.place_kind).label),
        starts_at=row.starts_at,
        minutes=row.minutes,
        worker=row.worker.name,
        is_planned=row.state == ContactState.PLANNED,
        message_left=row.message_left,
        not_safe=row.not_safe,
        interpreters=bookings,
        **{name: words.get(name, "") for name in ("name", "where", "about", "notes", "in_spite")},
    )


def bookings_for(case: Case, contacts: Sequence[UUID]) -> dict[UUID | None, list[BookingLine]]:
    """The interpreters of these contacts."""
    found: dict[UUID | None, list[BookingLine]] = defaultdict(list)
    rows = InterpreterBooking.objects.filter(case=case, contact__in=contacts)
    for row, words in opened_all(in_file(case, rows)):
        found[row.contact_id].append(booking_line(row, words))
    return found


def interpreters_of(case: Case, *, by: Person, at: datetime) -> list[BookingLine]:
    """Every interpreter booked for somebody, the latest first. Raises NotAllowed."""
    note_reading(case, "interpreters", by=by, at=at)
    rows = InterpreterBooking.objects.filter(case=case)
    return [booking_line(row, words) for row, words in opened_all(in_file(case, rows))]


def booking_line(row: InterpreterBooking, words: dict[str, str]) -> BookingLine:
    """One booking, in words."""
    languages = {one.code: one.label for one in current_locality().languages}
    return BookingLine(
        id=row.pk,
        kind=str(InterpreterKind(row.kind).label),
        language=languages.get(row.language, row.language),
        state=str(BookingState(row.state).label),
        starts_at=row.starts_at,
        minutes=row.minutes,
        is_open=row.state in {BookingState.BOOKED, BookingState.CONFIRMED},
        **{name: words.get(name, "") for name in ("name", "agency", "reference", "words")},
    )


def reach_of(case: Case, *, by: Person, at: datetime) -> Reach:
    """How they may be reached now, kind by kind; what is not known is refused. Raises NotAllowed."""
    kept = safe_contact_of(case.person, by=by, at=at, why="contact")
    offered, refused = [], []
    for kind in ContactKind:
        channel = channel_of(kind, with_whom=WithWhom.PERSON, begun_by=From.US)
        reason = why_not_reach(kept, channel=channel, at=at)
        if reason:
            refused.append((str(kind.label), reason))
        elif channel in BY_ADDRESS:
            way = kept.ways.get(channel)
            offered.append(Way(str(kind.label), address_for(kept, channel), way.times if way else ""))
    return Reach(kept, offered, refused, why_not_leave_message(kept))
