"""The board's page, its pictures and its downloads: for those who may see them, and naming nobody."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from http import HTTPStatus
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from handrail.casework.desk.queries import CodedRow
from handrail.casework.operations.queries import OperationCodes
from handrail.casework.referrals.queries import CodedReferral
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.insight.board.actions import board_for
from handrail.insight.board.policies import Period, Quarter, period_called
from handrail.insight.board.queries import counting as queries
from handrail.insight.board.views.downloads import safe
from handrail.insight.board.views.drawing import draw_table
from handrail.insight.figures.actions import import_series
from handrail.insight.figures.models import Telling
from tests.build import NOON, organisations, person
from tests.insight.board import alike

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
YEAR = period_called("", on=TODAY)
MAY_SEE = {Role.BOARD_MEMBER, Role.COORDINATOR, Role.ANALYST, Role.DESK_OFFICER}
NUMBERS_OF_A_VISIT = (
    *("expected", "expected_children", "invited", "coming", "arrests", "charges", "orders", "centres", "minutes"),
)
SVG = "{http://www.w3.org/2000/svg}"


def row(**told: object) -> CodedRow:
    usual = {
        "arrived_on": date(2026, 8, 3),
        "month": date(2026, 8, 1),
        "reporter_kind": "public",
        "district": "",
        "place_kind": "",
        "exploitation": (),
        "status": "open",
        "outcome": "",
        "entry": "online",
        "danger": "no",
        "child": "no",
        "priority": "high",
        "campaign": "",
        "minutes_to_open": 30,
        "elapsed_minutes_to_open": 60,
        "minutes_to_assess": 95,
        "closed_on": None,
        "joined": False,
        "lane": "normal",
    }
    return CodedRow(**{**usual, **told})  # type: ignore[arg-type]


def referral(outcome: str) -> CodedReferral:
    return CodedReferral(date(2026, 8, 4), "police", "high", outcome, "", 5, 24 * 60 + 65)


@pytest.fixture(autouse=True)
def a_year_of_rows(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Forty concerns of the public, seven of professionals, and two of taxi drivers: those two are to stay hidden."""
    told = [*[row()] * 40, *[row(reporter_kind="professional")] * 7, *[row(reporter_kind="taxi_driver")] * 2]
    left_out = [row(joined=True), row(lane="quarantine")]
    alike.told(monkeypatch, [*told, *left_out])
    monkeypatch.setattr(
        queries, "referral_rows", alike.within([*[referral("done")] * 6, *[referral("sent")] * 5], "sent_on")
    )
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def analyst() -> Person:
    return person(Role.ANALYST, at_work=organisations()[0])


@pytest.fixture
def browser(analyst: Person) -> Client:
    signed_in = Client()
    signed_in.force_login(analyst)
    return signed_in


def test_every_role_sees_the_board_or_is_told_why_not() -> None:
    at_work = organisations()[0]
    for role in Role:
        somebody = person(role, at_work=at_work)
        if role in MAY_SEE:
            assert board_for(somebody, period=YEAR, on=TODAY).concerns == 49
        else:
            with pytest.raises(NotAllowed, match="can see these figures"):
                board_for(somebody, period=YEAR, on=TODAY)
            with pytest.raises(NotAllowed, match="can see these figures"):
                queries.published_tables(somebody)


def test_second_reports_and_what_was_set_aside_are_not_counted(analyst: Person) -> None:
    assert board_for(analyst, period=YEAR, on=TODAY).concerns == 49


def test_a_small_number_is_hidden_with_the_next_smallest(analyst: Person) -> None:
    rows = dict(board_for(analyst, period=YEAR, on=TODAY).figure("source").table.rows)
    assert rows["A member of the public"] == 40
    assert rows["A taxi or private-hire driver"] is None
    assert rows["A professional"] is None


def visit(kind: str, state: str, **found: int) -> OperationCodes:
    usual = dict.fromkeys((*NUMBERS_OF_A_VISIT, "found", "offered", "accepted", "moved_on"), 0)
    codes = {"month": date(2026, 8, 1), "kind": kind, "state": state, "led_by": "police"}
    return OperationCodes(**{**usual, **codes, **found})  # type: ignore[arg-type]


def test_people_whom_visits_found_are_counted_once_the_visit_was_made(
    analyst: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [visit("welfare", "closed", found=7, offered=7, accepted=6, moved_on=6) for _ in range(6)]
    planned = [visit("welfare", state, found=90) for state in ("draft", "approved", "standing_by", "cancelled")]
    monkeypatch.setattr(
        queries, "operation_codes", alike.within([*made, *planned, visit("follow_up", "closed")], "month")
    )
    board = board_for(analyst, period=YEAR, on=TODAY)
    people = dict(board.figure("found").table.rows)
    assert (people["Found"], people["Accepted help"]) == (42, 36)
    assert dict(board.figure("visits").table.rows)["Follow-up visits"] is None
    assert not board.figure("found").show_total


def test_it_stands_as_it_was_first_told(analyst: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    first = board_for(analyst, period=YEAR, on=TODAY)
    alike.told(monkeypatch, [])
    assert board_for(analyst, period=YEAR, on=TODAY) == first
    assert board_for(analyst, period=YEAR, on=date(2026, 11, 23)) == first


def test_a_quarter_that_is_not_closed_is_told_to_nobody(analyst: Person) -> None:
    quarter = Period((Quarter(2026, 3),))
    with pytest.raises(NotAllowed, match="from 29 October 2026 on"):
        board_for(analyst, period=quarter, on=date(2026, 10, 28))
    assert not Telling.objects.exists()
    assert board_for(analyst, period=quarter, on=date(2026, 10, 29)).concerns == 49


def test_what_is_kept_holds_no_small_number(analyst: Person) -> None:
    board = board_for(analyst, period=YEAR, on=TODAY)
    numbers = [count for figure in board.figures for _, count in figure.table.rows]
    assert all(count is None or count == 0 or count >= board.threshold for count in numbers)


def test_the_page_shows_every_figure_with_its_picture_table_and_caveats(browser: Client) -> None:
    page = browser.get(reverse("board:board")).content.decode()
    for figure in ("month", "source", "district", "kind", "outcome", "referrals"):
        assert reverse("board:chart", args=[YEAR.code, figure]) in page
        assert reverse("board:table_csv", args=[YEAR.code, figure]) in page
    assert "One concern may be about several people" in page
    assert "hidden" in page
    assert "1 hour 35 minutes" in page
    assert "1 day 1 hour" in page
    assert "style=" not in page


def test_published_series_are_drawn_beside_ours_with_their_rates(browser: Client) -> None:
    file = Path("localities/hertfordshire/figures/published.csv")
    import_series(file.read_text(encoding="utf-8"), by="handrail", at=NOON)
    page = browser.get(reverse("board:board")).content.decode()
    assert "Partner police reports" in page
    assert "5.8" in page
    assert "never added to them" in page
    assert browser.get(reverse("board:published_chart", args=["published-1"])).status_code == HTTPStatus.OK
    assert browser.get(reverse("board:published_chart", args=["published-999"])).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("address", ["2026-Q4/source.svg", "nonsense/source.svg", f"{YEAR.code}/nonsense.svg"])
def test_what_is_not_there_is_not_found(address: str, browser: Client) -> None:
    assert browser.get(f"{reverse('board:board')}{address}").status_code == HTTPStatus.NOT_FOUND


def test_no_picture_or_download_is_given_to_those_who_may_not_see(browser: Client) -> None:
    trainer = Client()
    trainer.force_login(person(Role.TRAINER, at_work=organisations()[0]))
    for name, parts in (
        ("board", []),
        ("chart", [YEAR.code, "source"]),
        ("table_csv", [YEAR.code, "source"]),
        ("published_csv", []),
        ("published_chart", ["published-1"]),
    ):
        assert trainer.get(reverse(f"board:{name}", args=parts)).status_code == HTTPStatus.FORBIDDEN


def test_a_picture_has_a_title_and_says_what_is_hidden(analyst: Person) -> None:
    figure = board_for(analyst, period=YEAR, on=TODAY).figure("source")
    svg = draw_table(figure.wording, figure.table, period=YEAR.label)
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "Concerns by who told us"
    assert YEAR.label in str(root.findtext(f"{SVG}desc"))
    written = [text.text for text in root.iter(f"{SVG}text")]
    assert written.count("hidden") == 2
    assert "40" in written
    assert "<script" not in svg
    assert "style=" not in svg


def test_a_table_can_be_taken_away(browser: Client) -> None:
    answer = browser.get(reverse("board:table_csv", args=[YEAR.code, "source"]))
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == ["figure", "unit", "from", "to", "label", "count"]
    assert ["A taxi or private-hire driver", "hidden"] in [each[-2:] for each in rows]
    assert "attachment" in answer["Content-Disposition"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@cmd", "\tx", "\rx", "|x", "%x"])
def test_no_cell_runs_as_a_formula(cell: str) -> None:
    assert str(safe(cell)).startswith("'")


def test_numbers_and_plain_words_stay_as_they_are() -> None:
    assert (safe(12), safe("Stevenage")) == (12, "Stevenage")
