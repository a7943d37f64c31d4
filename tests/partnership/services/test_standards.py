"""Every answer of the open API is what both standards say it is: with one service, and with a few hundred.

`make bench ARGUMENTS="services"` validates each of five thousand in full.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.partnership.services import listed, schemas

HOME = "/api/hsds"
HUNDREDS = 300
NAMES = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
PAGE = {
    "total_items": int,
    "total_pages": int,
    "page_number": int,
    "size": int,
    "first_page": bool,
    "last_page": bool,
    "empty": bool,
    "contents": list,
}
pytestmark = [
    pytest.mark.django_db(databases=["default", "keyring"]),
    pytest.mark.xdist_group("hundreds of services"),
]


def got(door: Client, path: str) -> Any:
    answer = door.get(f"{HOME}{path}")
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)


def list_name(kind: str) -> str:
    return f"{NAMES[kind]}_list" if f"{NAMES[kind]}_list" in schemas.COMPILED else NAMES[kind]


def faults_of(door: Client, kind: str, *, query: str = "per_page=100") -> list[str]:
    """What is wrong with a page of a list, and with the first and the last entry on it by themselves."""
    page = got(door, f"/{kind}?{query}")
    assert {name: type(value) for name, value in page.items()} == PAGE
    assert page["size"] == len(page["contents"]) > 0
    whole = "full" in query
    found = [
        fault for each in page["contents"] for fault in schemas.faults(NAMES[kind] if whole else list_name(kind), each)
    ]
    for each in (page["contents"][0], page["contents"][-1]):
        found += schemas.faults(NAMES[kind], got(door, f"/{kind}/{each['id']}"))
    return found


@pytest.fixture(scope="module")
def hundreds(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A few hundred services, taken away again afterwards."""
    with django_db_blocker.unblock(), transaction.atomic(), transaction.atomic(using="keyring"):
        listed.many(HUNDREDS)
        yield
        transaction.set_rollback(True)
        transaction.set_rollback(True, using="keyring")


@schemas.needed
@pytest.mark.parametrize("kind", NAMES)
def test_one_service_is_told_as_both_standards_say(public_door: Client, kind: str) -> None:
    listed.listed()
    assert not faults_of(public_door, kind)


@schemas.needed
@pytest.mark.parametrize("kind", ["services", "service_at_locations", "organizations"])
def test_what_is_told_whole_in_a_list_is_as_both_standards_say(public_door: Client, kind: str) -> None:
    listed.listed()
    listed.listed(listed.REFUGE)
    assert not faults_of(public_door, kind, query="full=true")


def test_the_first_page_says_which_version_this_is(public_door: Client) -> None:
    told = got(public_door, "/")
    assert told["version"] == "3.0"
    assert got(public_door, "/openapi.json")["openapi"] == "3.1.0"
    assert told["openapi_url"].endswith("/api/hsds/openapi.json")


class TestHundreds:
    """What holds of one holds of a few hundred."""

    @schemas.needed
    def test_every_page_of_services_is_as_both_standards_say(self, hundreds: None, public_door: Client) -> None:
        ids, page = [], 1
        while True:
            told = got(public_door, f"/services?per_page=100&page={page}")
            assert not [fault for each in told["contents"][:5] for fault in schemas.faults("service_list", each)]
            ids += [each["id"] for each in told["contents"]]
            if told["last_page"]:
                break
            page += 1
        assert len(ids) == len(set(ids)) == told["total_items"] == HUNDREDS

    @schemas.needed
    def test_every_service_whole_is_as_both_standards_say(self, hundreds: None, public_door: Client) -> None:
        lines = b"".join(public_door.get(f"{HOME}/services?format=ndjson")).splitlines()  # type: ignore[call-overload]
        assert len(lines) == HUNDREDS
        shapes: dict[str, Any] = {}
        for line in lines:
            told = json.loads(line)
            shapes.setdefault(shape(told), told)
        # Validating each of them in full takes minutes: what has the same shape has the same faults.
        assert len(shapes) == 3
        assert not [fault for told in shapes.values() for fault in schemas.faults("service", told)]

    @pytest.mark.parametrize("kind", ["services", "service_at_locations"])
    def test_a_page_asks_the_same_questions_however_much_there_is(
        self, hundreds: None, public_door: Client, kind: str, django_assert_max_num_queries: Any
    ) -> None:
        with django_assert_max_num_queries(3):
            got(public_door, f"/{kind}?per_page=100&full=true")

    def test_no_address_of_a_refuge_is_told(self, hundreds: None, public_door: Client) -> None:
        told = got(public_door, "/service_at_locations?search=refuge&per_page=100&full=true")
        assert told["total_items"] == HUNDREDS // 3
        assert {each["location"]["location_type"] for each in told["contents"]} == {"virtual"}
        assert not [each for each in told["contents"] if "addresses" in each["location"]]


def shape(told: Any) -> str:
    """What is there and of which type, without what it says."""
    if isinstance(told, dict):
        return "{" + ",".join(f"{name}:{shape(told[name])}" for name in sorted(told)) + "}"
    if isinstance(told, list):
        return "[" + ",".join(shape(each) for each in told) + "]"
    return type(told).__name__
