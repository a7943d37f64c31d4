"""The pages on which services are found and kept."""

import json

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from handrail.foundation.people.models import Person, Role
from handrail.partnership.directory import actions
from handrail.partnership.directory.models import PointOfContact
from handrail.partnership.services.actions.bringing_in import term_id
from handrail.partnership.services.models import Service
from tests import build
from tests.partnership.directory.test_keeping import CONTACT, ON
from tests.partnership.services.listed import FULL, REFUGE, listed, provider, words

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
TYPED = {
    "name": "Southam kitchen",
    "description": "Hot food.",
    "status": "active",
    "public": "yes",
    "confidential": "no",
    "needs": [str(term_id("service_needs", "money"))],
    "groups": [str(term_id("service_groups", "anybody"))],
    "telephone": "01632 960 030",
    "hours": "mon-fri 12:00-14:00",
    "area": "districts",
    "districts": ["southam"],
    "address": "2 Made-up Street",
    "city": "Southam",
    "postcode": "zz3 1aa",
    "languages": ["pl"],
    "free": "on",
    "contact_role": "Duty cook",
    "contact_telephone": "01632 960 031",
}


@pytest.fixture
def owner(db: None) -> Person:
    words()
    return build.person(Role.ORGANISATION_ADMINISTRATOR, at_work=build.organisations()[0])


@pytest.fixture
def browser(owner: Person, staff_door: Client) -> Client:
    staff_door.force_login(owner, backend=settings.AUTHENTICATION_BACKENDS[0])
    return staff_door


def test_a_service_is_listed_changed_and_withdrawn(browser: Client, owner: Person) -> None:
    answer = browser.post(f"/organisations/{owner.organisation.code}/add-service/", TYPED)
    assert answer.status_code == 302, answer.context["form"].errors
    kept = Service.objects.get()
    assert (kept.name, kept.phones.get().number, kept.contacts.get().role) == (
        "Southam kitchen",
        "+441632960030",
        "Duty cook",
    )
    assert kept.at_locations.get().location.districts == " southam "
    page = browser.get(answer["Location"]).content.decode()
    assert "All of this still holds" in page
    form = browser.get(f"{answer['Location']}change/").context["form"]
    again = {
        **{name: value for name, value in form.initial.items() if value not in (None, "", False)},
        "hours": "always",
    }
    assert browser.post(f"{answer['Location']}change/", again).status_code == 302
    kept.refresh_from_db()
    assert (kept.hours, kept.languages.get().code, kept.costs.get().amount) == ("always", "pl", 0)
    assert browser.post(f"{answer['Location']}room/", {"capacity": "few", "for_everybody": "no"}).status_code == 302
    assert browser.post(f"{answer['Location']}confirm/").status_code == 302
    assert browser.post(f"{answer['Location']}withdraw/").status_code == 302
    assert Service.objects.get().withdrawn_at is not None


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"confidential": "yes"}, "never listed with an address"),
        ({"name": "Safe house"}, "never listed with an address"),
        ({"postcode": ""}, "the whole address"),
        ({"postcode": "ZZ3"}, "Enter a whole postcode"),
        ({"hours": "at night"}, "is no day"),
        ({"telephone": "12"}, "Enter a telephone number"),
        ({"districts": []}, "Choose at least one district."),
        ({"contact_role": ""}, "Say whose number that is"),
        ({"minimum_age": "90", "maximum_age": "20"}, "higher than the oldest"),
    ],
)
def test_what_cannot_be_listed_is_said_on_the_page(
    browser: Client, owner: Person, changed: dict[str, object], sentence: str
) -> None:
    answer = browser.post(f"/organisations/{owner.organisation.code}/add-service/", {**TYPED, **changed})
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert not Service.objects.exists()


def test_services_are_found_by_need_place_language_cost_and_time(browser: Client) -> None:
    listed(FULL, hours="always")
    listed(REFUGE, public=False)
    for query, names in (
        ("", [FULL.name, REFUGE.name]),
        ("?need=safe_place", [REFUGE.name]),
        ("?district=northam", [FULL.name]),
        ("?postcode=ZZ3", [REFUGE.name]),
        ("?language=ro", [FULL.name]),
        ("?free=on", [FULL.name]),
        ("?open_now=on&words=advice", [FULL.name]),
        ("?open_at=28/11/2026+14:30&need=work_rights", [FULL.name]),
    ):
        found = browser.get(f"/organisations/services/{query}").context["found"]
        assert sorted(one.service.name for one in found) == sorted(names), query


def test_a_professional_sees_a_service_and_changes_nothing(staff_door: Client) -> None:
    kept = listed(of=provider())
    other = build.person(Role.PROFESSIONAL, at_work=build.organisations()[1])
    staff_door.force_login(other, backend=settings.AUTHENTICATION_BACKENDS[0])
    assert "Only an administrator" in staff_door.get(f"/organisations/services/{kept.pk}/").content.decode()
    for path in ("change", "withdraw", "room"):
        assert staff_door.get(f"/organisations/services/{kept.pk}/{path}/").status_code == 403
    assert staff_door.post(f"/organisations/services/{kept.pk}/confirm/").status_code == 403


def test_points_of_contact_are_kept_on_the_organisations_page(browser: Client, owner: Person) -> None:
    code = owner.organisation.code
    typed = {"role": "Lead", "name": "Sam", "telephone": "01632 960 020"}
    assert browser.post(f"/organisations/{code}/name-contact/", typed).status_code == 302
    made = PointOfContact.objects.get()
    assert "Sam" in browser.get(f"/organisations/{code}/").content.decode()
    assert browser.post(f"/organisations/contacts/{made.pk}/change/", {**typed, "name": "Kim"}).status_code == 302
    assert browser.post(f"/organisations/contacts/{made.pk}/confirm/").status_code == 302
    assert browser.post(f"/organisations/contacts/{made.pk}/withdraw/").status_code == 302
    page = browser.get(f"/organisations/{code}/").content.decode()
    assert "Kim" not in page
    assert "None is named." in page


def test_what_is_to_be_confirmed_is_listed(browser: Client, owner: Person) -> None:
    made = actions.add_service(FULL, organisation=owner.organisation, by=owner, at=build.NOON, on=ON)
    contact = actions.name_contact(CONTACT, organisation=owner.organisation, by=owner, at=build.NOON, on=ON)
    Service.objects.filter(pk=made.pk).update(assured_on="2024-01-01", verify_by="2024-06-01")
    PointOfContact.objects.filter(pk=contact.pk).update(verified_on="2024-02-01", verify_by="2024-07-01")
    page = browser.get("/organisations/services/due/").content.decode()
    assert "not confirmed since 1 January 2024" in page
    assert "not confirmed since 1 February 2024" in page


def test_a_file_is_brought_in_and_what_came_of_it_is_said(staff_door: Client) -> None:
    coordinator = build.person(Role.COORDINATOR, at_work=build.organisations()[0])
    staff_door.force_login(coordinator, backend=settings.AUTHENTICATION_BACKENDS[0])
    told = {
        "id": "7f1d3a51-8c5f-4a0e-9d3b-0d6b1f0c1f11",
        "name": "From elsewhere",
        "status": "active",
        "organization": {"id": "7f1d3a51-8c5f-4a0e-9d3b-0d6b1f0c1f12", "name": "Elsewhere", "description": "x"},
    }
    content = json.dumps([told, {"name": "?"}]).encode()
    file = SimpleUploadedFile("feed.json", content, "application/json")
    page = staff_door.post("/organisations/services/bring-in/", {"file": file}).content.decode()
    assert "1 new" in page
    assert "Entry 2: It does not name its organisation." in page
    wrong = SimpleUploadedFile("feed.json", b"{", "application/json")
    assert (
        "The file is not JSON."
        in staff_door.post("/organisations/services/bring-in/", {"file": wrong}).content.decode()
    )
