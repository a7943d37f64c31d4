"""What of a file lies in a worker's calendar: codes and the file's reference, never a name, a place or a number."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from handrail.casework.cases.policies import Entry
from handrail.casework.cases.queries import cases_visible_to
from handrail.casework.support.models import BookingState, Contact, ContactState, InterpreterBooking
from handrail.foundation.people.models import Person

AT_LEAST = timedelta(minutes=15)
STILL_ON = (BookingState.BOOKED, BookingState.CONFIRMED)


def in_calendar(worker: Person, after: datetime) -> Iterator[Entry]:
    """The contacts this worker has planned, and the interpreters of their own files, from that moment on.

    Of a file that they may not see any more, nothing.
    """
    seen = cases_visible_to(worker).filter(person__erased_at=None)
    contacts = Contact.objects.filter(worker=worker, state=ContactState.PLANNED, starts_at__gte=after, case__in=seen)
    for row in contacts.select_related("case").order_by("starts_at"):
        yield entry(row, row.kind)
    bookings = InterpreterBooking.objects.filter(state__in=STILL_ON, starts_at__gte=after, case__in=seen)
    for booking in bookings.filter(case__worker=worker).select_related("case").order_by("starts_at"):
        yield entry(booking, "interpreter")


def entry(row: Contact | InterpreterBooking, kind: str) -> Entry:
    """One entry."""
    lasts = max(timedelta(minutes=row.minutes), AT_LEAST)
    return Entry(str(row.pk), kind, row.case.reference, row.starts_at, row.starts_at + lasts)
