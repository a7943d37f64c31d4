"""Made-up places that can be opened, offered through the real actions."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from handrail.foundation.people.models import Person
from handrail.partnership.premises import actions
from handrail.partnership.premises.models import Hold, Premises, Space
from tests import build

WISHED = ["kitchen", "showers", "private_rooms", "secure_store"]


def entry(**changed: Any) -> actions.Entry:
    """What is written of a place that has everything that is looked for."""
    written: dict[str, Any] = {
        "name": "Canary Hall",
        "district": "northam",
        "address": "1 Made-up Road",
        "postcode": "ZZ1 1AA",
        "capacity": 20,
        "separate_entrance": True,
        "police_station": False,
        "step_free": True,
        "facilities": WISHED,
        "hours": "always",
        "call_out_name": "The keyholder",
        "call_out_telephone": "+441632960001",
        "call_out_checked_on": date(2026, 11, 1),
        "turnaround_hours": 2,
        "agreed_until": None,
        "notes": "",
    }
    return actions.Entry(**{**written, **changed})


def offered(
    *, by: Person, at: datetime = build.NOON, rooms: tuple[tuple[str, int, str], ...] = (), **changed: Any
) -> Premises:
    """A place on the list, with these rooms: name, how many sleep there, for whom."""
    made = actions.offer(entry(**changed), by=by, at=at, on=at.date())
    for name, places, kept_for in rooms:
        actions.add_space(
            made, name=name, places=places, kept_for=kept_for, step_free=True, en_suite=False, by=by, at=at
        )
    return made


def booked(place: Premises, *, by: Person, first: float, last: float, at: datetime = build.NOON) -> Hold:
    """A booking from so many hours after noon until so many."""
    starts_at, ends_at = at + timedelta(hours=first), at + timedelta(hours=last)
    return actions.book(place, purpose="OP-26-000001", starts_at=starts_at, ends_at=ends_at, by=by, at=at)


@dataclass(frozen=True)
class Hall:
    """A place with a room, a booking and a time at which it cannot be used, both to come."""

    place: Premises
    room: Space
    booking: Hold
    void: Hold


def hall(*, by: Person, at: datetime) -> Hall:
    """One of everything that a place has."""
    place = offered(by=by, at=at, rooms=(("Blue", 4, "women"), ("Green", 4, "family")))
    booking = booked(place, by=by, first=24, last=36, at=at)
    days = {"starts_at": at + timedelta(days=5), "ends_at": at + timedelta(days=6)}
    void = actions.make_void(place, reason="deep_clean", **days, by=by, at=at)
    return Hall(place, place.spaces.get(name="Blue"), booking, void)
