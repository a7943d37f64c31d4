"""The page that works without signal: what it is kept with, what is not in it, and when it renews itself."""

import gzip
import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from handrail.foundation.locality import current_locality
from handrail.public.pathway.queries.compiled import compiled_pathway, good_until

PAGE = "/next-steps/offline/"
MOST = 50 * 1024
MOST_RULES = 60 * 1024
KEPT = re.compile(r"const \{ language, version, files \} = (\{.*\})\n")


def kept(door: Client) -> dict[str, Any]:
    """What the worker says that it keeps, and under which version."""
    found = KEPT.search(door.get(PAGE + "worker.js").content.decode())
    assert found is not None
    read: dict[str, Any] = json.loads(found[1])
    return read


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """Let it be that moment."""
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_the_page_is_small_sets_no_cookie_and_says_what_to_do_without_javascript(public_door: Client) -> None:
    answer = public_door.get(PAGE)
    assert answer.status_code == 200
    assert len(answer.content) <= MOST
    assert not answer.cookies
    assert "This page needs JavaScript" in answer.content.decode()
    assert 'href="/next-steps/"' in answer.content.decode()
    assert 'href="tel:999"' in answer.content.decode()


def test_the_page_runs_no_script_of_its_own_text(public_door: Client) -> None:
    page = public_door.get(PAGE).content.decode()
    assert re.findall(r"<script(?![^>]*src=)", page) == []
    assert re.findall(r"\son\w+=|\sstyle=|javascript:", page) == []


def test_the_rules_are_small_on_the_way_and_nobody_fetches_them_twice(public_door: Client) -> None:
    answer = public_door.get(PAGE + "pathway.json", headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Type"] == "application/json"
    assert len(answer.content) <= MOST_RULES
    assert json.loads(gzip.decompress(answer.content))["questions"]
    again = public_door.get(PAGE + "pathway.json", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_worker_stands_for_this_page_alone_and_keeps_what_the_page_loads_and_nothing_else(
    public_door: Client,
) -> None:
    worker = public_door.get(PAGE + "worker.js")
    assert worker["Content-Type"].startswith("text/javascript")
    assert worker["Service-Worker-Allowed"] == PAGE
    page = public_door.get(PAGE).content.decode()
    loaded = set(re.findall(r'(?:src|data-rules)="([^"]+)"|<link rel="\w+" href="([^"]+)"', page))
    assert {PAGE, *(one or other for one, other in loaded)} == set(kept(public_door)["files"])


def test_everything_that_is_kept_is_there_for_everybody(public_door: Client) -> None:
    for file in kept(public_door)["files"]:
        if not file.startswith("/static/"):
            assert public_door.get(file).status_code == 200, file


def test_the_worker_changes_with_the_day_and_so_renews_what_is_kept(
    public_door: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    noon = datetime(2026, 11, 25, 12, tzinfo=UTC)
    versions = []
    for moment in (noon, noon + timedelta(hours=3), noon + timedelta(days=1)):
        at(monkeypatch, moment)
        versions.append(kept(public_door)["version"])
    assert versions[0] == versions[1] != versions[2]


def test_on_the_home_screen_its_name_gives_nothing_away(public_door: Client) -> None:
    answer = public_door.get(PAGE + "manifest.webmanifest")
    manifest = json.loads(answer.content)
    assert answer["Content-Type"] == "application/manifest+json"
    assert (manifest["name"], manifest["short_name"]) == ("Handrail", "Handrail")
    assert manifest["start_url"] == manifest["scope"] == PAGE
    assert [icon["sizes"] for icon in manifest["icons"]] == ["any", "180x180", "192x192", "512x512"]


def test_an_iphone_finds_a_picture_for_its_home_screen(public_door: Client) -> None:
    page = public_door.get(PAGE).content.decode()
    assert '<link rel="apple-touch-icon" href="/static/icon-180.png">' in page


def test_answers_given_on_the_ordinary_pages_reach_no_file_that_is_kept(public_door: Client) -> None:
    def files() -> list[bytes]:
        return [public_door.get(one).content for one in kept(public_door)["files"] if not one.startswith("/static/")]

    before = files()
    public_door.post("/next-steps/question/postcode/", {"answer": "NR1 1AA"})
    assert public_door.cookies
    assert files() == before


def test_a_copy_knows_until_when_its_rules_hold() -> None:
    locality = current_locality()
    assert good_until(locality, on=date(2015, 6, 1)) == date(2015, 10, 31)
    assert compiled_pathway(locality=locality, on=date(2015, 6, 1))["good_until"] == "2015-10-31"
    assert compiled_pathway(locality=locality, on=date(2026, 11, 25))["good_until"] is None


def test_no_rule_of_another_day_is_in_a_copy() -> None:
    locality = current_locality()
    before, after = (
        {rule["id"] for rule in compiled_pathway(locality=locality, on=on)["rules"]}
        for on in (date(2015, 10, 31), date(2015, 11, 1))
    )
    assert after - before
