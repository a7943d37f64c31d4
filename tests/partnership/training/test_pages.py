"""Pages of training and of what the public books, walked without scripts."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse

from handrail.foundation.people.models import Person, Role
from handrail.partnership.published import actions as published
from handrail.partnership.published.models import SealedRequest
from handrail.partnership.training.models import Booking, Session
from tests.build import NOON, organisations, person
from tests.partnership.training.sessions import ASKED, planned, trainer
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
