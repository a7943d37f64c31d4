"""The pages of the steering group are read and filled in by those who may."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from handrail.casework.support import actions as support
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person, Role
from handrail.partnership.steering import queries
from handrail.partnership.steering.actions import hash_of
from handrail.partnership.steering.models import Meeting
from handrail.partnership.steering.queries import ISSUED, Issued
from tests.build import Office, a_pdf, person
from tests.foundation.printing import read_back
from tests.partnership.steering.tables import Table, full_table

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
Enter = Callable[[Person], Client]


@pytest.fixture
def enter() -> Enter:
    def sign_in(somebody: Person) -> Client:
        client = Client()
        client.force_login(somebody, backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    return sign_in


@pytest.fixture
def made() -> dict[str, Any]:
    return full_table(at=timezone.now() - timedelta(minutes=5))


def words_of(pdf: bytes) -> str:
    """What a PDF says, on one line."""
    return " ".join(read_back.words_of(read_back.opened(pdf)).split())


def test_a_member_reads_the_agenda_and_changes_nothing_of_it(made: dict[str, Any], enter: Enter) -> None:
    browser = enter(made["table"].sitting)
    page = browser.get(f"/steering/meetings/{made['coming'].pk}/").content.decode()
    assert "The year’s figures" in page
    assert "send apologies" in page
    assert "Change it" not in page
    assert browser.post(f"/steering/items/{made['topic'].pk}/", {"title": "Other"}).status_code == 403
    assert browser.get(f"/steering/papers/{made['paper'].pk}/").content.startswith(b"%PDF")


def test_the_agenda_is_a_document_that_names_what_is_to_be_agreed_first(made: dict[str, Any], enter: Enter) -> None:
    browser = enter(made["table"].keeper)
    said = words_of(browser.get(f"/steering/meetings/{made['coming'].pk}/agenda.pdf").content)
    assert "to be agreed" in said
    assert "The year’s figures" in said
    assert "Papers: Figures" in said


def test_minutes_say_that_they_are_a_draft_until_they_are_agreed(made: dict[str, Any], enter: Enter) -> None:
    browser = enter(made["table"].sitting)
    draft, agreed = (
        words_of(browser.get(f"/steering/meetings/{made[name].pk}/minutes.pdf").content)
        for name in ("drafted", "agreed")
    )
    assert "This is a draft" in draft
    assert "This is a draft" not in agreed
    for words in ("Two courses are full.", "A third course is held.", "Find a room for it", made["table"].sitting.name):
        assert words in agreed
    meeting = Meeting.objects.get(pk=made["agreed"].pk)
    assert hash_of(meeting.minutes.told) in agreed.replace(" ", "")


def test_a_calendar_file_has_a_time_and_a_place_and_nothing_else(made: dict[str, Any], enter: Enter) -> None:
    table: Table = made["table"]
    meeting = table.meets(days=40, link="https://meet.example/canary")
    table.topic(meeting, "Canarytopic")
    content = enter(table.sitting).get(f"/steering/meetings/{meeting.pk}/meeting.ics").content
    event = Calendar.from_ical(content).walk("VEVENT")[0]
    assert {str(event["summary"]), str(event["location"])} == {"Steering group", "Southam Hall"}
    assert set(event) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION"}
    assert b"canary" not in content.lower()


def test_what_another_room_issued_is_read_as_issued(
    made: dict[str, Any], enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = a_pdf("Pack", notes="none")
    issued = Issued(made["topic"].pk, "Board pack, the quarter", "0" * 64, lambda: pack)
    monkeypatch.setattr("handrail.partnership.steering.queries.papers.ISSUED", [*ISSUED, lambda: [issued]])
    browser = enter(made["table"].keeper)
    address = f"/steering/items/{made['topic'].pk}/papers/"
    assert "Choose a board pack or a file" in browser.post(address, {}).content.decode()
    assert browser.post(address, {"issued": str(issued.number)}).status_code == 302
    paper = made["topic"].papers.get(issued=issued.number)
    assert enter(made["table"].sitting).get(f"/steering/papers/{paper.pk}/").content == pack


def test_who_came_is_written_down_for_every_organisation_at_once(made: dict[str, Any], enter: Enter) -> None:
    table: Table = made["table"]
    meeting = Meeting.objects.get(pk=made["drafted"].pk)
    sent = {str(one.seat.pk): "absent" for one in queries.present_at(meeting)}
    sent[str(table.seat.pk)] = table.deputy.code
    assert enter(table.keeper).post(f"/steering/meetings/{meeting.pk}/who-came/", sent).status_code == 302
    came = [one for one in queries.present_at(meeting) if one.noted and one.noted.how == "came"]
    assert [one.noted.who for one in came if one.noted] == [table.deputy]


def test_an_organisation_answers_and_sees_its_answer_again(made: dict[str, Any], enter: Enter) -> None:
    table: Table = made["table"]
    address = f"/steering/assessments/{made['assessment'].pk}/answer/{table.seat.pk}/"
    browser = enter(table.deputy)
    assert "Choose a level for this theme." in browser.post(address, {}).content.decode()
    sent = {f"{theme}-level": "4" for theme in table.levels(4)}
    assert browser.post(address, sent).status_code == 302
    page = browser.get(f"/steering/assessments/{made['assessment'].pk}/").content.decode()
    assert "4, 4, 4" in page
    assert browser.get(f"/steering/assessments/{made['assessment'].pk}/levels.svg").content.startswith(b"<svg")


def test_attendance_is_drawn_and_stands_beside_in_a_table(made: dict[str, Any], enter: Enter) -> None:
    table: Table = made["table"]
    year = timezone.localdate(made["agreed"].starts_at).year
    browser = enter(table.sitting)
    address = f"/steering/groups/{table.group.code}/attendance/{year}/"
    page, picture = (browser.get(address + path).content.decode() for path in ("", "picture.svg"))
    assert table.sitting.organisation.name in page
    assert table.sitting.organisation.name in picture
    assert browser.get(f"/steering/groups/{table.group.code}/attendance/1/").status_code == 404


def test_what_is_overdue_stands_on_the_boards_page_for_who_may_read_it(made: dict[str, Any], enter: Enter) -> None:
    assert "Find a room for it" in enter(made["table"].keeper).get("/board/").content.decode()


def test_what_people_who_were_helped_said_reaches_the_group_as_counts_alone(made: dict[str, Any], enter: Enter) -> None:
    table: Table = made["table"]
    office = Office(at=table.at - timedelta(days=90))
    worker = person(Role.SUPPORT_WORKER, at_work=office.theirs)
    for each in range(current_locality().limit("small_number", on=timezone.localdate())):
        support.give_feedback(helped=4, words=f"Canarywords {each}", by=worker, at=table.at - timedelta(days=70))
    page = enter(table.sitting).get(f"/steering/groups/{table.group.code}/").content.decode()
    assert "Helped with what they wanted: 4.0" in page
    assert "Canarywords" not in page
    assert "Helped with" not in enter(table.keeper).get("/steering/groups/support/").content.decode()


EVERY_PAGE = (
    *("", "add/", "groups/steering-group/", "groups/steering-group/actions/", "groups/steering-group/propose/"),
    *(
        "groups/steering-group/seats/",
        "groups/steering-group/lay-seats/",
        "groups/steering-group/meet/",
        "groups/steering-group/assess/",
    ),
    *("meetings/{coming}/", "meetings/{coming}/change/", "meetings/{coming}/items/", "meetings/{drafted}/"),
    *("meetings/{drafted}/who-came/", "meetings/{drafted}/agree-minutes/", "meetings/{agreed}/"),
    *("items/{topic}/", "items/{topic}/papers/", "items/{proposal}/take-up/", "items/{proposal}/decline/"),
    *("items/{minuted}/said/", "items/{minuted}/decided/", "items/{minuted}/to-do/", "actions/{action}/"),
    *("assessments/{assessment}/", "assessments/{past}/", "assessments/{assessment}/agree/", "seats/{seat}/"),
)


def test_every_page_is_shown_and_its_form_says_what_is_missing(made: dict[str, Any], enter: Enter) -> None:
    names = ("coming", "drafted", "agreed", "topic", "proposal", "minuted", "action", "assessment", "past")
    parts = {name: made[name].pk for name in names} | {"seat": made["table"].seat.pk}
    browser = enter(made["table"].keeper)
    for path in EVERY_PAGE:
        page = browser.get("/steering/" + path.format(**parts))
        assert page.status_code == 200, path
        assert "{{" not in page.content.decode(), path
