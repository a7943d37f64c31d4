"""The coded rows that figures are counted from: every concern once, in codes, and nothing of what was told."""

from dataclasses import fields
from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from handrail.casework.desk.actions import join, open_concern
from handrail.casework.desk.models import Concern
from handrail.casework.desk.queries import CodedRow, coded_rows
from tests import build
from tests.casework.desk.conftest import minutes

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def rows(office: build.Office, first: date = date(2026, 1, 1), last: date = date(2026, 12, 31)) -> list[CodedRow]:
    return coded_rows(first=first, last=last, by=office.officer)


def test_a_row_has_the_codes_and_the_minutes(office: build.Office) -> None:
    office.closed(district="northam", place_kind="car_wash", reporter_kind="taxi_driver", campaign="taxis")
    (row,) = rows(office)
    assert (row.district, row.reporter_kind, row.campaign) == ("northam", "taxi_driver", "taxis")
    assert (row.status, row.outcome, row.exploitation) == ("closed", "information_kept", ("labour",))
    assert (row.minutes_to_open, row.elapsed_minutes_to_open, row.minutes_to_assess) == (5, 5, 5)
    assert (row.arrived_on, row.month, row.closed_on) == (date(2026, 11, 17), date(2026, 11, 1), date(2026, 11, 17))


def test_minutes_to_open_are_minutes_of_desk_hours(office: build.Office) -> None:
    friday_evening = datetime(2026, 11, 13, 22, 0, tzinfo=UTC)
    build.concern(at=friday_evening)
    monday = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
    open_concern(Concern.objects.get().pk, by=office.officer, at=monday)
    (row,) = rows(office)
    # Saturday 10:00 to 12:00, and Monday from 8:30.
    assert (row.minutes_to_open, row.elapsed_minutes_to_open) == (150, 59 * 60)


def test_days_are_the_countys_own_and_both_ends_count(office: build.Office) -> None:
    summer_midnight = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    build.concern(at=summer_midnight)
    assert [row.arrived_on for row in rows(office)] == [date(2026, 7, 1)]
    assert len(rows(office, date(2026, 7, 1), date(2026, 7, 1))) == 1
    assert not rows(office, date(2026, 6, 1), date(2026, 6, 30))


def test_a_joined_concern_is_marked_so_that_it_can_be_left_out(office: build.Office) -> None:
    duplicate, main = office.opened(), office.opened()
    join(duplicate, to=main, by=office.officer, at=office.later() + minutes(1))
    assert [row.joined for row in rows(office)] == [True, False]


def test_no_field_could_hold_what_was_told() -> None:
    names = {field.name for field in fields(CodedRow)}
    assert not names & {"id", "reference", "subject", "account", "name", "text", "receipt_digest"}


def test_any_number_of_rows_takes_one_question(
    office: build.Office, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(30):
        build.concern()
    rows(office)
    with django_assert_num_queries(1):
        assert len(rows(office)) == 30
