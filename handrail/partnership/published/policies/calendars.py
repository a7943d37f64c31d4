"""A session as calendar programs read it (RFC 5545)."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from icalendar import Calendar, Event

PRODUCT = "-//Handrail//Sessions//EN"


class Timed(Protocol):
    """What has a title, a time and a place: a session, or what is published of one."""

    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    cancelled_at: datetime | None

    @property
    def pk(self) -> UUID: ...


def as_calendar(one: Timed, *, joining: str = "", at: datetime) -> bytes:
    """One session as an iCalendar file, as it stands at that moment; `joining` is for those who have a place."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    made = Event()
    made.add("uid", f"{one.pk}@handrail")
    made.add("dtstamp", at)
    made.add("dtstart", one.starts_at)
    made.add("dtend", one.ends_at)
    made.add("summary", one.title)
    made.add("location", one.place or "Online")
    if joining:
        made.add("description", joining)
    if one.cancelled_at is not None:
        made.add("status", "CANCELLED")
    calendar.add_component(made)
    return bytes(calendar.to_ical())
