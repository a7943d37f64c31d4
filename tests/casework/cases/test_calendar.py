"""A calendar program reads references at a secret address, and nothing at any other."""

from datetime import date, datetime, timedelta

import icalendar
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from handrail.casework.cases import actions, policies, queries
from handrail.casework.cases.models import CalendarAddress, Case, Origin
from handrail.casework.cases.policies import Entry, Look
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def at() -> datetime:
    return timezone.now()


@pytest.fixture
def office() -> build.Office:
    return build.Office()


@pytest.fixture
def worker(office: build.Office) -> Person:
    return build.person(Role.SUPPORT_WORKER, at_work=office.theirs, name="Kim Vale")


@pytest.fixture
def case(worker: Person, at: datetime, monkeypatch: pytest.MonkeyPatch) -> Case:
    person = build.person_record(by=worker, alias="Blue Jacket", age="adult")
    case = actions.open_case(person, origin=Origin.THEMSELVES, by=worker, at=at)
    look = Look(timezone.localdate(at) + timedelta(days=3), "review")
    monkeypatch.setattr(policies.registries, "NEXT_LOOKS", [lambda ids: dict.fromkeys(ids, look)])
    monkeypatch.setattr(policies.calendar, "CALENDAR", [queries.in_calendar])
    return case


def address_of(secret: str) -> str:
    return reverse("cases:calendar_feed", args=[secret])


def entries_at(secret: str) -> list[icalendar.Component]:
    answer = Client().get(address_of(secret))
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return icalendar.Calendar.from_ical(answer.content).walk("VEVENT")


def test_a_calendar_program_reads_kinds_and_references_without_signing_in(case: Case, worker: Person) -> None:
    secret = actions.make_calendar(by=worker, at=timezone.now())
    (event,) = entries_at(secret)
    assert str(event["summary"]) == f"Review {case.reference}"
    assert event.decoded("dtstart") == timezone.localdate() + timedelta(days=3)


def test_no_name_of_anybody_is_in_it(case: Case, worker: Person) -> None:
    body = Client().get(address_of(actions.make_calendar(by=worker, at=timezone.now()))).content
    assert b"Blue" not in body
    assert b"Kim" not in body
    assert not {b"LOCATION", b"DESCRIPTION", b"ATTENDEE", b"ORGANIZER"} & set(body.replace(b":", b"\r\n").split())


def test_only_what_a_worker_may_see_is_in_their_calendar(case: Case, office: build.Office, at: datetime) -> None:
    other = build.person(Role.SUPPORT_WORKER, at_work=office.others)
    assert list(queries.in_calendar(other, at)) == []


def test_the_secret_is_kept_nowhere(worker: Person, at: datetime) -> None:
    secret = actions.make_calendar(by=worker, at=at)
    kept = CalendarAddress.objects.values().get()
    assert secret not in str(kept)
    assert secret not in str(list(TrailEntry.objects.values()))


def test_an_address_that_is_renewed_or_ended_leads_nowhere(case: Case, worker: Person, at: datetime) -> None:
    first = actions.make_calendar(by=worker, at=at)
    second = actions.make_calendar(by=worker, at=at)
    assert Client().get(address_of(first)).status_code == 404
    assert entries_at(second)
    actions.end_calendar(by=worker, at=at)
    assert Client().get(address_of(second)).status_code == 404
    assert Client().get(address_of("nothing")).status_code == 404


def test_the_address_of_somebody_who_has_left_leads_nowhere(case: Case, worker: Person, at: datetime) -> None:
    secret = actions.make_calendar(by=worker, at=at)
    Person.objects.filter(pk=worker.pk).update(is_active=False)
    assert Client().get(address_of(secret)).status_code == 404


def test_more_than_a_calendar_program_needs_is_refused_until_the_hour_is_over(worker: Person, at: datetime) -> None:
    secret = actions.make_calendar(by=worker, at=at)
    CalendarAddress.objects.update(counted_from=at, reads=60)
    answer = Client().get(address_of(secret))
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3600")
    assert actions.come_for_calendar(secret, at=at + timedelta(hours=1)) == worker


def test_a_day_on_which_it_was_read_is_one_line_in_the_trail(worker: Person, at: datetime) -> None:
    secret = actions.make_calendar(by=worker, at=at)
    for minutes in (0, 5, 10):
        actions.come_for_calendar(secret, at=at.replace(hour=9) + timedelta(minutes=minutes))
    assert TrailEntry.objects.filter(act="cases.calendar_read", about=worker.ref).count() == 1


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER, Role.BOARD_MEMBER])
def test_whoever_sees_no_file_has_no_calendar(role: Role, office: build.Office, at: datetime) -> None:
    with pytest.raises(NotAllowed, match="has a calendar here"):
        actions.make_calendar(by=build.person(role, at_work=office.home), at=at)


def test_what_is_at_a_time_has_a_beginning_and_an_end(at: datetime) -> None:
    entry = Entry("1", "duty", "OP-26-000001", at, at + timedelta(hours=8))
    (event,) = icalendar.Calendar.from_ical(policies.as_calendar([entry], at=at)).walk("VEVENT")
    assert (str(event["summary"]), event.decoded("dtend") - event.decoded("dtstart")) == (
        "Duty OP-26-000001",
        timedelta(hours=8),
    )
    assert not isinstance(event.decoded("dtstart"), date) or isinstance(event.decoded("dtstart"), datetime)
