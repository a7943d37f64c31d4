"""The open API's door: read only, from anywhere, without a cookie, and honest about what is not there."""

import json
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client

from handrail.foundation.locality import current_locality
from handrail.partnership.services import actions
from handrail.partnership.services.actions.bringing_in import taxonomy_id
from tests import build
from tests.partnership.services import listed

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def door(public_door: Client) -> Client:
    return public_door


def test_any_site_may_read_and_nothing_is_set(door: Client) -> None:
    answer = door.get("/api/hsds/services")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cache-Control"] == "public, max-age=300"
    assert not answer.cookies


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_can_be_written(door: Client, method: str) -> None:
    answer = getattr(door, method)("/api/hsds/services")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_what_may_be_done_is_told(door: Client) -> None:
    answer = door.options("/api/hsds/services")
    assert (answer.status_code, answer["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")


def test_a_copy_that_is_still_good_is_not_sent_again(door: Client) -> None:
    kept = listed.listed()
    mark = door.get("/api/hsds/services")["ETag"]
    assert door.get("/api/hsds/services", headers={"If-None-Match": mark}).status_code == 304
    actions.withdraw(kept, by="handrail", at=build.NOON)
    assert door.get("/api/hsds/services", headers={"If-None-Match": mark}).status_code == 200


def test_what_is_not_there_is_404_and_says_so(door: Client) -> None:
    gone = actions.withdraw(listed.listed(), by="handrail", at=build.NOON)
    for path in (f"services/{gone.pk}", f"organizations/{gone.provider_id}", f"taxonomies/{UUID(int=9)}"):
        answer = door.get(f"/api/hsds/{path}")
        assert (answer.status_code, json.loads(answer.content)["error"]) == (404, "There is nothing with this id.")


def test_a_copy_is_kept_in_step_by_the_minimal_list(door: Client) -> None:
    first, second = listed.listed(), listed.listed(name="Other", at=build.NOON + timedelta(hours=1))
    told = json.loads(door.get("/api/hsds/services?minimal=true").content)
    assert [each["id"] for each in told["contents"]] == [str(first.pk), str(second.pk)]
    after = {"minimal": "true", "modified_after": "2026-11-17T12:30:00Z"}
    assert [each["id"] for each in json.loads(door.get("/api/hsds/services", after).content)["contents"]] == [
        str(second.pk)
    ]


def test_every_organisation_can_be_had_line_by_line(door: Client) -> None:
    listed.listed()
    lines = b"".join(door.get("/api/hsds/organizations?format=ndjson")).splitlines()  # type: ignore[call-overload]
    assert [json.loads(line)["services"][0]["name"] for line in lines] == ["Northam advice"]


def test_words_can_be_narrowed_to_a_list(door: Client) -> None:
    listed.words()
    told = json.loads(
        door.get("/api/hsds/taxonomy_terms", {"taxonomy_id": taxonomy_id("service_groups"), "top_only": "true"}).content
    )
    words = {word.label for word in current_locality().lists["service_groups"]}
    assert {each["name"] for each in told["contents"]} == words
