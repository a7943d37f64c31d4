"""Only the data-protection officer reads the trail, and their reading is in it."""

import csv
import re
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.test import Client

from handrail.foundation.audit import actions, policies, queries
from handrail.foundation.audit.actions import record
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.audit.queries import Search, entries
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed
from handrail.foundation.spreadsheets import no_formula

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
OpenDoor = Callable[[Person], Client]


def lines_on(page: object) -> list[int]:
    content = page.content.decode()  # type: ignore[attr-defined]
    return [int(seq) for seq in re.findall(r'<th scope="row"[^>]*>(\d+)</th>', content)]


def test_nobody_signed_in_is_asked_to_sign_in(staff_door: Client) -> None:
    for address in ("/trail/", "/trail/export/"):
        assert staff_door.get(address).status_code == 302


def test_whoever_runs_the_system_is_told_why_not(at_the_desk_of: OpenDoor, administrator: Person) -> None:
    browser = at_the_desk_of(administrator)
    for address in ("/trail/", "/trail/?about=x y", "/trail/export/"):
        refusal = browser.get(address)
        assert refusal.status_code == 403
        assert b"Only a data-protection officer can read the trail." in refusal.content


def test_the_rule_holds_in_the_actions_too(administrator: Person) -> None:
    with pytest.raises(NotAllowed):
        actions.search_trail(Search(), before=None, by=administrator, at=NOON)
    with pytest.raises(NotAllowed):
        actions.export_trail(Search(), by=administrator, at=NOON)


def test_the_officer_pages_back_without_missing_a_line(
    at_the_desk_of: OpenDoor, officer: Person, long_trail: None
) -> None:
    browser = at_the_desk_of(officer)
    seen: list[int] = []
    address = "/trail/?by=person:0"
    while address:
        page = browser.get(address)
        seen += lines_on(page)
        older = re.search(r'rel="next" href="([^"]+)"', page.content.decode())
        address = "/trail/" + older[1].replace("&amp;", "&") if older else ""
    assert seen == list(entries(by="person:0").values_list("seq", flat=True))
    assert len(seen) == 30


def test_the_newest_lines_come_first_and_there_are_older_ones(
    at_the_desk_of: OpenDoor, officer: Person, long_trail: None
) -> None:
    page = at_the_desk_of(officer).get("/trail/")
    assert len(lines_on(page)) == actions.LINES_A_PAGE
    assert lines_on(page) == sorted(lines_on(page), reverse=True)
    assert b"Older lines" in page.content
    assert str(queries.head()).encode() not in page.content, "the search itself is a newer line"


def test_searching_the_trail_is_in_the_trail(at_the_desk_of: OpenDoor, officer: Person, long_trail: None) -> None:
    at_the_desk_of(officer).get("/trail/?about=concern:1&first_day=3&first_month=11&first_year=2026")
    last = TrailEntry.objects.latest("seq")
    assert (last.act, last.about, last.by) == ("audit.trail_searched", "trail", officer.ref)
    assert last.detail == {"searched_about": "concern:1", "searched_first": "2026-11-03", "before": None}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("about=Mrs Example of Stevenage", "Enter a reference or a code, without spaces."),
        ("by=%3Cscript%3E", "Enter a reference or a code, without spaces."),
        ("act=%00", "Null characters are not allowed."),
        ("about=" + "x" * 200, "at most 120"),
        ("first_day=31&first_month=2&first_year=2026", "Enter a real date"),
        ("first_day=3&first_month=3&first_year=2026&last_day=2&last_month=3&last_year=2026", "same as or after"),
        ("before=soon", "whole number"),
        ("before=99999999999999999999", "less than or equal"),
    ],
)
def test_a_search_that_cannot_be_read_gets_a_sentence(
    at_the_desk_of: OpenDoor, officer: Person, typed: str, sentence: str
) -> None:
    browser = at_the_desk_of(officer)
    page = browser.get(f"/trail/?{typed}")
    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert "<title>Error:" in page.content.decode().replace("\n", "").replace("<title> ", "<title>")
    assert browser.get(f"/trail/export/?{typed}").status_code == 400
    assert not TrailEntry.objects.filter(act__startswith="audit.").exists()


def test_days_are_those_of_the_county(long_trail: None) -> None:
    assert entries(first=date(2026, 11, 3)).count() == 59
    assert entries(last=date(2026, 11, 2)).count() == 1
    assert entries(first=date(2026, 11, 3), last=date(2026, 11, 3)).count() == 24


def test_days_are_those_of_the_county_in_summer_too() -> None:
    record("desk.concern_read", about="concern:1", by="person:1", at=datetime(2026, 7, 1, 23, 30, tzinfo=UTC))
    assert entries(first=date(2026, 7, 2)).count() == 1
    assert entries(last=date(2026, 7, 1)).count() == 0


@pytest.mark.parametrize(
    ("search", "found"),
    [
        (Search(about="concern:1"), 20),
        (Search(by="person:1"), 30),
        (Search(act="desk.concern_read"), 30),
        (Search(act="desk."), 60),
        (Search(act="referrals."), 0),
        (Search(about="concern:1", by="person:1"), 10),
    ],
)
def test_a_search_finds_what_it_says(officer: Person, long_trail: None, search: Search, found: int) -> None:
    lines = actions.search_trail(search, before=None, by=officer, at=NOON)
    assert len(lines) == min(found, actions.LINES_A_PAGE + 1)


def test_the_officer_reads_who_it_was(officer: Person, long_trail: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def known(references: Collection[str]) -> Mapping[str, str]:
        return {reference: "Ann Example" for reference in references if reference == "person:1"}

    monkeypatch.setattr(queries, "NAMERS", [known])
    lines = actions.search_trail(Search(about="concern:1"), before=None, by=officer, at=NOON)
    assert {(line.by, line.name) for line in lines} == {("person:1", "Ann Example"), ("person:0", "")}
    assert lines[0].detail == "why: triage"


def test_the_download_holds_every_line_of_the_search(
    at_the_desk_of: OpenDoor, officer: Person, long_trail: None
) -> None:
    answer = at_the_desk_of(officer).get("/trail/export/?act=desk.")
    rows = list(csv.DictReader(StringIO(answer.getvalue().decode())))
    assert [int(row["seq"]) for row in rows] == list(entries(act="desk.").order_by("seq").values_list("seq", flat=True))
    assert rows[0]["link"] == TrailEntry.objects.get(seq=rows[0]["seq"]).link
    assert TrailEntry.objects.latest("seq").act == "audit.trail_exported"
    assert answer["Content-Disposition"] == 'attachment; filename="trail.csv"'


@pytest.mark.parametrize("word", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_cell_is_a_formula(word: str) -> None:
    assert no_formula(word) == f"'{word}"


def test_ordinary_words_stay_as_they_are() -> None:
    assert no_formula("concern:HM-26-000123") == "concern:HM-26-000123"
    assert policies.CODED.fullmatch("concern:HM-26-000123")
