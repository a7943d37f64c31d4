"""Anybody finds help by need, place, time and language; the number comes first, and what is old says so."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handrail.foundation.locality import current_locality
from handrail.partnership.services import actions
from handrail.partnership.services.models import Service
from handrail.partnership.services.queries import Asked, found, shown
from handrail.partnership.services.queries import listed as every_one
from handrail.rules.localities.hours import read_hours
from handrail.rules.worktime.opening import opening
from tests import build
from tests.partnership.services.listed import FULL, REFUGE, listed

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
HOURS = ("mon-fri 09:00-17:00", "sat,sun 10:00-24:00", "always", "mon 00:00-24:00; holidays 10:00-12:00")


def text(door: Client, path: str) -> str:
    answer = door.get(path)
    assert answer.status_code == 200
    assert not answer.cookies
    return answer.content.decode()


def test_what_is_needed_is_found_and_the_number_is_there(public_door: Client) -> None:
    listed()
    listed(REFUGE)
    page = text(public_door, "/help/?need=work_rights")
    assert "Northam advice" in page
    assert 'href="tel:+441632960010"' in page
    assert "Harbour House" not in page


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("postcode=ZZ1+1AA", ["Northam advice"]),
        ("postcode=zz3", ["Harbour House refuge"]),
        ("postcode=ZZ2", ["Harbour House refuge", "Northam advice"]),
        ("postcode=SW1A+1AA", []),
        ("spoken=pl", ["Northam advice"]),
        ("spoken=am", []),
        ("need=safe_place&postcode=zz3", ["Harbour House refuge"]),
    ],
)
def test_place_and_language_narrow_what_is_found(public_door: Client, asked: str, names: list[str]) -> None:
    for entry in (FULL, REFUGE):
        listed(entry)
    page = public_door.get(f"/help/?{asked}", follow=True)
    assert [one.service.name for one in page.context["found"]] == names


def test_looking_for_a_language_does_not_change_that_of_the_site(public_door: Client) -> None:
    """And reading the site in a language does not narrow what is found."""
    listed()
    page = public_door.get("/help/?spoken=pl")
    assert page.headers["Content-Language"] == "en-GB"
    assert not page.cookies
    assert "Northam advice" in public_door.get("/help/?language=ar").content.decode()


def test_no_more_of_a_postcode_than_its_first_half_stays_in_an_address(public_door: Client) -> None:
    listed()
    answer = public_door.get("/help/?need=work_rights&postcode=zz1+1aa")
    assert (answer.status_code, answer["Location"]) == (302, "/help/?need=work_rights&postcode=ZZ1")


def test_a_place_that_is_none_is_said_at_the_field(public_door: Client) -> None:
    listed()
    page = text(public_door, "/help/?postcode=nowhere+at")
    assert "Enter a postcode, or the first half of one." in page


def test_what_was_not_confirmed_for_too_long_says_since_when(public_door: Client) -> None:
    kept = listed()
    Service.objects.filter(pk=kept.pk).update(assured_on="2024-01-02", verify_by="2024-07-01")
    assert "Not confirmed since 2 January 2024." in text(public_door, "/help/")
    assert "Not confirmed since 2 January 2024." in text(public_door, f"/help/{kept.pk}/")


def test_a_refuge_shows_its_area_and_telephone_and_no_address(public_door: Client) -> None:
    page = text(public_door, f"/help/{listed(REFUGE).pk}/")
    assert "01632 960 012" in page
    assert "Where this is stays secret" in page
    assert "<dt>Where</dt>" not in page


def test_what_is_withdrawn_or_not_for_everybody_is_not_found(public_door: Client) -> None:
    gone, inside = actions.withdraw(listed(), by="handrail", at=build.NOON), listed(public=False)
    assert public_door.get(f"/help/{gone.pk}/").status_code == 404
    assert public_door.get(f"/help/{inside.pk}/").status_code == 404
    assert "Services found: 0" in text(public_door, "/help/")


def test_the_packs_public_channels_are_listed_once_and_vouched_for_as_far_as_the_pack_does(public_door: Client) -> None:
    first = actions.bring_in_services(current_locality(), at=build.NOON)
    assert first > 0
    assert actions.bring_in_services(current_locality(), at=build.NOON + timedelta(hours=1)) == 0
    channels = {one.name: one for one in current_locality().channels}
    for service in Service.objects.filter(withdrawn_at=None):
        channel = channels[service.name]
        assert service.assured_on == (channel.checked_on if channel.verified else None)
    assert "Crimestoppers" in text(public_door, "/help/?page=1") + text(public_door, "/help/?page=2")


def test_a_channel_that_the_pack_drops_is_withdrawn_and_comes_back(public_door: Client) -> None:
    county = current_locality()
    actions.bring_in_services(county, at=build.NOON)
    without = replace(county, channels=tuple(one for one in county.channels if one.code != "lantern"))
    assert actions.bring_in_services(without, at=build.NOON) == 1
    assert not every_one().filter(name__startswith="Lantern").exists()
    assert actions.bring_in_services(county, at=build.NOON) == 1
    assert every_one().filter(name__startswith="Lantern").exists()


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))


@given(MOMENTS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_open_now_finds_exactly_what_the_clock_says_is_open(four: None, at: datetime) -> None:
    locality = current_locality()
    open_then = set(found(Asked(open_at=at), among=every_one(), locality=locality).values_list("hours", flat=True))
    expected = {
        hours
        for hours in HOURS
        if opening(read_hours(hours), holidays=locality.bank_holidays, at=at, timezone=locality.timezone).open_now
    }
    assert open_then == expected
    assert {one.service.hours for one in shown(every_one(), at=at, locality=locality) if one.open_now} == expected


@pytest.fixture
def four() -> None:
    for hours in HOURS:
        listed(FULL, hours=hours)
