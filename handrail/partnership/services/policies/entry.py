"""An entry of the directory as it is written, before it is rows."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from uuid import UUID

from handrail.partnership.services.models import Capacity, LocationType, Phone, Status


@dataclass(frozen=True, kw_only=True)
class Number:
    """A telephone number: E.164 or a short one, and as people write it."""

    number: str
    shown: str
    kind: Phone.Kind = Phone.Kind.VOICE
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where it is. What is virtual has a name at most. `districts`: in which its postcode may lie."""

    location_type: LocationType = LocationType.VIRTUAL
    name: str = ""
    description: str = ""
    address_1: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    latitude: float | None = None
    longitude: float | None = None
    accessibility: str = ""
    districts: tuple[str, ...] = ()
    id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Timing:
    """When it is open, one rule; `days` are MO to SU, or what a monthly rule says (2TU)."""

    freq: str = "WEEKLY"
    interval: int = 1
    days: tuple[str, ...] = ()
    month_days: str = ""
    on_holidays: bool = False
    opens_at: time | None = None
    closes_at: time | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class Cost:
    """A price in pounds; None is not said."""

    option: str = ""
    amount: Decimal | None = None
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Point:
    """A point of contact: a role and its number, never a name."""

    role: str
    number: str = ""
    shown: str = ""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """All that is written of a service.

    `area` is "nation", "county", or empty where `districts` say which. `languages` are pairs of code and name.
    `terms` are the ids of the words that fit it. `hours` are as a pack writes them; `timings` are used where hours
    cannot be written so (a feed's monthly rules).
    """

    name: str
    description: str = ""
    url: str = ""
    email: str = ""
    status: Status = Status.ACTIVE
    fees: str = ""
    eligibility: str = ""
    minimum_age: int | None = None
    maximum_age: int | None = None
    how_to_get_it: str = ""
    wait: str = ""
    interpreting: str = ""
    alert: str = ""
    capacity: Capacity = Capacity.UNKNOWN
    capacity_on: date | None = None
    hours: str = ""
    timings: tuple[Timing, ...] = ()
    confidential: bool = False
    public: bool = True
    area: str = ""
    area_words: str = ""
    districts: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
    places: tuple[Place, ...] = ()
    languages: tuple[tuple[str, str], ...] = ()
    costs: tuple[Cost, ...] = ()
    points: tuple[Point, ...] = ()
    terms: tuple[UUID, ...] = ()
