"""Lists made-up services through the real actions: of each kind several, some of them out of date."""

import tomllib
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils import timezone

from handrail.config.demonstration.cast import first_of
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Organisation, Person
from handrail.partnership.directory import actions
from handrail.partnership.services.actions import bring_in_services
from handrail.partnership.services.actions.bringing_in import term_id
from handrail.partnership.services.models import Capacity, LocationType, Service
from handrail.partnership.services.policies import Cost, Entry, Number, Place, Point
from handrail.rules.localities.locality import District

WORDS = Path(__file__).with_name("services.toml")
ROUNDS = 4
FIRST_NUMBER = 400
CONFIRMED_BEFORE = 20


def list_services(*, by: Person, at: datetime) -> list[Service]:
    """Four of each kind, spread over the districts; the pack's channels are beside them. A coordinator lists them."""
    bring_in_services(current_locality(), at=at)
    told = tomllib.loads(WORDS.read_text(encoding="utf-8"))["services"]
    every = [(each, turn) for turn in range(ROUNDS) for each in told]
    made = [listed(each, turn, number, by=by, at=at) for number, (each, turn) in enumerate(every)]
    name_contacts(by=by, at=at)
    return made


def listed(told: dict[str, Any], turn: int, number: int, *, by: Person, at: datetime) -> Service:
    """One of them, confirmed as long ago as it says."""
    then = at - timedelta(days=told.get("days", CONFIRMED_BEFORE) + number)
    entry = entry_of(told, turn, number)
    owner: Organisation = first_of(*told["by"])
    service = actions.add_service(entry, organisation=owner, by=by, at=then, on=timezone.localdate(then))
    if room := told.get("room"):
        said_at, capacity = at - timedelta(days=number % 9), Capacity(room)
        on = timezone.localdate(said_at)
        actions.say_capacity(service, capacity=capacity, for_everybody=turn == 0, by=by, at=said_at, on=on)
    return service


def entry_of(told: dict[str, Any], turn: int, number: int) -> Entry:
    """What is written of it. A confidential one has an area and a telephone, and no more."""
    district = district_for(told, turn)
    shown = f"01632 960 {FIRST_NUMBER + number}"
    name = f"{told['name']} {district.name if district else turn + 1} (made up)"
    words = {word.code: word.label for word in current_locality().languages}
    return Entry(
        name=name,
        description=told["description"],
        hours=told["hours"],
        wait=told.get("wait", ""),
        confidential=told.get("confidential", False),
        area="" if district else "county",
        districts=(district.code,) if district else (),
        numbers=(Number(number="+44" + shown.replace(" ", "")[1:], shown=shown),),
        places=places_of(told, district, turn),
        languages=tuple((code, words[code]) for code in told.get("languages", ()) if code in words),
        costs=(Cost(amount=Decimal("0.00"), words="Free"),),
        points=(Point(role="Duty worker", number="+44" + shown.replace(" ", "")[1:], shown=shown),),
        terms=(
            *(term_id("service_needs", code) for code in told["needs"]),
            *(term_id("service_groups", code) for code in told["groups"]),
        ),
    )


def district_for(told: dict[str, Any], turn: int) -> District | None:
    """The district it is for; each turn the next but two."""
    districts = current_locality().districts
    return districts[(told["district"] + 3 * turn) % len(districts)] if "district" in told else None


def places_of(told: dict[str, Any], district: District | None, turn: int) -> tuple[Place, ...]:
    """Where it is, if people can go there."""
    if "address" not in told or district is None:
        return ()
    place = Place(
        location_type=LocationType.PHYSICAL,
        name=told["name"],
        address_1=f"{turn + 1}{told['address']}",
        city=told["city"],
        region=current_locality().name,
        postcode=f"{district.postcodes[0].outward} 9ZZ",
        accessibility="No steps." if turn % 2 else "Two steps at the door.",
        districts=(district.code,),
    )
    return (place,)


def name_contacts(*, by: Person, at: datetime) -> None:
    """Each district council names whom the others turn to; one of them has not confirmed it for long."""
    councils = Organisation.objects.filter(kind="district_council", active=True).order_by("code")
    for number, council in enumerate(councils):
        contact = actions.Contact(
            role="Modern slavery lead",
            subject="Referrals and visits",
            name="The lead (made up)",
            telephone=f"+441632960{500 + number}",
            email="",
        )
        on = timezone.localdate(at) - timedelta(days=300 if number == 0 else 30 * (number % 5))
        actions.name_contact(contact, organisation=council, by=by, at=at, on=on)
