"""Made-up services for tests, set down through the real actions."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from handrail.foundation.locality import current_locality
from handrail.partnership.services import actions
from handrail.partnership.services.actions.bringing_in import term_id
from handrail.partnership.services.models import Capacity, LocationType, Provider, Service, Source
from handrail.partnership.services.policies import NAMESPACE, Cost, Entry, Number, Place, Point, Timing
from tests import build

ON = date(2026, 11, 1)
HALL = Place(
    location_type=LocationType.PHYSICAL,
    name="Northam Advice Hall",
    description="Beside the library",
    address_1="1 Made-up Road",
    city="Northam",
    region="Exampleshire",
    postcode="ZZ1 1AA",
    latitude=52.5,
    longitude=-1.0,
    accessibility="No steps.",
    districts=("northam",),
)
FULL = Entry(
    name="Northam advice",
    description="Advice about pay and papers.",
    url="https://advice.example/northam",
    email="advice@northam.example",
    fees="Free for everybody",
    eligibility="Anybody who works in Northam",
    minimum_age=16,
    maximum_age=99,
    how_to_get_it="Call, or walk in.",
    wait="A week",
    interpreting="By telephone, in any language",
    alert="Closed on 24 December.",
    capacity=Capacity.FEW,
    capacity_on=ON,
    hours="mon-fri 09:00-17:00; sat 10:00-24:00; holidays 10:00-12:00",
    districts=("northam",),
    numbers=(Number(number="+441632960010", shown="01632 960 010", description="Front desk"),),
    places=(HALL,),
    languages=(("pl", "Polish"), ("ro", "Romanian")),
    costs=(Cost(option="For everybody", amount=Decimal("0.00"), words="Free"),),
    points=(Point(role="Duty adviser", number="+441632960011", shown="01632 960 011"),),
    terms=(term_id("service_needs", "work_rights"), term_id("service_groups", "workers")),
)
REFUGE = Entry(
    name="Harbour House refuge",
    description="A safe house for women and their children.",
    confidential=True,
    hours="always",
    districts=("southam",),
    numbers=(Number(number="+441632960012", shown="01632 960 012"),),
    terms=(term_id("service_needs", "safe_place"), term_id("service_groups", "women")),
)


def words() -> None:
    """The lists of needs and groups."""
    actions.bring_in_words(current_locality())


def provider(code: str = "lantern", name: str = "Lantern") -> Provider:
    """A provider of services."""
    return actions.provider_of(code, name=name, at=build.NOON)


def listed(entry: Entry = FULL, *, of: Provider | None = None, at: datetime = build.NOON, **changed: Any) -> Service:
    """A service on the list."""
    words()
    return actions.write(replace(entry, **changed), provider=of or provider(), by="handrail", at=at, on=ON)


def many(how_many: int, *, kinds: Iterable[Entry] = ()) -> list[UUID]:
    """Many services at once, one like the other but for their names and places."""
    words()
    held = provider()
    made = list(kinds) or [FULL, replace(FULL, hours="", timings=(MONTHLY,)), REFUGE]
    told = []
    for number in range(how_many):
        entry = replace(made[number % len(made)], name=f"{made[number % len(made)].name} {number:05}")
        pk = uuid5(NAMESPACE, f"many {number}")
        told.append(actions.Writing(entry=entry, provider=held, id=pk, source=Source.KEPT, assured_on=ON))
    actions.write_many(told, by="handrail", at=build.NOON)
    return [one.id for one in told]


MONTHLY = Timing(
    freq="MONTHLY", days=("2TU",), opens_at=time(10), closes_at=time(12), description="Every second Tuesday"
)
