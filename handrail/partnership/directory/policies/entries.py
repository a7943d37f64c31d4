"""One service of a feed as an entry of ours, or why it cannot be one. Names of people are left out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator

from handrail.partnership.services.models import LocationType, Phone, Status
from handrail.partnership.services.policies import Cost, Entry, Number, Place, Point, Timing, entry_hours, why_not_tell
from handrail.partnership.services.policies.hours import ON_HOLIDAYS
from handrail.rules.localities.locality import Locality
from handrail.rules.localities.postcodes import districts_of, read_postcode
from handrail.rules.localities.telephone import NotATelephoneNumber, read_telephone

KINDS = {"sms": Phone.Kind.SMS, "text": Phone.Kind.SMS, "textphone": Phone.Kind.TEXTPHONE}
DAY = re.compile(r"(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)")
MONTH_DAYS = re.compile(r"-?[0-9]{1,2}(,-?[0-9]{1,2})*")


class BadEntry(Exception):
    """The service cannot be listed; the message says why."""


@dataclass(frozen=True, kw_only=True)
class FeedEntry:
    """A service of a feed: its place in the file, its id and its organisation's there, and what is written of it."""

    number: int
    id: UUID
    provider_id: UUID
    provider_name: str
    provider_description: str
    assured_on: date | None
    entry: Entry
    names_left_out: int


def entry_of(told: Any, *, number: int, locality: Locality, terms: Mapping[str, UUID]) -> FeedEntry:
    """A service of a feed, read. Raises BadEntry."""
    if not isinstance(told, Mapping):
        raise BadEntry("It is no service.")
    owner = told.get("organization")
    if not isinstance(owner, Mapping):
        raise BadEntry("It does not name its organisation.")
    entry = written(told, locality=locality, terms=terms)
    if reason := why_not_tell(entry):
        raise BadEntry(reason)
    return FeedEntry(
        number=number,
        id=identifier(told, "id"),
        provider_id=identifier(owner, "id"),
        provider_name=text(owner, "name", longest=200, needed=True),
        provider_description=text(owner, "description", longest=1000),
        assured_on=day(told, "assured_date"),
        entry=entry,
        names_left_out=sum(1 for each in listed(told, "contacts") if text(each, "name", longest=10_000)),
    )


def written(told: Mapping[str, Any], *, locality: Locality, terms: Mapping[str, UUID]) -> Entry:
    """What is written of it. Raises BadEntry."""
    timings = tuple(timing_of(each) for each in listed(told, "schedules"))
    hours = entry_hours(timings)
    area, districts, area_words = areas_of(told, locality)
    return Entry(
        name=text(told, "name", longest=200, needed=True),
        description=text(told, "description", longest=2000),
        url=checked(told, "url", URLValidator(schemes=["http", "https"])),
        email=checked(told, "email", EmailValidator()),
        status=status_of(told),
        fees=text(told, "fees_description", longest=300) or text(told, "fees", longest=300),
        eligibility=text(told, "eligibility_description", longest=600),
        minimum_age=age(told, "minimum_age"),
        maximum_age=age(told, "maximum_age"),
        how_to_get_it=text(told, "application_process", longest=600),
        wait=text(told, "wait_time", longest=200),
        interpreting=text(told, "interpretation_services", longest=300),
        alert=text(told, "alert", longest=300),
        hours=hours,
        timings=() if hours else timings,
        area=area,
        area_words=area_words,
        districts=districts,
        numbers=tuple(number_of(each) for each in listed(told, "phones")),
        places=tuple(
            place_of(each.get("location"), locality=locality) for each in listed(told, "service_at_locations")
        ),
        languages=tuple(
            (
                text(each, "code", longest=12, needed=True),
                text(each, "name", longest=60) or text(each, "code", longest=12),
            )
            for each in listed(told, "languages")
            if each.get("code")
        ),
        costs=tuple(cost_of(each) for each in listed(told, "cost_options")),
        points=tuple(
            Point(role=text(each, "title", longest=120)) for each in listed(told, "contacts") if each.get("title")
        ),
        terms=terms_of(told, terms),
    )


def terms_of(told: Mapping[str, Any], terms: Mapping[str, UUID]) -> tuple[UUID, ...]:
    """The words of ours that the feed gives it, known by their id or their name; other words are not ours."""
    found = []
    for each in listed(told, "attributes"):
        term = each.get("taxonomy_term")
        if isinstance(term, Mapping):
            found += [terms[key] for key in (str(term.get("id")), str(term.get("name")).casefold()) if key in terms][:1]
    return tuple(dict.fromkeys(found))


def listed(told: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """The parts of that name. Raises BadEntry."""
    held = told.get(name) or []
    if not isinstance(held, list) or not all(isinstance(each, Mapping) for each in held):
        raise BadEntry(f"“{name}” is no list of parts.")
    return held


def text(told: Mapping[str, Any], name: str, *, longest: int, needed: bool = False) -> str:
    """Words. Raises BadEntry when there are none and they are needed, or too many."""
    held = told.get(name)
    if held is not None and not isinstance(held, str):
        raise BadEntry(f"“{name}” is no text.")
    said = (held or "").strip().replace("\x00", "")
    if needed and not said:
        raise BadEntry(f"“{name}” is empty.")
    if len(said) > longest:
        raise BadEntry(f"“{name}” is longer than {longest} characters.")
    return said


def identifier(told: Mapping[str, Any], name: str) -> UUID:
    """An id. Raises BadEntry."""
    try:
        return UUID(text(told, name, longest=60, needed=True))
    except ValueError:
        raise BadEntry(f"“{name}” is no UUID.") from None


def checked(told: Mapping[str, Any], name: str, validate: Any) -> str:
    """An address of the web or of mail. Raises BadEntry."""
    said = text(told, name, longest=250)
    try:
        if said:
            validate(said)
    except ValidationError:
        raise BadEntry(f"“{name}” is no address.") from None
    return said


def status_of(told: Mapping[str, Any]) -> Status:
    """How it stands. Raises BadEntry."""
    said = text(told, "status", longest=30, needed=True)
    if said not in Status.values:
        raise BadEntry(f"“status” must be one of: {', '.join(Status.values)}.")
    return Status(said)


def age(told: Mapping[str, Any], name: str) -> int | None:
    """An age in whole years; 0 and None are not said. Raises BadEntry."""
    held = told.get(name)
    if held is None:
        return None
    if isinstance(held, bool) or not isinstance(held, int | float) or not 0 <= held <= 150:
        raise BadEntry(f"“{name}” is no age.")
    return int(held)


def day(told: Mapping[str, Any], name: str) -> date | None:
    """A day. Raises BadEntry."""
    said = text(told, name, longest=40)
    try:
        return date.fromisoformat(said[:10]) if said else None
    except ValueError:
        raise BadEntry(f"“{name}” is no date like 2026-11-26.") from None


def clock(told: Mapping[str, Any], name: str) -> time | None:
    """A time of day; its zone, if it has one, is the county's. Raises BadEntry."""
    said = text(told, name, longest=40)
    try:
        return time.fromisoformat(said).replace(tzinfo=None, second=0, microsecond=0) if said else None
    except ValueError:
        raise BadEntry(f"“{name}” is no time like 09:00.") from None


def timing_of(told: Mapping[str, Any]) -> Timing:
    """When it is open. Raises BadEntry."""
    freq = text(told, "freq", longest=20)
    if freq not in {"", "WEEKLY", "MONTHLY"}:
        raise BadEntry("“freq” must be WEEKLY or MONTHLY.")
    days = tuple(part.strip() for part in text(told, "byday", longest=60).split(",") if part.strip())
    month_days = text(told, "bymonthday", longest=100).replace(" ", "")
    if not all(DAY.fullmatch(each) for each in days) or (month_days and not MONTH_DAYS.fullmatch(month_days)):
        raise BadEntry("“byday” or “bymonthday” cannot be read.")
    interval = told.get("interval") or 1
    if isinstance(interval, bool) or not isinstance(interval, int | float) or not 1 <= interval <= 400:
        raise BadEntry("“interval” is no number from 1 to 400.")
    description = text(told, "description", longest=600)
    return Timing(
        freq=freq,
        interval=int(interval),
        days=days,
        month_days=month_days,
        on_holidays=description == ON_HOLIDAYS and not freq,
        opens_at=clock(told, "opens_at"),
        closes_at=clock(told, "closes_at"),
        valid_from=day(told, "valid_from"),
        valid_to=day(told, "valid_to"),
        description=description,
    )


def number_of(told: Mapping[str, Any]) -> Number:
    """A telephone number. Raises BadEntry."""
    said = text(told, "number", longest=40, needed=True)
    kind = KINDS.get(text(told, "type", longest=60).casefold(), Phone.Kind.VOICE)
    for made_up in (False, True):
        try:
            read = read_telephone(said, made_up=made_up)
        except NotATelephoneNumber:
            continue
        description = text(told, "description", longest=200)
        return Number(number=read.number, shown=read.display, kind=kind, description=description)
    raise BadEntry(f"“{said}” is no telephone number.")


def place_of(told: Any, *, locality: Locality) -> Place:
    """Where it is. Raises BadEntry."""
    if not isinstance(told, Mapping):
        raise BadEntry("It is offered at a location that is not described.")
    kind = text(told, "location_type", longest=20, needed=True)
    if kind not in LocationType.values:
        raise BadEntry(f"“location_type” must be one of: {', '.join(LocationType.values)}.")
    name, description = text(told, "name", longest=200), text(told, "description", longest=600)
    addresses = listed(told, "addresses")
    if kind == LocationType.VIRTUAL:
        if addresses or told.get("latitude") is not None or told.get("longitude") is not None:
            raise BadEntry("A location that is virtual has an address or coordinates.")
        return Place(id=identifier(told, "id"), name=name, description=description)
    if not addresses:
        raise BadEntry("A location that is a place has no address.")
    postcode = read_postcode(text(addresses[0], "postal_code", longest=10, needed=True))
    if postcode is None:
        raise BadEntry("“postal_code” is no UK postcode.")
    return Place(
        id=identifier(told, "id"),
        location_type=LocationType(kind),
        address_1=text(addresses[0], "address_1", longest=200, needed=True),
        city=text(addresses[0], "city", longest=100, needed=True),
        region=text(addresses[0], "region", longest=100) or text(addresses[0], "state_province", longest=100),
        postcode=str(postcode),
        latitude=degrees(told, "latitude", most=90),
        longitude=degrees(told, "longitude", most=180),
        accessibility="; ".join(text(each, "description", longest=300) for each in listed(told, "accessibility"))[:600],
        districts=tuple(one.code for one in districts_of(postcode, locality=locality).districts),
        name=name,
        description=description,
    )


def degrees(told: Mapping[str, Any], name: str, *, most: int) -> float | None:
    """A coordinate. Raises BadEntry."""
    held = told.get(name)
    if held is None:
        return None
    if isinstance(held, bool) or not isinstance(held, int | float) or not -most <= held <= most:
        raise BadEntry(f"“{name}” must lie between -{most} and {most}.")
    return float(held)


def cost_of(told: Mapping[str, Any]) -> Cost:
    """A price. Raises BadEntry."""
    held = told.get("amount")
    try:
        amount = None if held is None else Decimal(str(held)).quantize(Decimal("0.01"))
    except InvalidOperation:
        raise BadEntry("“amount” is no price.") from None
    if amount is not None and not 0 <= amount < 10**7:
        raise BadEntry("“amount” is no price.")
    words = text(told, "amount_description", longest=300)
    return Cost(option=text(told, "option", longest=200), amount=amount, words=words)


def areas_of(told: Mapping[str, Any], locality: Locality) -> tuple[str, tuple[str, ...], str]:
    """For which area: our districts where the feed names them; else what it says, taken as the county."""
    names = {district.name.casefold(): district.code for district in locality.districts}
    said = [
        text(each, "name", longest=300) or text(each, "service_area", longest=300)
        for each in listed(told, "service_areas")
    ]
    if said and all(each.casefold() in names for each in said):
        return "", tuple(dict.fromkeys(names[each.casefold()] for each in said)), ""
    words = "; ".join(filter(None, said))[:300]
    return ("nation" if words == "The whole country" else "county"), (), words
