"""Pages of training and of what the public books, walked without scripts."""

from collections.abc import Callable
from datetime import date

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse

from handrail.foundation.people.models import Person, Role
from handrail.foundation.vault.receipts import new_receipt, receipt_digest
from handrail.partnership.published import actions as published
from handrail.partnership.published.models import Certificate, SealedRequest
from handrail.partnership.training import actions
from handrail.partnership.training.models import Attendee, Booking, Record, Session
from handrail.partnership.training.queries import code_of_certificate
from tests.build import NOON, organisations, person
from tests.partnership.training.sessions import ASKED, OVER, planned, trainer
from tests.promises.test_access import session_of

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
TYPED = {
    "kind": "course", "title": "Seeing the signs", "on_day": "3", "on_month": "2", "on_year": "2027",
    "starts_clock": "10:00", "ends_clock": "12:00", "place": "Room 4", "online": "no", "capacity": "12",
    "book_until_on_day": "2", "book_until_on_month": "2", "book_until_on_year": "2027", "book_until_clock": "17:00",
    "open_to_all": "yes", "joining": "Ring the bell.",
}  # fmt: skip


@pytest.fixture
def door(staff_door: Client) -> Callable[[Person], Client]:
    """The staff door, as somebody."""

    def sign_in(somebody: Person) -> Client:
        staff_door.cookies[settings.SESSION_COOKIE_NAME] = session_of(somebody)
        return staff_door

    return sign_in


def test_a_session_is_planned_and_a_colleague_books_it(door: Callable[[Person], Client]) -> None:
    answer = door(trainer()).post(reverse("training:plan"), TYPED)
    session = Session.objects.get()
    assert answer["Location"] == reverse("training:session", args=[session.pk])
    colleague = person(Role.PROFESSIONAL, at_work=organisations()[1])
    door(colleague).post(reverse("training:session", args=[session.pk]), {"profession": "nurse"})
    shown = door(colleague).get(reverse("training:session", args=[session.pk])).content.decode()
    assert "Has a place" in shown
    assert "Ring the bell." in shown
    door(colleague).post(reverse("training:give_back", args=[session.pk]))
    assert Booking.objects.get().state == "cancelled"


def test_a_session_that_ends_before_it_starts_is_refused_beside_the_field(door: Callable[[Person], Client]) -> None:
    shown = door(trainer()).post(reverse("training:plan"), {**TYPED, "ends_clock": "09:00"}).content.decode()
    assert "It must end after it starts." in shown
    assert not Session.objects.exists()


def test_somebody_from_outside_books_and_gives_back_with_a_receipt(public_door: Client) -> None:
    session = planned()
    at = f"/learning/{session.pk}/"
    receipt = public_door.get(at).context["form"]["receipt"].value()
    typed = {**ASKED, "receipt": receipt}
    for _ in range(2):
        assert receipt in public_door.post(at, typed).content.decode()
    assert SealedRequest.objects.count() == 1
    take_in()
    shown = public_door.post("/learning/your-place/", {"receipt": receipt}).content.decode()
    assert "You have a place." in shown
    public_door.post("/learning/your-place/", {"receipt": receipt, "gives_back": "yes"})
    take_in()
    assert Booking.objects.get().state == "cancelled"


def take_in() -> None:
    """What the worker does behind the staff door: the public one cannot open what it keeps."""
    with override_settings(DOOR="staff"):
        published.take_in_requests(at=NOON)


def test_what_is_missing_is_said_and_nothing_is_kept(public_door: Client) -> None:
    session = planned()
    shown = public_door.post(f"/learning/{session.pk}/", {"name": "A", "receipt": "x"}).content.decode()
    assert "Enter your work e-mail address." in shown
    assert not SealedRequest.objects.exists()


def test_a_session_that_is_not_open_to_all_is_not_there(public_door: Client) -> None:
    session = planned(open_to_all=False)
    assert public_door.get(f"/learning/{session.pk}/").status_code == 404


def test_a_trainer_ticks_who_came_closes_the_list_and_anybody_checks_the_certificate(
    door: Callable[[Person], Client],
) -> None:
    by = trainer()
    session = planned(by=by, course="reception", course_version="2026-1", **OVER)
    booking = Booking.objects.create(
        session=session, attendee=colleague_who_came(), state="confirmed", asked_at=NOON, confirmed_at=NOON
    )
    at = reverse("training:who_comes", args=[session.pk])
    assert f'value="{booking.pk}"' in door(by).get(at).content.decode()
    door(by).post(at, {"came": [str(booking.pk)]})
    door(by).post(reverse("training:close_attendance", args=[session.pk]))
    shown = door(by).get(reverse("training:coverage"), {"course": "reception"}).content.decode()
    assert "Nurse or midwife" in shown
    own = booking.attendee.colleague
    assert own is not None
    assert code_of_certificate(Record.objects.get()) in door(own).get(reverse("training:sessions")).content.decode()


def colleague_who_came() -> Attendee:
    """A nurse who works where the trainer does."""
    return actions.colleague(person(Role.PROFESSIONAL, at_work=organisations()[0]), profession="nurse", at=NOON)


def test_a_made_up_booking_is_not_found(door: Callable[[Person], Client]) -> None:
    by = trainer()
    session = planned(by=by, **OVER)
    assert door(by).post(reverse("training:who_comes", args=[session.pk]), {"came": "x"}).status_code == 404


def test_a_headcount_is_written_down_and_shown_with_its_target(door: Callable[[Person], Client]) -> None:
    typed = {"profession": "nurse", "people": "41", "source": "Register"}
    day = {"counted_on_day": "1", "counted_on_month": "10", "counted_on_year": "2026"}
    by = trainer()
    door(by).post(reverse("training:headcount"), {**typed, **day})
    shown = door(by).get(reverse("training:coverage")).content.decode()
    assert ">41<" in shown
    assert ">37<" in shown


def test_a_code_is_checked_by_anybody_and_says_whose_it_is_to_nobody(public_door: Client) -> None:
    code = new_receipt()
    says = "We gave no certificate with this code."
    assert says in public_door.post("/learning/certificate/", {"code": code}).content.decode()
    Certificate.objects.create(
        digest=receipt_digest(code), course="Seeing the signs", version="2026-1", earned_on=date(2020, 1, 1),
        expires_on=date(2022, 1, 1),
    )  # fmt: skip
    shown = public_door.post("/learning/certificate/", {"code": code.lower()}).content.decode()
    assert "has expired" in shown
    assert "This is not a code of ours" in public_door.post("/learning/certificate/", {"code": "x"}).content.decode()
