"""The list: most urgent first, coded fields only, as many questions to the database for fifty as for five."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.casework.desk.actions import assign, close_as_junk, note_passed_on
from handrail.casework.desk.models import Concern, Tray
from handrail.casework.desk.queries import PAGE_SIZE, Filters, inbox
from tests import build
from tests.casework.desk.conftest import minutes

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@contextmanager
def questions() -> Iterator[list[CaptureQueriesContext]]:
    with CaptureQueriesContext(connections["default"]) as one, CaptureQueriesContext(connections["keyring"]) as other:
        yield [one, other]


def references(office: build.Office, **filters: object) -> list[str]:
    found = inbox(by=office.officer, at=office.at, filters=Filters(**filters))  # type: ignore[arg-type]
    return [row.reference for row in found.page.rows]


def test_the_most_urgent_is_first(office: build.Office) -> None:
    usual = build.concern(at=build.NOON - minutes(60))
    child = build.concern(child="yes")
    unsure = build.concern(danger="unsure", at=build.NOON + minutes(1))
    danger = build.concern(danger="yes", at=build.NOON + minutes(2))
    earlier = build.concern(danger="yes", at=build.NOON + minutes(1))
    assert references(office) == [each.reference for each in (earlier, danger, unsure, child, usual)]


def test_each_pile_shows_its_own_and_how_much_lies_on_it(office: build.Office) -> None:
    waiting, parked = build.concern(), build.concern(lane="quarantine")
    away = note_passed_on(office.assessed(), by=office.officer, at=office.later())
    closed = office.closed()
    assert references(office) == [waiting.reference]
    assert references(office, tray="quarantine") == [parked.reference]
    assert references(office, tray="passed_on") == [away.reference]
    assert references(office, tray="closed") == [closed.reference]
    counts = inbox(by=office.officer, at=office.at).counts
    assert counts == {"inbox": "1", "quarantine": "1", "passed_on": "1", "closed": "1", "joined": "0", "withdrawn": "0"}


def test_closed_ones_come_latest_first(office: build.Office) -> None:
    first, second = office.closed(), office.closed()
    assert references(office, tray="closed") == [second.reference, first.reference]


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        ({"district": "northam"}, {"district": "northam"}),
        ({"danger": True}, {"danger": "yes"}),
        ({"child": True}, {"child": "yes"}),
        ({"reporter_kind": "taxi_driver"}, {"reporter_kind": "taxi_driver"}),
        ({"entry": "telephone"}, {"entry": "telephone"}),
    ],
)
def test_filters_leave_what_was_asked_for(
    office: build.Office, filters: dict[str, object], told: dict[str, str]
) -> None:
    build.concern(district="southam")
    wanted = build.concern(**told)  # type: ignore[arg-type]
    assert references(office, **filters) == [wanted.reference]


def test_mine_and_nobodys(office: build.Office) -> None:
    mine = assign(build.concern(), to=office.officer, by=office.officer, at=office.at)
    nobodys = build.concern()
    assert references(office, assigned="me") == [mine.reference]
    assert references(office, assigned="nobody") == [nobodys.reference]
    assert inbox(by=office.officer, at=office.at).mine == "1"


def test_overdue_is_said_in_words_and_counted(office: build.Office) -> None:
    build.concern(danger="yes")
    office.at = build.NOON + minutes(15 + 130)
    found = inbox(by=office.officer, at=office.at, filters=Filters(overdue=True))
    assert found.overdue == "1"
    due = found.page.rows[0].due
    assert due is not None
    assert (due.owed, due.when, due.overdue) == ("Open it", "overdue by 2 hours", True)


def test_what_is_due_is_said_in_words(office: build.Office) -> None:
    build.concern(danger="yes")
    due = inbox(by=office.officer, at=build.NOON).page.rows[0].due
    assert due is not None
    assert due.when == "by 12:15pm today"


def test_pages_follow_one_another_without_gap_or_overlap(office: build.Office) -> None:
    for _ in range(PAGE_SIZE + 5):
        build.concern()
    first = inbox(by=office.officer, at=office.at).page
    second = inbox(by=office.officer, at=office.at, page=2).page
    assert (first.has_previous, first.has_next, second.has_previous, second.has_next) == (False, True, True, False)
    shown = [row.reference for row in [*first.rows, *second.rows]]
    assert len(shown) == len(set(shown)) == PAGE_SIZE + 5


def test_counting_stops_at_a_hundred(office: build.Office) -> None:
    kept = [build.concern(lane="quarantine") for _ in range(101)]
    close_as_junk([each.pk for each in kept], by=office.officer, at=office.later())
    assert inbox(by=office.officer, at=office.at).counts["closed"] == "100+"


def test_fifty_concerns_take_as_many_questions_as_five(desk_page: Client, office: build.Office) -> None:
    for number in range(5):
        assign(build.concern(danger="yes"), to=office.officer if number else None, by=office.officer, at=office.at)
    desk_page.get(reverse("desk:inbox"))
    with questions() as few:
        desk_page.get(reverse("desk:inbox"))
    for _ in range(45):
        build.concern(district="northam")
    with questions() as many:
        desk_page.get(reverse("desk:inbox"))
    assert [len(each) for each in few] == [len(each) for each in many]
    assert len(few[0]) < 25


def test_a_list_holds_nothing_that_was_told(desk_page: Client, office: build.Office) -> None:
    concern = office.opened(account="Quixotic words", names="Zebedee", postcode="ZZ1 1ZZ")
    page = desk_page.get(reverse("desk:inbox")).content.decode()
    assert concern.reference in page
    assert not any(word in page for word in ("Quixotic", "Zebedee", "ZZ1"))


def test_a_filter_that_is_no_choice_filters_nothing(desk_page: Client, office: build.Office) -> None:
    concern = build.concern()
    page = desk_page.get(reverse("desk:inbox"), {"tray": "attic", "district": "narnia", "page": "-1"}).content.decode()
    assert concern.reference in page


def test_what_has_just_arrived_is_there_when_somebody_looks(desk_page: Client) -> None:
    build.tell()
    assert "HM-26-000001" in desk_page.get(reverse("desk:inbox")).content.decode()


def test_quarantine_is_emptied_on_the_page(desk_page: Client) -> None:
    real, junk = build.concern(lane="quarantine"), build.concern(lane="quarantine")
    address = reverse("desk:decide_quarantine")
    assert "No concern" not in desk_page.get(f"{reverse('desk:inbox')}?tray=quarantine").content.decode()
    desk_page.post(address, {"concerns": [str(real.pk)], "decision": "accept"})
    desk_page.post(address, {"concerns": [str(junk.pk)], "decision": "junk"})
    assert list(Concern.objects.order_by("reference").values_list("tray", flat=True)) == [Tray.INBOX, Tray.CLOSED]


def test_choosing_nothing_in_quarantine_says_so(desk_page: Client) -> None:
    answer = desk_page.post(reverse("desk:decide_quarantine"), {"decision": "accept"}, follow=True)
    assert "Choose at least one concern" in answer.content.decode()
