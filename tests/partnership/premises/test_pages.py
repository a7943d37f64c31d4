"""The pages of premises: what is found, what is refused, and that where a place is stands in no address."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from handrail.foundation.people.models import Person, Role
from handrail.partnership.premises.models import Hold, HoldState, Premises, Space
from tests import build
from tests.partnership.premises.halls import Hall, hall

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
VISIT = {
    "people": "6",
    "children": "0",
    "overnight": "yes",
    "step_free": "no",
    "district": "southam",
    "starts_on_day": "3",
    "starts_on_month": "3",
    "starts_on_year": "2027",
    "starts_clock": "05:00",
    "ends_on_day": "3",
    "ends_on_month": "3",
    "ends_on_year": "2027",
    "ends_clock": "21:00",
}


@pytest.fixture
def lead(db: None) -> Person:
    return build.person(Role.OPERATIONS_LEAD, at_work=build.organisations()[0])


@pytest.fixture
def browser(lead: Person, staff_door: Client) -> Client:
    return signed_in(lead, staff_door)


def signed_in(somebody: Person, door: Client) -> Client:
    """The browser of that person."""
    door.force_login(somebody, backend=settings.AUTHENTICATION_BACKENDS[0])
    return door


@pytest.fixture
def full(lead: Person) -> Hall:
    return hall(by=lead, at=timezone.now())


def text_of(browser: Client, name: str, *arguments: object) -> str:
    """What a page says."""
    answer = browser.get(reverse(f"premises:{name}", args=arguments))
    assert answer.status_code == 200, answer.status_code
    return re.sub(r"\s+", " ", answer.content.decode())


def test_the_county_is_drawn_and_said_in_a_table(browser: Client, full: Hall) -> None:
    page = text_of(browser, "premises")
    assert page.count("<rect") == 3
    assert "Canary Hall" in page
    assert "style=" not in page, "the page may carry no style of its own"


def test_a_visit_finds_a_place_and_says_why(browser: Client, full: Hall) -> None:
    found = browser.post(reverse("premises:propose"), VISIT).content.decode()
    assert "holds 20; sleeps 8; about" in found
    none = browser.post(reverse("premises:propose"), {**VISIT, "people": "30"}).content.decode()
    assert "No place fits" in none
    assert "holds 20, and 30 are expected" in none


def test_what_makes_no_sense_of_a_visit_is_said_beside_it(browser: Client, full: Hall) -> None:
    said = browser.post(reverse("premises:propose"), {**VISIT, "children": "7", "ends_on_year": "2026"})
    assert "There cannot be more children than people." in said.content.decode()
    assert "This is before it starts." in said.content.decode()


def test_a_page_of_a_place_draws_when_it_is_taken(browser: Client, full: Hall) -> None:
    page = text_of(browser, "place", full.place.code)
    assert "OP-26-000001" in page
    assert "Deep clean" in page


def test_an_entry_is_refused_word_by_word(browser: Client) -> None:
    typed = {
        "name": "Old Station",
        "police_station": "yes",
        "hours": "all day",
        "call_out_telephone": "12",
        "postcode": "nowhere",
        "capacity": "0",
    }
    said = browser.post(reverse("premises:offer"), typed).content.decode()
    assert "A reception centre is never a police station. Choose another place." in said
    assert "Enter a telephone number, like 01632 960 001." in said
    assert "Enter a whole postcode" in said
    assert "is no day" in said
    assert not Premises.objects.exists()


def test_an_entry_is_put_on_the_list_as_it_was_typed(browser: Client, lead: Person) -> None:
    typed = {
        "name": "Canary Hall",
        "district": "northam",
        "address": "1 Made-up Road",
        "postcode": "zz1 1aa",
        "police_station": "no",
        "capacity": "12",
        "separate_entrance": "yes",
        "step_free": "no",
        "facilities": ["kitchen"],
        "hours": "mon-fri 08:00-20:00",
        "call_out_name": "The keyholder",
        "call_out_telephone": "01632 960001",
        "call_out_checked_on_day": "1",
        "call_out_checked_on_month": "11",
        "call_out_checked_on_year": "2026",
        "turnaround_hours": "4",
    }
    answer = browser.post(reverse("premises:offer"), typed)
    made = Premises.objects.get()
    assert answer.headers["Location"] == reverse("premises:place", args=[made.code])
    assert (made.postcode, made.call_out_telephone, made.facilities) == ("ZZ1 1AA", "+441632960001", ["kitchen"])
    assert made.organisation == lead.organisation


def test_a_room_is_added_and_taken_off(browser: Client, full: Hall) -> None:
    room = {"name": "Red", "places": "3", "kept_for": "men", "step_free": "no", "ground_floor": "yes", "en_suite": "no"}
    browser.post(reverse("premises:add_space", args=[full.place.code]), room)
    made = Space.objects.get(name="Red")
    assert made.ground_floor
    again = browser.post(reverse("premises:add_space", args=[full.place.code]), room)
    assert "There is a room of this name already." in again.content.decode()
    browser.post(reverse("premises:close_space", args=[made.code]))
    made.refresh_from_db()
    assert made.closed_at is not None


def test_a_booking_is_not_taken_back_here_and_a_void_is(browser: Client, full: Hall) -> None:
    assert browser.post(reverse("premises:end_void", args=[full.booking.pk])).status_code == 404
    assert browser.post(reverse("premises:end_void", args=[full.void.pk])).status_code == 302
    assert Hold.objects.get(pk=full.void.pk).state == HoldState.CANCELLED
    assert Hold.objects.get(pk=full.booking.pk).state == HoldState.PROVISIONAL


def test_a_booking_that_would_run_into_another_says_so(browser: Client, full: Hall) -> None:
    until = full.void.starts_at.date()
    typed = {"ends_on_day": until.day, "ends_on_month": until.month, "ends_on_year": until.year, "ends_clock": "23:59"}
    said = browser.post(reverse("premises:extend", args=[full.booking.pk]), typed)
    assert "taken for some of that time" in said.content.decode()


def test_nobody_else_sees_where_it_is(staff_door: Client, lead: Person, full: Hall) -> None:
    worker = signed_in(build.person(Role.SUPPORT_WORKER, at_work=lead.organisation), staff_door)
    for name, arguments in (("premises", []), ("propose", []), ("place", [full.place.code])):
        answer = worker.get(reverse(f"premises:{name}", args=arguments))
        assert answer.status_code == 403
        assert b"Made-up Road" not in answer.content
