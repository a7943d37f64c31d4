"""A worker's calendar as calendar programs read it (RFC 5545): kinds and references, never a name or a place."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Calendar, Event

from handrail.casework.cases.policies.registries import CALENDAR, Entry
from handrail.foundation.people.models import Person

PRODUCT = "-//Handrail//Calendar of references//EN"
# Programs of people who look at last week's entries keep them for a while.
BEFORE = timedelta(days=7)
ASK_AGAIN = timedelta(hours=1)


def entries_of(worker: Person, *, at: datetime) -> list[Entry]:
    """What every room has for this worker from a week before that moment on, the earliest first."""
    found = [entry for entries_for in CALENDAR for entry in entries_for(worker, at - BEFORE)]
    return sorted(found, key=lambda entry: (entry.starts_at, entry.uid))


def as_calendar(entries: Iterable[Entry], *, at: datetime) -> bytes:
    """The entries as an iCalendar file. Nobody is invited, nothing has a place, and no words stand beside them."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Handrail")
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"value": "DURATION"})
    for entry in entries:
        calendar.add_component(event_of(entry, at=at))
    return bytes(calendar.to_ical())


def event_of(entry: Entry, *, at: datetime) -> Event:
    """One entry. What is due on a day takes no time of it."""
    event = Event()
    event.add("uid", f"{entry.uid}@handrail")
    event.add("dtstamp", at)
    event.add("summary", f"{entry.kind.replace('_', ' ').capitalize()} {entry.reference}")
    event.add("class", "PRIVATE")
    if entry.day is not None:
        event.add("dtstart", entry.day)
        event.add("transp", "TRANSPARENT")
    else:
        event.add("dtstart", entry.starts_at)
        event.add("dtend", entry.ends_at)
    return event
