"""An entry as the rows that both doors read. Ids follow from the service's own, so that they stay what they are."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.db.models import Model

from handrail.partnership.services.models import (
    Attribute,
    Contact,
    CostOption,
    Language,
    Location,
    LocationType,
    Phone,
    Provider,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Source,
)
from handrail.partnership.services.policies.entry import Entry, Place, Timing
from handrail.partnership.services.policies.hours import timings_of

NAMESPACE = UUID("5f0d7c7e-6a0b-5f0a-9b0e-0d2a8c5b8f11")
PLAIN = (
    *("name", "description", "url", "email", "status", "fees", "eligibility", "minimum_age", "maximum_age"),
    *("how_to_get_it", "wait", "interpreting", "alert", "capacity", "capacity_on", "hours", "confidential", "public"),
)
NATION, COUNTY = "The whole country", "The whole county"
# What hangs on a service and is written anew with it. Locations may be shared, so they are written first and kept.
PARTS: tuple[type[Model], ...] = (
    Phone,
    Schedule,
    ServiceArea,
    Language,
    CostOption,
    Contact,
    Attribute,
    ServiceAtLocation,
)


@dataclass
class Rows:
    """The rows of one service."""

    service: Service
    locations: list[Location] = field(default_factory=list)
    parts: dict[type[Model], list[Any]] = field(default_factory=dict)


def rows_of(
    entry: Entry,
    *,
    id: UUID,  # noqa: A002 — it is the id
    provider: Provider,
    source: Source,
    at: datetime,
    assured_on: date | None,
    verify_by: date | None,
    order: int = 500,
    names: dict[str, str],
) -> Rows:
    """The rows for an entry. `names` are the words for districts and for terms, by code and id: it is found by them."""
    service = Service(
        id=id,
        provider=provider,
        source=source,
        assured_on=assured_on,
        verify_by=verify_by,
        updated_at=at,
        order=order,
        search=searched(entry, provider, names),
        fingerprint=fingerprint(entry),
        **{name: getattr(entry, name) for name in PLAIN},
    )
    rows = Rows(service)
    places = entry.places or (Place(),)
    rows.locations = [location_of(place, of=id, number=number) for number, place in enumerate(places)]
    rows.parts = parts_of(entry, service, rows.locations, names)
    return rows


def parts_of(
    entry: Entry, service: Service, locations: list[Location], names: dict[str, str]
) -> dict[type[Model], list[Any]]:
    """What belongs to a service, by its table."""
    return {
        Phone: [Phone(**asdict(one), **part(service, "phone", n)) for n, one in enumerate(entry.numbers)],
        Schedule: [schedule_of(one, service, n) for n, one in enumerate(entry.timings or timings_of(entry.hours))],
        ServiceArea: areas_of(entry, service, names),
        Language: [
            Language(id=uuid5(service.pk, f"language {code}"), service=service, code=code, name=name)
            for code, name in dict(entry.languages).items()
        ],
        CostOption: [CostOption(**asdict(one), **part(service, "cost", n)) for n, one in enumerate(entry.costs)],
        Contact: [Contact(**asdict(one), **part(service, "contact", n)) for n, one in enumerate(entry.points)],
        Attribute: [
            Attribute(id=uuid5(service.pk, f"term {term}"), service=service, term_id=term)
            for term in dict.fromkeys(entry.terms)
        ],
        ServiceAtLocation: [
            ServiceAtLocation(id=uuid5(service.pk, f"at {place.pk}"), service=service, location=place)
            for place in {place.pk: place for place in locations}.values()
        ],
    }


def part(service: Service, what: str, number: int) -> dict[str, Any]:
    """What every part has."""
    return {"id": uuid5(service.pk, f"{what} {number}"), "service": service, "position": number}


def schedule_of(timing: Timing, service: Service, number: int) -> Schedule:
    """A rule as a row."""
    told = asdict(timing)
    days, month_days = told.pop("days"), told.pop("month_days")
    return Schedule(**told, byday=",".join(days), bymonthday=month_days, **part(service, "schedule", number))


def areas_of(entry: Entry, service: Service, names: dict[str, str]) -> list[ServiceArea]:
    """Its districts; or the county, or the country."""
    if entry.districts:
        told = [(ServiceArea.Extent.DISTRICT, code, names.get(code, code)) for code in entry.districts]
    else:
        extent = ServiceArea.Extent.NATION if entry.area == "nation" else ServiceArea.Extent.COUNTY
        told = [(extent, "", entry.area_words or (NATION if entry.area == "nation" else COUNTY))]
    return [
        ServiceArea(extent=extent, district=code, name=name, **part(service, "area", n))
        for n, (extent, code, name) in enumerate(told)
    ]


def location_of(place: Place, *, of: UUID, number: int) -> Location:
    """A place as a row. The one place of what is virtual is called what it is."""
    told = asdict(place)
    own, districts = told.pop("id"), told.pop("districts")
    if place.location_type == LocationType.VIRTUAL and not place.name:
        told["name"] = "By telephone or online"
    return Location(id=own or uuid5(of, f"location {number}"), districts=spaced(districts), **told)


def spaced(codes: Iterable[str]) -> str:
    """Codes with spaces around each: " northam southam "."""
    held = tuple(codes)
    return f" {' '.join(held)} " if held else ""


def searched(entry: Entry, provider: Provider, names: dict[str, str]) -> str:
    """The words that it is found by, in one case."""
    places = (f"{place.name} {place.city}" for place in entry.places)
    words = (names.get(str(term), "") for term in entry.terms)
    districts = (names.get(code, code) for code in entry.districts)
    spoken = (name for _, name in entry.languages)
    said = (entry.name, provider.name, entry.description, entry.eligibility, *words, *districts, *places, *spoken)
    return " ".join(" ".join(said).casefold().split())


def fingerprint(entry: Entry) -> str:
    """Two entries that say the same have one fingerprint."""
    return hashlib.sha256(repr(entry).encode()).hexdigest()
