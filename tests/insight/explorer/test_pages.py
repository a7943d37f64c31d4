"""The explorer's pages, pictures and files: the same numbers everywhere, no name anywhere, and nothing that runs."""

import csv
import io
import json
from http import HTTPStatus
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.urls import reverse
from odfdo import Document

from handrail.casework.desk.models import Concern
from handrail.foundation.people.models import Person, Role
from handrail.insight.explorer.models import SavedView, Seen
from handrail.insight.explorer.views.drawing import in_lines
from tests.build import NOON, concern, organisations, person
from tests.insight.explorer.conftest import MIDSUMMER, QUARTER, fill
from tests.insight.explorer.views import kept_view

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
MANY = {("public", "northam"): 40, ("public", "southam"): 21, ("taxi_driver", "southam"): 2, ("worker", "westford"): 7}
CROSSED = {"first": "source", "second": "district", "period": QUARTER}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def browser(analyst: Person) -> Client:
    signed_in = Client()
    signed_in.force_login(analyst)
    return signed_in


def address(name: str, **asked: str) -> str:
    return f"{reverse(f'explorer:{name}')}?{urlencode(asked)}"


def test_page_and_files_say_the_same_numbers(browser: Client) -> None:
    fill(MANY)
    page = browser.get(address("explore", **CROSSED)).content.decode()
    told = browser.get(address("table_json", **CROSSED)).json()
    lines = csv.reader(io.StringIO(browser.get(address("table_csv", **CROSSED)).content.decode("utf-8-sig")))
    by_csv = {tuple(row[3:5]): row[5] for row in list(lines)[1:]}
    sheet = Document(io.BytesIO(browser.get(address("table_ods", **CROSSED)).content)).body.tables[0]
    by_ods = {tuple(row[3:5]): row[5] for row in list(sheet.get_values())[1:]}
    for cell in told["cells"]:
        shown = "hidden" if cell["count"] is None else str(cell["count"])
        assert by_csv[tuple(cell["labels"])] == shown
        assert str(by_ods[tuple(cell["labels"])]) == shown
    assert by_csv["A member of the public", "Northam"] == "40"
    assert "hidden" in by_csv.values()
    assert page.count(">hidden<") == list(by_csv.values()).count("hidden")
    assert "style=" not in page


def test_no_name_and_no_word_of_anybody_is_in_page_picture_or_file(browser: Client) -> None:
    concern(
        at=MIDSUMMER,
        account="Canaryaccount Bittern sleeps there.",
        name="Canaryreporter Teal",
        names="Canarynamed Snipe",
        address="7 Canarywhere Mews",
        vehicles="CANARY 1",
    )
    told = Concern.objects.get()
    for name in ("explore", "chart", "table_csv", "table_ods", "table_json"):
        answer = browser.get(address(name, **CROSSED)).content
        for secret in ("Canary", "CANARY", told.reference, str(told.pk), str(told.subject), told.receipt_digest):
            assert secret.encode() not in answer


def test_a_picture_and_a_map_write_every_number_out(browser: Client) -> None:
    fill(MANY)
    asked = {"first": "district", "period": QUARTER}
    for name in ("chart", "county"):
        root = ET.fromstring(browser.get(address(name, **asked)).content)
        assert root.get("role") == "img"
        written = [text.text for text in root.iter(f"{SVG}text")]
        assert {"40", "23"} <= {*written}
    assert browser.get(address("county", first="source", period=QUARTER)).status_code == HTTPStatus.NOT_FOUND
    assert in_lines("Welwyn Hatfield and beyond") == ["Welwyn", "Hatfield and", "beyond"]


def test_two_periods_are_compared_in_the_words_of_the_method(browser: Client) -> None:
    fill({("public", "northam"): 12}, at=MIDSUMMER.replace(month=5))
    fill({("public", "northam"): 60})
    asked = {"first": "source", "period": QUARTER, "beside": "2026-Q2"}
    page = browser.get(address("explore", **asked)).content.decode()
    assert "Rose, cause not shown" in page
    assert "Nothing here shows why." in page
    compared = browser.get(address("table_json", **asked)).json()["compared"]
    everything = next(one for one in compared if one["labels"] == ["All"])
    assert (everything["before"], everything["after"], everything["verdict"]) == (12, 60, "rose, cause not shown")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"first": "nonsense"}, "Choose what to count by."),
        ({"first": "source", "second": "source"}, "Choose different things"),
        ({"first": "source", "period": "2026-Q9"}, "Choose a period that has ended."),
        ({"first": "source", "period": QUARTER, "beside": QUARTER}, "do not overlap"),
        ({"first": "time", "period": QUARTER, "beside": "2025-Q3"}, "over time"),
    ],
)
def test_a_question_that_makes_no_table_is_answered_with_a_sentence(
    asked: dict[str, str], words: str, browser: Client
) -> None:
    assert words in browser.get(address("explore", **asked)).content.decode()
    answer = browser.get(address("table_json", **asked))
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert words in " ".join(json.loads(answer.content)["faults"])
    assert browser.get(address("table_csv", **asked)).status_code == HTTPStatus.NOT_FOUND


def test_a_view_that_is_kept_says_what_changed_since_last_time(browser: Client, analyst: Person) -> None:
    fill(MANY)
    kept = browser.post(address("keep", first="source", period="latest-quarter"), {"name": "Who told us"})
    view = SavedView.objects.get()
    assert kept["Location"] == reverse("explorer:view", args=[view.pk])
    assert "Nothing is shown otherwise." in browser.get(kept["Location"]).content.decode()
    seen = Seen.objects.get(person=analyst)
    seen.cells[0][1], seen.digest = 44, "another"
    seen.save()
    page = browser.get(kept["Location"]).content.decode()
    assert "A member of the public" in page
    assert ">44<" in page
    browser.post(reverse("explorer:seen", args=[view.pk]))
    assert "Nothing is shown otherwise." in browser.get(kept["Location"]).content.decode()


def test_that_records_were_corrected_is_said_and_not_which(browser: Client) -> None:
    fill(MANY)
    kept = browser.post(address("keep", first="source", period=QUARTER), {"name": "Who told us"})
    assert "were corrected" not in browser.get(kept["Location"]).content.decode()
    Concern.objects.filter(reporter_kind="worker").update(reporter_kind="public")
    page = browser.get(kept["Location"]).content.decode()
    assert "were corrected" in page
    assert ">61<" in page


def test_a_view_of_ones_own_is_nobody_elses_and_a_shared_one_is_everybodys(browser: Client, analyst: Person) -> None:
    own, shared = kept_view(by=analyst, at=NOON, shared=False), kept_view(by=analyst, at=NOON)
    other = Client()
    other.force_login(person(Role.ANALYST, at_work=organisations()[0]))
    assert other.get(reverse("explorer:view", args=[own.pk])).status_code == HTTPStatus.NOT_FOUND
    assert other.get(reverse("explorer:view", args=[shared.pk])).status_code == HTTPStatus.OK
    assert other.post(reverse("explorer:remove", args=[shared.pk])).status_code == HTTPStatus.FORBIDDEN
    assert browser.post(reverse("explorer:remove", args=[shared.pk])).status_code == HTTPStatus.FOUND
    assert list(SavedView.objects.all()) == [own]
