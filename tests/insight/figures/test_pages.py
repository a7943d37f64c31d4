"""What we count, as pages, pictures, files and a command: for those who may see the board, and naming nobody."""

import csv
import io
import json
from http import HTTPStatus

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from handrail.foundation.people.models import Role
from handrail.insight.figures.policies.periods import finished_periods
from handrail.insight.figures.queries import rows
from tests.build import organisations, person
from tests.insight.board import alike
from tests.insight.board.test_page import row

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_quarter_of_concerns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty of the public and two of taxi drivers in the latest quarter: those two are to stay hidden."""
    last = finished_periods(on=timezone.localdate())[0].last
    told = [*[row(arrived_on=last)] * 40, *[row(arrived_on=last, reporter_kind="taxi_driver")] * 2]
    left_out = [row(arrived_on=last, joined=True), row(arrived_on=last, lane="quarantine")]
    alike.told(monkeypatch, [*told, *left_out])
    monkeypatch.setattr(rows, "counted_by", alike.counted_by([*told, *left_out]))
    cache.clear()


@pytest.fixture
def member(staff_door: Client) -> Client:
    """A browser in which a board member is signed in."""
    staff_door.force_login(person(Role.BOARD_MEMBER, at_work=organisations()[0]))
    return staff_door


def test_the_list_names_what_is_counted_and_what_is_not(member: Client) -> None:
    page = member.get(reverse("figures:measures")).content.decode()
    assert "Concerns raised" in page
    assert "Not counted here." in page


def test_a_measure_shows_its_definition_its_caveat_and_its_quarters(member: Client) -> None:
    page = member.get(reverse("figures:measure", args=["concerns_raised"])).content.decode()
    assert "A second report of the same thing is not a second concern" in page
    assert "A concern is one worry, not one person." in page
    assert ">42<" in page


def test_a_small_number_is_hidden_on_the_page_in_the_file_and_in_the_picture(member: Client) -> None:
    file = member.get(reverse("figures:table_csv", args=["concerns_by_source"])).content.decode("utf-8-sig")
    last = str(finished_periods(on=timezone.localdate())[0].last)
    counts = {line["label"]: line["count"] for line in csv.DictReader(io.StringIO(file)) if line["to"] == last}
    assert counts["A taxi or private-hire driver"] == "hidden"
    picture = member.get(reverse("figures:chart", args=["concerns_by_source"]))
    assert picture["Content-Type"] == "image/svg+xml"
    assert ">2<" not in member.get(reverse("figures:measure", args=["concerns_by_source"])).content.decode()


def test_a_measure_that_cannot_be_counted_says_why_and_has_no_picture(member: Client) -> None:
    page = member.get(reverse("figures:measure", args=["convictions"])).content.decode()
    assert "Courts and the police keep these" in page
    assert member.get(reverse("figures:chart", args=["convictions"])).status_code == HTTPStatus.NOT_FOUND
    assert member.get(reverse("figures:measure", args=["happiness"])).status_code == HTTPStatus.NOT_FOUND


def test_whoever_may_not_see_the_board_may_not_see_what_it_counts(staff_door: Client) -> None:
    staff_door.force_login(person(Role.TRAINER, at_work=organisations()[0]))
    assert staff_door.get(reverse("figures:measures")).status_code == HTTPStatus.FORBIDDEN


def test_the_command_tells_every_measure_of_a_quarter_with_its_reason_or_its_rows(member: Client) -> None:
    period = next(each for each in finished_periods(on=timezone.localdate()) if len(each.quarters) == 1)
    told = io.StringIO()
    days = ("--from", str(period.first), "--to", str(period.last))
    call_command("figures", "measures", *days, "--json", stdout=told)
    found = {one["code"]: one for one in json.loads(told.getvalue())["measures"]}
    assert found["concerns_raised"]["total"] == 42
    assert found["convictions"]["why_not"]
    assert all(("rows" in one) == one["counted"] for one in found.values())


@pytest.mark.parametrize("days", [("2026-01-01", "2026-01-31"), ("yesterday", "2026-03-31")])
def test_the_command_refuses_days_that_are_no_finished_quarter_or_year(days: tuple[str, str]) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("figures", "measures", "--from", days[0], "--to", days[1])
    assert refused.value.returncode == 2
    assert str(refused.value)
