"""Each filter finds what plain Python finds, and says which parameter cannot be what it is."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from handrail.config.doors import DOORS
from handrail.foundation.locality import current_locality
from handrail.partnership.services import actions
from handrail.partnership.services.actions.bringing_in import taxonomy_id, term_id
from handrail.partnership.services.policies import Entry, Place, Timing, timings_of
from tests import build
from tests.partnership.services import listed

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
HOURS = (
    "",
    "always",
    "mon-fri 09:00-17:00",
    "sat,sun 10:00-24:00",
    "mon 08:00-12:00,13:00-18:00; holidays 10:00-12:00",
)
NEEDS, GROUPS = ("work_rights", "safe_place", "legal"), ("women", "workers")
PLACES: tuple[tuple[Place, ...], ...] = (
    (),
    (listed.HALL,),
    (replace(listed.HALL, postcode="ZZ3 1AA", districts=("southam",), city="Southam"),),
)
AREAS: tuple[dict[str, Any], ...] = (
    {"area": "nation"},
    {"area": "county"},
    {"districts": ("northam",)},
    {"districts": ("southam", "westford")},
)
NAMES = ("Advice on pay", "Food bank", "Night shelter 100%", "Pay_roll club", "İstanbul café", "Law centre")
ANY_DAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, repr=False)
class Known:
    """An entry, as the test knows it."""

    id: UUID
    entry: Entry
    provider: UUID
    provider_name: str
    at: datetime

    @property
    def rules(self) -> tuple[Timing, ...]:
        return self.entry.timings or timings_of(self.entry.hours)


class Shelf(list[Known]):
    """What there is; too long to be said when something fails."""

    __slots__ = ()

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text("what there is")


def made(number: int) -> dict[str, Any]:
    """One of many kinds, so that every filter finds some and not others."""
    ages = ((None, None), (16, None), (18, 25), (None, 60), (0, 17))[number % 5]
    return {
        "name": f"{NAMES[number % len(NAMES)]} {number}",
        "minimum_age": ages[0],
        "maximum_age": ages[1],
        "hours": HOURS[number % len(HOURS)],
        "places": PLACES[number % len(PLACES)],
        "terms": tuple(term_id("service_needs", NEEDS[n]) for n in range(number % 4))
        + ((term_id("service_groups", GROUPS[number % 2]),) if number % 3 else ()),
        **AREAS[number % len(AREAS)],
    }


@pytest.fixture(scope="module")
def known(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Shelf]:
    """Some services of every kind; and one that is withdrawn and one that is not public, which nothing finds."""
    with django_db_blocker.unblock(), transaction.atomic(), transaction.atomic(using="keyring"):
        listed.words()
        providers = [listed.provider(code, code.title()) for code in ("lantern", "haven-homes")]
        kept = Shelf()
        for number in range(60):
            at = build.NOON + timedelta(hours=number % 7)
            entry = Entry(**made(number))
            pk, of = uuid4(), providers[number % 2]
            actions.write_many([actions.Writing(entry=entry, provider=of, id=pk)], by="handrail", at=at)
            kept.append(Known(pk, entry, of.pk, of.name, at))
        actions.withdraw(listed.listed(), by="handrail", at=build.NOON)
        listed.listed(public=False)
        yield kept
        transaction.set_rollback(True)
        transaction.set_rollback(True, using="keyring")


@pytest.fixture(scope="module")
def door() -> Client:
    return Client()


@pytest.fixture(autouse=True)
def at_the_public_door(settings: Any) -> None:
    settings.DOOR, settings.ROOT_URLCONF = "public", DOORS["public"].urls
    settings.MIDDLEWARE = list(DOORS["public"].middleware)


ASKED = st.fixed_dictionaries(
    {},
    optional={
        "search": st.sampled_from(["pay", "PAY", "100%", "_", "night shelter", "İSTANBUL", "nothing", "northam", " "]),
        "taxonomy_term_id": st.sampled_from([term_id("service_needs", need) for need in NEEDS] + [UUID(int=3)]),
        "taxonomy_id": st.sampled_from([taxonomy_id("service_needs"), taxonomy_id("service_groups"), UUID(int=3)]),
        "minimum_age": st.sampled_from(["0", "16", "17", "18.5", "90"]),
        "maximum_age": st.sampled_from(["17", "25", "60", "100", "16.5"]),
        "start_time": st.sampled_from(["00:00", "09:00", "09:01", "10:00:00", "23:00"]),
        "end_time": st.sampled_from(["12:00", "17:00", "18:00", "23:59", "08:00"]),
        "day": st.sampled_from(["MO", "sa", "Sunday", "tue"]),
        "modified_after": st.sampled_from(
            ["2026-11-17T15:00:00Z", "2026-11-17", "2026-11-17T18:00:00+00:00", "2027-01-01"]
        ),
        "organization_id": st.sampled_from([UUID(int=4), "lantern", "haven-homes"]),
    },
)
WHERE = st.fixed_dictionaries(
    {},
    optional={
        "postcode": st.sampled_from(["ZZ1 1AA", "zz2", "ZZ31AA", "SW1A 1AA"]),
        "proximity": st.sampled_from(["0", "15000", "25000", "100000"]),
    },
)


def ids_of(door: Client, path: str, asked: dict[str, Any]) -> list[str]:
    """What is found, over all pages of seven."""
    found, page = [], 1
    while True:
        answer = door.get(path, {**asked, "page": page, "per_page": 7})
        assert answer.status_code == 200, answer.content
        told = json.loads(answer.content)
        found += told["contents"]
        if told["last_page"]:
            assert told["total_items"] == len(found)
            return found
        page += 1


def fits(one: Known, asked: dict[str, Any]) -> bool:
    """Whether an entry is to be found, in plain Python."""
    entry, names = one.entry, {district.code: district.name for district in current_locality().districts}
    lists = current_locality().lists
    meant = {
        term_id(name, word.code): word.label for name in ("service_needs", "service_groups") for word in lists[name]
    }
    words = " ".join(
        [
            *(entry.name, one.provider_name, *(meant[term] for term in entry.terms)),
            *(names[code] for code in entry.districts),
            *(f"{place.name} {place.city}" for place in entry.places),
        ]
    )
    needs = {term_id("service_needs", need) for need in NEEDS}
    days = {"mo": "MO", "sa": "SA", "sunday": "SU", "tue": "TU"}
    checks = {
        "search": lambda v: all(word in words.casefold() for word in v.casefold().split()),
        "taxonomy_term_id": lambda v: v in entry.terms,
        "taxonomy_id": lambda v: bool(
            (set(entry.terms) & needs)
            if v == taxonomy_id("service_needs")
            else (set(entry.terms) - needs if v == taxonomy_id("service_groups") else False)
        ),
        "minimum_age": lambda v: entry.minimum_age is not None and entry.minimum_age >= float(v),
        "maximum_age": lambda v: entry.maximum_age is not None and entry.maximum_age <= float(v),
        "modified_after": lambda v: (
            one.at >= (datetime.fromisoformat(v) if "T" in v else datetime.fromisoformat(v).replace(tzinfo=UTC))
        ),
        "organization_id": lambda v: one.provider == v,
    }
    rule = [
        each
        for each in one.rules
        if ("start_time" not in asked or (each.opens_at or time()) >= time.fromisoformat(asked["start_time"]))
        and ("end_time" not in asked or (each.closes_at or time()) <= time.fromisoformat(asked["end_time"]))
        and ("day" not in asked or days[asked["day"].casefold()] in each.days)
    ]
    in_time = bool(rule) or not asked.keys() & {"start_time", "end_time", "day"}
    return in_time and all(check(asked[name]) for name, check in checks.items() if name in asked)


@given(ASKED)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_filters_add_up_to_what_plain_python_finds(known: Shelf, door: Client, asked: dict[str, Any]) -> None:
    asked = {**asked}
    if isinstance(asked.get("organization_id"), str):
        asked["organization_id"] = next(
            one.provider for n, one in enumerate(known) if ("lantern", "haven-homes")[n % 2] == asked["organization_id"]
        )
    found = [each["id"] for each in ids_of(door, "/api/hsds/services", asked)]
    at = [each["service"]["id"] for each in ids_of(door, "/api/hsds/service_at_locations", asked)]
    assert len(found) == len(set(found))
    assert set(found) == set(at) == {str(one.id) for one in known if fits(one, asked)}


@given(WHERE)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_postcode_finds_what_is_for_its_area_and_near(known: Shelf, door: Client, asked: dict[str, Any]) -> None:
    if "proximity" in asked and "postcode" not in asked:
        assert door.get("/api/hsds/service_at_locations", asked).status_code == 400
    return
    found = {each["service"]["id"] for each in ids_of(door, "/api/hsds/service_at_locations", asked)}
    assert found == {str(one.id) for one in known if is_near(one.entry, asked)}


HOMES = {"ZZ1 1AA": {"northam"}, "zz2": {"northam", "southam"}, "ZZ31AA": {"southam"}, "SW1A 1AA": set[str]()}


def is_near(entry: Entry, asked: dict[str, Any]) -> bool:
    """Whether it is for the area, and at a place so near; in plain Python."""
    if "postcode" not in asked:
        return True
    home = HOMES[asked["postcode"]]
    for_it = entry.area == "nation" or (bool(home) and entry.area == "county") or bool(home & set(entry.districts))
    if "proximity" not in asked:
        return for_it
    near = {
        code
        for code in ("northam", "southam", "westford")
        for one in home
        if one == code or (current_locality().distance(code, one) or 1e9) * 1000 <= int(asked["proximity"])
    }
    return for_it and any(near & set(place.districts) for place in entry.places)


BAD = (
    ("services", "page", "0"),
    ("services", "page", "x"),
    ("services", "per_page", "101"),
    ("services", "per_page", "-1"),
    ("services", "minimum_age", "old"),
    ("services", "maximum_age", "-3"),
    ("services", "start_time", "25:00"),
    ("services", "end_time", "noon"),
    ("services", "day", "someday"),
    ("services", "taxonomy_term_id", "work"),
    ("services", "taxonomy_id", "1"),
    ("services", "organization_id", "lantern"),
    ("services", "modified_after", "yesterday"),
    ("services", "modified_after", "2026-13-45"),
    ("services", "full", "perhaps"),
    ("services", "minimal", "2"),
    ("services", "format", "xml"),
    ("services", "search", "x" * 201),
    ("services", "postcode", "ZZ1"),
    ("services", "nonsense", "1"),
    ("service_at_locations", "postcode", "NOT ONE"),
    ("service_at_locations", "proximity", "10"),
    ("service_at_locations", "minimal", "true"),
    ("organizations", "full_service", "x"),
    ("taxonomies", "taxonomy_id", str(UUID(int=1))),
    ("taxonomy_terms", "parent_id", "x"),
    ("taxonomy_terms", "top_only", "x"),
)


@pytest.mark.parametrize(("kind", "name", "value"), BAD)
def test_what_cannot_be_asked_is_refused_with_the_parameter_and_the_reason(
    door: Client, kind: str, name: str, value: str
) -> None:
    answer = door.get(f"/api/hsds/{kind}", {name: value})
    told = json.loads(answer.content)
    assert (answer.status_code, told["parameter"]) == (400, name)
    assert told["reason"]
    assert name in told["error"]


def test_a_parameter_given_twice_is_refused(door: Client) -> None:
    assert door.get("/api/hsds/services?day=MO&day=TU").status_code == 400


def test_an_empty_parameter_is_none(door: Client) -> None:
    assert door.get("/api/hsds/services?day=&search=").status_code == 200
