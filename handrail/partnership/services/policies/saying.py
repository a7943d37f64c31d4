"""Rows in the words of the standards: both schemas hold of every answer. What is empty is left out."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from handrail.partnership.services.models import (
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
    Taxonomy,
    Term,
)
from handrail.partnership.services.policies.standing import out_of_date

Said = dict[str, Any]
UNITED_KINGDOM, POUNDS = "GB", "GBP"
NOT_CONFIRMED = "Nobody has confirmed this entry."


def without_nothing(told: Mapping[str, Any]) -> Said:
    """What is said; nothing that is empty. Nought and no are something."""
    return {name: value for name, value in told.items() if value is not None and value != "" and value != []}


def service(row: Service, *, on: date, whole: bool = True, at: bool = True, of: bool = True) -> Said:
    """A service: its own fields and its organisation; `whole`: with all its parts, `at`: with its places.

    Whether it is out of date is said as of the day `on`.
    """
    told = {
        "id": str(row.pk),
        "name": row.name,
        "description": row.description,
        "url": row.url,
        "email": row.email,
        "status": row.status,
        "fees": row.fees,
        "fees_description": row.fees,
        "eligibility_description": row.eligibility,
        "minimum_age": row.minimum_age,
        "maximum_age": row.maximum_age,
        "application_process": row.how_to_get_it,
        "wait_time": row.wait or capacity(row),
        "interpretation_services": row.interpreting,
        "alert": " ".join(filter(None, (row.alert, vouched_for(row, on=on)))),
        "assured_date": day(row.assured_on),
        "last_modified": moment(row.updated_at),
        "organization": organization(row.provider) if of else None,
    }
    if whole:
        told |= parts_said(row)
        if not at:
            told.pop("service_at_locations", None)
    return without_nothing(told)


def parts_said(row: Service) -> Said:
    """All that hangs on a service, as it was written down with it; said anew where it was not."""
    said: Said = json.loads(row.parts) if row.parts else parts_of(row)
    return said


def parts_written(row: Service) -> str:
    """All that hangs on a service, as it is kept: a page of the API then asks for no part."""
    return json.dumps(without_nothing(parts_of(row)), ensure_ascii=False)


def vouched_for(row: Service, *, on: date) -> str:
    """That nobody has confirmed it, or not for too long; nothing when somebody has."""
    if row.assured_on is None:
        return NOT_CONFIRMED
    return f"Not confirmed since {day(row.assured_on)}." if out_of_date(row, on=on) else ""


def capacity(row: Service) -> str:
    """Whether there was room, and on which day that was said."""
    return f"{row.get_capacity_display()}, said on {day(row.capacity_on)}" if row.capacity else ""


def parts_of(row: Service) -> Said:
    """All that hangs on a service."""
    return {
        "phones": [phone(one) for one in row.phones.all()],
        "schedules": [schedule(one) for one in row.schedules.all()],
        "service_areas": [service_area(one) for one in row.areas.all()],
        "languages": [language(one) for one in row.languages.all()],
        "cost_options": [cost_option(one) for one in row.costs.all()],
        "contacts": [contact(one) for one in row.contacts.all()],
        "attributes": [
            {
                "id": str(one.pk),
                "link_type": "service",
                "link_entity": "service",
                "taxonomy_term": taxonomy_term(one.term),
            }
            for one in row.attributes.all()
        ],
        "service_at_locations": [
            {"id": str(one.pk), "location": location(one.location)} for one in row.at_locations.all()
        ],
    }


def organization(row: Provider) -> Said:
    """Who offers it. A description is required, so the name stands in for one."""
    return without_nothing(
        {
            "id": str(row.pk),
            "name": row.name,
            "description": row.description or row.name,
            "website": row.website,
            "email": row.email,
        }
    )


def service_at_location(row: ServiceAtLocation, *, on: date, whole: bool = True) -> Said:
    """A service where it is."""
    return without_nothing(
        {
            "id": str(row.pk),
            "description": row.description,
            "location": location(row.location, whole=whole),
            "service": service(row.service, on=on, whole=whole, at=False, of=whole),
        }
    )


def location(row: Location, *, whole: bool = True) -> Said:
    """A place, or by telephone."""
    told: Said = {
        "id": str(row.pk),
        "location_type": row.location_type,
        "name": row.name,
        "description": row.description,
        "latitude": row.latitude,
        "longitude": row.longitude,
    }
    if whole:
        told |= {"addresses": addresses(row), "accessibility": accessibility(row)}
    return without_nothing(told)


def addresses(row: Location) -> list[Said]:
    """The address of a place; none of what is virtual."""
    if row.location_type == LocationType.VIRTUAL:
        return []
    told = {
        "id": str(row.pk),
        "address_1": row.address_1,
        "city": row.city,
        "region": row.region,
        "postal_code": row.postcode,
        "country": UNITED_KINGDOM,
        "address_type": row.location_type,
    }
    # Both standards require a county of every address.
    return [without_nothing(told) | {"state_province": row.region or row.city}]


def accessibility(row: Location) -> list[Said]:
    """How people get in."""
    if not row.accessibility:
        return []
    return [{"id": str(row.pk), "description": row.accessibility, "accessibility": row.accessibility}]


def phone(row: Phone) -> Said:
    """A number. HSDS has these; the UK profile leaves them out, and lets them stand."""
    return without_nothing({"id": str(row.pk), "number": row.shown, "type": row.kind, "description": row.description})


def schedule(row: Schedule) -> Said:
    """When it is open."""
    return without_nothing(
        {
            "id": str(row.pk),
            "freq": row.freq,
            "interval": row.interval if row.freq else None,
            "byday": row.byday,
            "bymonthday": row.bymonthday,
            "opens_at": clock(row.opens_at),
            "closes_at": clock(row.closes_at),
            "valid_from": day(row.valid_from),
            "valid_to": day(row.valid_to),
            "description": row.description,
        }
    )


def service_area(row: ServiceArea) -> Said:
    """For which area."""
    return {"id": str(row.pk), "name": row.name, "service_area": row.name}


def language(row: Language) -> Said:
    """A language."""
    return {"id": str(row.pk), "name": row.name, "code": row.code}


def cost_option(row: CostOption) -> Said:
    """A price."""
    amount = None if row.amount is None else float(row.amount)
    told = {"id": str(row.pk), "option": row.option, "amount": amount, "amount_description": row.words}
    return without_nothing(told | {"currency": POUNDS if amount is not None else ""})


def contact(row: Contact) -> Said:
    """A point of contact: its role."""
    phones = [{"id": str(row.pk), "number": row.shown, "type": "voice"}] if row.number else []
    return without_nothing({"id": str(row.pk), "title": row.role, "phones": phones})


def taxonomy(row: Taxonomy) -> Said:
    """A list of words."""
    return {"id": str(row.pk), "name": row.name, "description": row.description}


def taxonomy_term(row: Term) -> Said:
    """A word."""
    return without_nothing(
        {
            "id": str(row.pk),
            "code": row.code,
            "name": row.name,
            "term": row.name,
            "description": row.description,
            "parent_id": str(row.parent_id) if row.parent_id else "",
            "taxonomy": row.taxonomy.name,
            "taxonomy_id": str(row.taxonomy_id),
            "taxonomy_detail": taxonomy(row.taxonomy),
        }
    )


def day(on: date | None) -> str:
    """A day as the standard writes it."""
    return on.isoformat() if on else ""


def clock(at: time | None) -> str:
    """A time of day."""
    return f"{at:%H:%M}" if at else ""


def moment(at: datetime) -> str:
    """A moment, in UTC."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
