"""Another directory's file is brought in: twice is once, ours stays ours, and a refuge has no address."""

import json
from copy import deepcopy
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.partnership.directory.actions import BroughtIn, bring_in_feed
from handrail.partnership.directory.policies import NoFeed
from handrail.partnership.services import actions
from handrail.partnership.services.models import Contact, Location, Service, Source
from handrail.partnership.services.policies import NAMESPACE
from tests import build
from tests.partnership.services.listed import FULL, REFUGE, listed

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def coordinator(db: None) -> Person:
    return build.person(Role.COORDINATOR, at_work=build.organisations()[0])


def bring(told: Any, by: Person) -> BroughtIn:
    content = told if isinstance(told, bytes) else json.dumps(told).encode()
    return bring_in_feed(content, locality=current_locality(), by=by, at=build.NOON)


@pytest.fixture
def feed(public_door: Client) -> dict[str, Any]:
    """What the API of another county would tell: our own, with other ids and without our rows."""
    for entry in (FULL, REFUGE):
        listed(entry)
    text = public_door.get("/api/hsds/services?full=true").content.decode()
    told: dict[str, Any] = other_ids(json.loads(text))
    Service.objects.all().delete()
    Location.objects.all().delete()
    return told


def other_ids(told: Any) -> Any:
    """The same with ids of others; the words stay ours."""
    if isinstance(told, dict):
        own = {"id": str(uuid5(NAMESPACE, f"other {told['id']}"))} if "id" in told else {}
        return {name: value if name == "attributes" else other_ids(value) for name, value in told.items()} | own
    return [other_ids(each) for each in told] if isinstance(told, list) else told


def test_a_feed_comes_back_as_it_went_out(feed: dict[str, Any], coordinator: Person, public_door: Client) -> None:
    came = bring(feed, coordinator)
    assert (len(came.added), came.changed, came.faults) == (2, (), ())
    again = json.loads(public_door.get("/api/hsds/services?full=true").content)
    for told, kept in zip(feed["contents"], again["contents"], strict=True):
        for name in (
            "name",
            "description",
            "fees",
            "minimum_age",
            "eligibility_description",
            "status",
            "url",
            "assured_date",
        ):
            assert told.get(name) == kept.get(name), name
        for part in ("phones", "schedules", "service_areas", "languages", "cost_options", "attributes"):
            assert without_ids(told.get(part, [])) == without_ids(kept.get(part, [])), part
    week = "; ".join(f"{day} 09:00-17:00" for day in ("mon", "tue", "wed", "thu", "fri"))
    hours = Service.objects.get(name=FULL.name).hours
    assert hours == f"{week}; sat 10:00-24:00; holidays 10:00-12:00"


def without_ids(parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(
        ({name: value for name, value in part.items() if name not in {"id"}} for part in parts), key=json.dumps
    )


def test_twice_is_once_and_what_changed_is_said(feed: dict[str, Any], coordinator: Person) -> None:
    bring(feed, coordinator)
    before = dict(Service.objects.values_list("pk", "updated_at"))
    again = bring(feed, coordinator)
    assert (again.added, again.changed, again.unchanged) == ((), (), 2)
    assert dict(Service.objects.values_list("pk", "updated_at")) == before
    feed["contents"][0]["description"] = "Something else."
    assert bring(feed, coordinator).changed == (feed["contents"][0]["name"],)


def test_a_refuge_with_an_address_is_refused_and_the_others_come_in(feed: dict[str, Any], coordinator: Person) -> None:
    place = next(each for each in feed["contents"] if each["name"] == FULL.name)["service_at_locations"]
    bad = next(each for each in feed["contents"] if each["name"] == REFUGE.name)
    bad["service_at_locations"] = deepcopy(place)
    came = bring(feed, coordinator)
    assert [fault.number for fault in came.faults] == [feed["contents"].index(bad) + 1]
    assert "never listed with an address" in came.faults[0].reason
    assert came.added == (FULL.name,)


def test_names_of_people_are_left_out_and_counted(feed: dict[str, Any], coordinator: Person) -> None:
    feed["contents"][0]["contacts"] = [{"id": str(UUID(int=5)), "name": "Canary Person", "title": "Reception"}]
    assert bring(feed, coordinator).names_left_out == 1
    assert list(Contact.objects.filter(service__name=feed["contents"][0]["name"]).values_list("role", flat=True)) == [
        "Reception"
    ]


def test_ours_is_not_written_over(feed: dict[str, Any], coordinator: Person) -> None:
    kept = listed()
    feed["contents"][0]["id"] = str(kept.pk)
    came = bring(feed, coordinator)
    assert [fault.reason for fault in came.faults] == ["It has the id of an entry that is kept here."]
    kept.refresh_from_db()
    assert (kept.name, kept.source) == (FULL.name, Source.KEPT)


def test_a_place_of_ours_is_not_written_over(feed: dict[str, Any], coordinator: Person) -> None:
    place = listed().at_locations.get().location
    told = next(each for each in feed["contents"] if each["name"] == FULL.name)
    told["service_at_locations"][0]["location"]["id"] = str(place.pk)
    assert [fault.reason for fault in bring(feed, coordinator).faults] == ["It is at a location that is kept here."]


def test_what_was_withdrawn_here_stays_withdrawn(feed: dict[str, Any], coordinator: Person) -> None:
    bring(feed, coordinator)
    actions.withdraw(Service.objects.get(name=FULL.name), by=coordinator.ref, at=build.NOON)
    assert len(bring(feed, coordinator).faults) == 1
    assert Service.objects.filter(withdrawn_at=None).count() == 1


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("id", "x", "“id” is no UUID."),
        ("name", "", "“name” is empty."),
        ("name", 7, "“name” is no text."),
        ("status", "open", "“status” must be one of"),
        ("url", "javascript:alert(1)", "“url” is no address."),
        ("email", "nobody", "“email” is no address."),
        ("minimum_age", "old", "“minimum_age” is no age."),
        ("assured_date", "soon", "“assured_date” is no date"),
        ("organization", None, "does not name its organisation"),
        ("phones", [{"number": "12"}], "is no telephone number"),
        ("phones", "none", "“phones” is no list of parts."),
        ("schedules", [{"freq": "DAILY"}], "“freq” must be"),
        ("schedules", [{"freq": "WEEKLY", "byday": "XX"}], "cannot be read"),
        ("schedules", [{"freq": "WEEKLY", "opens_at": "late"}], "“opens_at” is no time"),
        ("cost_options", [{"amount": "much"}], "“amount” is no price."),
        ("service_at_locations", [{}], "not described"),
        (
            "service_at_locations",
            [{"location": {"id": str(UUID(int=1)), "location_type": "physical"}}],
            "has no address",
        ),
        ("service_at_locations", [{"location": {"location_type": "moon"}}], "“location_type” must be"),
        (
            "service_at_locations",
            [{"location": {"id": str(UUID(int=1)), "location_type": "virtual", "latitude": 52}}],
            "virtual has an address or coordinates",
        ),
    ],
)
def test_what_is_wrong_with_an_entry_is_said_with_its_place(
    feed: dict[str, Any], coordinator: Person, name: str, value: Any, reason: str
) -> None:
    feed["contents"][1][name] = value
    came = bring(feed, coordinator)
    assert [fault.number for fault in came.faults] == [2]
    assert reason in came.faults[0].reason
    assert len(came.added) == 1


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"7", b"{}", b'{"a": 1}'])
def test_what_is_no_feed_is_refused_whole(coordinator: Person, content: bytes) -> None:
    with pytest.raises(NoFeed, match="The file"):
        bring(content, coordinator)


def test_a_feed_may_come_line_by_line_or_by_organisation(feed: dict[str, Any], coordinator: Person) -> None:
    lines = "\n".join(json.dumps(each) for each in feed["contents"]).encode()
    assert len(bring(lines, coordinator).added) == 2
    owner = {"id": str(UUID(int=8)), "name": "Elsewhere", "description": "Another"}
    bare = [{key: value for key, value in each.items() if key != "organization"} for each in feed["contents"]]
    assert len(bring([{**owner, "services": bare}], coordinator).changed) == 0


def test_only_a_coordinator_brings_in(feed: dict[str, Any]) -> None:
    other = build.person(Role.ORGANISATION_ADMINISTRATOR, at_work=build.organisations()[0])
    with pytest.raises(NotAllowed, match="Only a coordinator"):
        bring(feed, other)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "name", "status", "phones", "schedules", "services", "contents", "organization", "location"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_breaks_it(coordinator: Person, told: Any) -> None:
    try:
        came = bring(told, coordinator)
    except NoFeed:
        return
    assert not came.added


def test_the_command_says_what_came_of_it(feed: dict[str, Any], coordinator: Person, tmp_path: Path) -> None:
    file = tmp_path / "feed.json"
    feed["contents"][0]["status"] = "?"
    file.write_text(json.dumps(feed))
    said, wrong = StringIO(), StringIO()
    call_command("services", "import", str(file), by=coordinator.email, stdout=said, stderr=wrong)
    assert said.getvalue().strip() == "1 new, 0 changed, 0 as before, 1 refused."
    assert wrong.getvalue().startswith("Entry 1: “status”")
    with pytest.raises(CommandError, match="Nobody with this address"):
        call_command("services", "import", str(file), by="nobody@work.example")
