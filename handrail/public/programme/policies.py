"""A published programme in words, as a calendar, and what of it is chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_noop as _
from icalendar import Calendar, Event

from handrail.partnership.published.models import OpenEvent

PRODUCT = "-//Handrail//Programme//EN"
KINDS = {
    "registration": _("Registration"),
    "talk": _("Talk"),
    "panel": _("Panel"),
    "workshop": _("Workshop"),
    "presentation": _("Presentation"),
    "break": _("Break"),
}
FORMATS = {"talk": _("A talk"), "workshop": _("A workshop"), "presentation": _("A presentation of a service")}


@dataclass(frozen=True)
class Item:
    """One item of a published programme. `left` is None where nobody chooses."""

    id: str
    kind: str
    title: str
    about: str
    speaker: str
    room: str
    starts_at: datetime
    ends_at: datetime
    left: int | None
    slides: bool

    @property
    def kind_words(self) -> str:
        """What sort of item it is."""
        return KINDS.get(self.kind, self.kind)


def items_of(event: OpenEvent) -> list[Item]:
    """The programme of an event; empty while it is not published."""
    return [item_of(row) for row in event.programme]


def item_of(row: Mapping[str, Any]) -> Item:
    """A row of the programme as it is published."""
    times = {name: datetime.fromisoformat(row[name]) for name in ("starts_at", "ends_at")}
    return Item(**{**row, **times})


def workshops(items: Iterable[Item]) -> dict[datetime, list[Item]]:
    """The workshops by the time at which they begin."""
    found: dict[datetime, list[Item]] = {}
    for item in items:
        if item.left is not None:
            found.setdefault(item.starts_at, []).append(item)
    return dict(sorted(found.items()))


def as_calendar(event: OpenEvent, *, at: datetime) -> bytes:
    """The programme as an iCalendar file (RFC 5545); the event itself while there is none."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", event.title)
    for item in items_of(event) or [whole(event)]:
        calendar.add_component(entry(item, event, at=at))
    return bytes(calendar.to_ical())


def whole(event: OpenEvent) -> Item:
    """The event as one item."""
    return Item(
        str(event.pk), "talk", event.title, event.about, "", "", event.starts_at, event.ends_at, None, slides=False
    )


def entry(item: Item, event: OpenEvent, *, at: datetime) -> Event:
    """One item as a calendar keeps it."""
    made = Event()
    made.add("uid", f"{item.id}@handrail")
    made.add("dtstamp", at)
    made.add("dtstart", item.starts_at)
    made.add("dtend", item.ends_at)
    made.add("summary", item.title)
    made.add("location", ", ".join(filter(None, (item.room, event.place))))
    if event.cancelled_at is not None:
        made.add("status", "CANCELLED")
    return made
