"""Pages of a session while it is on and after it, without scripts: the room, the door, questions, certificates."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from handrail.foundation.people.models import Person, Role
from handrail.foundation.vault.receipts import new_receipt
from handrail.partnership.published import actions as published
from handrail.partnership.published.models import RequestKind
from handrail.partnership.training import actions
from handrail.partnership.training.models import Booking, Record, Session, Sitting
from handrail.partnership.training.policies import questions_of
from tests.build import organisations, person
from tests.partnership.training.sessions import (
    ASKED,
    asked,
    code_of,
    past_list,
    planned,
    taken,
    trainer,
    under_way,
)
from tests.partnership.training.test_past import ROWS, listed
from tests.promises.test_access import session_of

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
Door = Callable[[Person], Client]


@pytest.fixture
def door(staff_door: Client) -> Door:
    """The staff door, as somebody."""

    def sign_in(somebody: Person) -> Client:
        staff_door.cookies[settings.SESSION_COOKIE_NAME] = session_of(somebody)
        return staff_door

    return sign_in


def right(session: Session) -> dict[str, str]:
    """What somebody types who knows everything."""
    return {one.code: str(one.right) for one in questions_of(session)}


def take_in() -> None:
    """What the worker does behind the staff door."""
    with override_settings(DOOR="staff"):
        published.take_in_requests(at=timezone.now())


def booked_from_outside(session: Session) -> str:
    """Somebody from outside who has a place; their receipt."""
    receipt = new_receipt()
    with override_settings(DOOR="staff"):
        published.ask(RequestKind.BOOKING, {**ASKED, "event": str(session.pk)}, receipt=receipt, at=timezone.now())
        published.take_in_requests(at=timezone.now())
    return receipt


def test_a_colleague_says_that_they_are_here_and_answers(door: Door) -> None:
    by = trainer()
    session = under_way(by=by, at=timezone.now())
    page = reverse("training:session", args=[session.pk])
    assert "I am here" in door(by).get(page).content.decode()
    for code in ("", "wrong", code_of(session)):
        door(by).post(reverse("training:come", args=[session.pk]), {"code": code})
        assert (Booking.objects.get().came_at is not None) == (code == code_of(session))
    shown = door(by).post(reverse("training:questions", args=[session.pk]), right(session)).content.decode()
    assert "8 of 8 right" in shown
    assert "It is written down that you came" in door(by).get(page).content.decode()


def test_the_code_and_the_door_are_for_who_holds_the_session(door: Door) -> None:
    by = trainer()
    session = under_way(by=by, at=timezone.now())
    room = reverse("training:room", args=[session.pk])
    old = code_of(session)
    assert old.upper() in door(by).get(room).content.decode()
    door(by).post(room)
    assert old.upper() not in door(by).get(room).content.decode()
    typed = {"name": "Wren", "email": "wren@street.example", "organisation": "another", "profession": "nurse"}
    shown = door(by).post(reverse("training:walk_in", args=[session.pk]), typed).content.decode()
    assert "Give them this receipt" in shown
    assert door(person(Role.PROFESSIONAL, at_work=organisations()[0])).get(room).status_code == 403


def test_somebody_from_outside_comes_answers_and_prints_their_certificate(public_door: Client) -> None:
    session = under_way(by=trainer(), at=timezone.now())
    receipt = booked_from_outside(session)
    for code, said in (("cdfhjk", "not the code that is shown"), (code_of(session), "In a minute your receipt")):
        typed = {"room": code, "receipt": receipt}
        assert said in public_door.post(reverse("learning:room"), typed).content.decode()
    questions = reverse("learning:questions")
    asked_now = public_door.post(questions, {"key": receipt}).content.decode()
    assert "With enough right" in asked_now
    shown = public_door.post(questions, {"key": receipt, "sent": "yes", **right(session)}).content.decode()
    assert "8 of 8 right" in shown
    take_in()
    assert (Sitting.objects.count(), Booking.objects.filter(came_at__isnull=False).count()) == (1, 1)


def test_a_certificate_is_printed_with_the_receipt_and_tagged(public_door: Client) -> None:
    by = trainer()
    session = planned(by=by, course="reception", course_version="2026-1")
    with override_settings(DOOR="staff"):
        receipt = asked(session)
        actions.note_who_came(session, list(Booking.objects.values_list("pk", flat=True)), by=by, at=session.starts_at)
        actions.close_attendance(session, by=by, at=session.ends_at)
    assert "My certificate (PDF)" in public_door.post(reverse("learning:follow"), {"receipt": receipt}).content.decode()
    answer = public_door.post(reverse("learning:paper"), {"receipt": receipt})
    with pikepdf.open(BytesIO(answer.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo.get("/Title")) == "Certificate"
    assert public_door.post(reverse("learning:paper"), {"receipt": new_receipt()}).status_code == 404


def test_in_a_room_somebody_answers_with_the_code_alone_and_a_page_sent_twice_is_one(public_door: Client) -> None:
    session = under_way(by=trainer(), at=timezone.now())
    page = public_door.post(reverse("learning:questions"), {"key": code_of(session)})
    typed = {"key": code_of(session), "sent": "yes", "mark": page.context["mark"], **right(session)}
    for _ in range(2):
        public_door.post(reverse("learning:questions"), typed)
    take_in()
    assert Sitting.objects.count() == 1


@pytest.mark.parametrize("key", ["", "x", "00000-00000-00000-00000-00000"])
def test_what_is_no_key_is_said(public_door: Client, key: str) -> None:
    shown = public_door.post(reverse("learning:questions"), {"key": key}).content.decode()
    assert "There is a problem" in shown


def test_only_who_has_a_place_takes_along_how_to_get_in(door: Door) -> None:
    by = trainer()
    session = under_way(by=by, at=timezone.now() + timedelta(days=9))
    at = reverse("training:calendar", args=[session.pk])
    other = person(Role.PROFESSIONAL, at_work=organisations()[1])
    assert "canary-door-77" not in door(other).get(at).content.decode()
    event = Calendar.from_ical(door(by).get(at).content).walk("VEVENT")[0]
    assert "canary-door-77" in event["DESCRIPTION"]
    assert event["SUMMARY"] == session.title


def test_anybody_puts_a_session_in_their_calendar_without_how_to_get_in(public_door: Client) -> None:
    shown = public_door.get(f"/learning/{planned().pk}/calendar/").content.decode()
    assert "BEGIN:VEVENT" in shown
    assert "canary-door-77" not in shown


def test_certificates_are_printed_by_who_holds_the_session_and_ones_own_by_oneself(door: Door) -> None:
    by = trainer()
    record: Record = taken(by=by)
    session, own = record.session_id, record.attendee.colleague
    assert own is not None
    all_of_them = door(by).get(reverse("training:certificates", args=[session])).content
    with pikepdf.open(BytesIO(all_of_them)) as pdf:
        assert len(pdf.pages) == 1
    at = reverse("training:certificate", args=[record.pk])
    assert door(own).get(at)["Content-Type"] == "application/pdf"
    assert door(person(Role.PROFESSIONAL, at_work=organisations()[1])).get(at).status_code == 403


def test_charts_are_drawn_with_their_numbers(door: Door) -> None:
    by = trainer()
    taken(by=by)
    for name in ("coverage_chart", "knowledge_chart"):
        answer = door(by).get(reverse(f"training:{name}"), {"course": "awareness"})
        assert answer["Content-Type"] == "image/svg+xml"
        assert b"<title>" in answer.content
    assert "Too few people have answered" in door(by).get(reverse("training:knowledge")).content.decode()


def test_a_list_of_past_attendance_is_brought_in_page_by_page(door: Door) -> None:
    by = trainer()
    file = SimpleUploadedFile("past.csv", listed(*ROWS))
    answer = door(by).post(reverse("training:past"), {"course": "awareness", "file": file})
    columns = door(by).get(answer["Location"]).context["form"]
    chosen = {name: field.initial for name, field in columns.fields.items() if field.initial}
    checked = door(by).post(answer["Location"], chosen)["Location"]
    assert "Bring it in" in door(by).get(checked).content.decode()
    door(by).post(f"{checked}bring-in/")
    assert Record.objects.count() == 2


def test_what_is_wrong_with_a_list_is_shown_and_it_is_dropped(door: Door) -> None:
    by = trainer()
    held = past_list(by=by)
    page = reverse("training:past_file", args=[held.pk])
    assert "It is no e-mail address." in door(by).get(page).content.decode()
    door(by).post(reverse("training:past_drop", args=[held.pk]))
    assert "Dropped" in door(by).get(page).content.decode()
    wrong = SimpleUploadedFile("past.csv", b"%PDF-1.7")
    shown = door(by).post(reverse("training:past"), {"course": "awareness", "file": wrong}).content.decode()
    assert "This is no table" in shown
