"""The directory: whom the partnership works with, their role in law, and who is there now."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.test import Client

from handrail.foundation.locality import current_locality
from handrail.foundation.people.actions import bring_in_organisations, make_demonstration_person
from handrail.foundation.people.models import Organisation, Role
from handrail.partnership.directory.queries import NoSuchOrganisation, entries, entry, opening_of
from tests.foundation.people.conftest import PASSWORD, SECRET, sign_in

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def organisations() -> None:
    cache.clear()
    bring_in_organisations(current_locality(), at=NOON)


@pytest.fixture
def inside(staff_door: Client) -> Client:
    """A browser of somebody who may see the directory and little else."""
    person = make_demonstration_person(
        email="tess@example.org",
        name="Tess",
        organisation=Organisation.objects.filter(active=True)[0],
        roles=[Role.TRAINER],
        password=PASSWORD,
        totp_secret=SECRET,
        at=NOON,
    )
    sign_in(staff_door, person)
    return staff_door


def test_every_organisation_of_the_pack_is_listed_by_name() -> None:
    names = [found.organisation.name for found in entries(locality=current_locality(), at=NOON)]
    assert names == sorted(one.name for one in current_locality().organisations)


def test_one_that_is_no_longer_a_partner_is_not_listed() -> None:
    gone = current_locality().organisations[0].code
    Organisation.objects.filter(code=gone).update(active=False)
    with pytest.raises(NoSuchOrganisation):
        entry(gone, locality=current_locality(), at=NOON)


def test_a_search_finds_part_of_a_name_in_any_spelling() -> None:
    name = current_locality().organisations[0].name
    found = entries(locality=current_locality(), at=NOON, search=f" {name[:8].upper()} ")
    assert name in [one.organisation.name for one in found]
    assert entries(locality=current_locality(), at=NOON, search="no such name") == []


def test_channels_stand_with_the_organisation_they_belong_to() -> None:
    for found in entries(locality=current_locality(), at=NOON):
        assert {reach.channel.organisation for reach in found.channels} <= {found.organisation.code}
    listed = sum(len(found.channels) for found in entries(locality=current_locality(), at=NOON))
    codes = {one.code for one in current_locality().organisations}
    assert listed == sum(channel.organisation in codes for channel in current_locality().channels)


def test_hours_that_nobody_confirmed_are_not_guessed() -> None:
    locality = current_locality()
    for channel in locality.channels:
        known = channel.always_open or channel.hours is not None
        assert (opening_of(channel, locality=locality, at=NOON) is not None) == known


def test_the_page_says_who_is_open_and_what_is_not_verified(inside: Client) -> None:
    page = inside.get("/organisations/").content.decode()
    assert "First responder" in page
    assert "Not verified" in page
    assert "pen now" in page or "losed now" in page


def test_an_organisation_s_page_says_where_we_know_it_from(inside: Client) -> None:
    one = current_locality().organisations[0]
    page = inside.get(f"/organisations/{one.code}/").content.decode()
    assert "Where we know this from" in page
    assert "section 52" in page


def test_an_unknown_organisation_has_no_page(inside: Client) -> None:
    assert inside.get("/organisations/no-such-body/").status_code == 404


def test_the_list_is_in_pages(inside: Client) -> None:
    assert "Page 1 of 2" in inside.get("/organisations/").content.decode()
    assert inside.get("/organisations/?page=99").status_code == 200
