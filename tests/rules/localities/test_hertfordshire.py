"""What the first real county's pack says, as far as its published sources go."""

from datetime import date, datetime

import pytest

from handrail.rules.localities.locality import Answer, Locality, NoSuchEntry, NoSuchLimit, OrganisationKind
from handrail.rules.localities.pack import read
from tests.rules.localities.packs import PACKS


@pytest.fixture(scope="module")
def county() -> Locality:
    return read(PACKS / "hertfordshire")


def test_it_has_ten_districts_each_with_towns_postcodes_and_a_switchboard(county: Locality) -> None:
    assert len(county.districts) == 10
    for district in county.districts:
        assert district.towns
        assert district.postcodes
        assert district.switchboard.startswith("+44")


def test_every_district_has_a_council_with_licensing_and_housing(county: Locality) -> None:
    for district in county.districts:
        own = [one for one in county.organisations if one.district == district.code]
        assert len(own) == 3
        assert {one.code for one in own} >= {f"{district.code}-licensing", f"{district.code}-housing"}
        assert {(one.first_responder, one.section_52) for one in own} == {(Answer.YES, Answer.YES)}


def test_fire_is_no_first_responder_and_its_duty_to_notify_is_an_open_question(county: Locality) -> None:
    fire = county.organisation("hertfordshire-fire-and-rescue")
    assert (fire.first_responder, fire.section_52) == (Answer.NO, Answer.UNVERIFIED)


def test_a_charity_that_refers_has_no_duty_under_section_52(county: Locality) -> None:
    army = county.organisation("salvation-army")
    assert (army.first_responder, army.section_52) == (Answer.YES, Answer.NO)


def test_no_nhs_body_is_a_first_responder(county: Locality) -> None:
    nhs = [one for one in county.organisations if one.kind is OrganisationKind.NHS]
    assert len(nhs) >= 6
    assert {(one.first_responder, one.section_52) for one in nhs} == {(Answer.NO, Answer.NO)}


def test_the_partnerships_own_desk_is_an_organisation(county: Locality) -> None:
    assert county.organisation(county.desk_organisation).name == county.partnership


def test_beacon_keeps_the_hours_that_were_published(county: Locality) -> None:
    beacon = county.channel("beacon-victim-care")
    assert beacon.telephone == "+443000115555"
    assert beacon.telephone_display == "03000 11 55 55"
    assert beacon.hours_in_words == "Monday to Friday 8am to 8pm, Saturday 9am to 5pm"
    assert not beacon.verified


def test_the_county_names_its_own_force_behind_101(county: Locality) -> None:
    assert county.channel("police-101").organisation == "hertfordshire-constabulary"
    assert [channel.code for channel in county.channels].count("police-101") == 1


def test_a_reception_centre_is_considered_from_five_people(county: Locality) -> None:
    assert county.limit("reception_centre_people", on=date(2026, 11, 22)) == 5


def test_a_number_changes_on_its_day(county: Locality) -> None:
    assert county.limit("recovery_days", on=date(2022, 12, 12)) == 45
    assert county.limit("recovery_days", on=date(2022, 12, 13)) == 30


def test_a_number_before_its_first_day_is_refused(county: Locality) -> None:
    with pytest.raises(NoSuchLimit, match="Hertfordshire has set no recovery_days for 2000-01-01"):
        county.limit("recovery_days", on=datetime(2000, 1, 1).date())


def test_an_entry_that_is_not_there_is_refused(county: Locality) -> None:
    with pytest.raises(NoSuchEntry, match="no nobody"):
        county.organisation("nobody")


def test_words_are_found_by_their_codes(county: Locality) -> None:
    assert county.word("place_kinds", "car_wash").label == "A hand car wash"


def test_partners_reports_are_those_that_were_published() -> None:
    lines = (PACKS / "hertfordshire" / "figures" / "published.csv").read_text("utf-8").splitlines()
    reports = [line.split(",")[-5:] for line in lines if line.startswith("partner_police_reports,")]
    assert [int(cells[-2]) for cells in reports] == [8, 24, 29]
    assert reports[-1][-3] == "2018-07-31"


def test_a_source_is_given_in_words_and_two_are_both_given(county: Locality) -> None:
    source = county.organisation("hertfordshire-constabulary").source
    assert source.startswith("Home Office online form Report modern slavery")
    assert source.endswith("; Modern Slavery Act 2015, revised to 22 November 2024, section 52(5)")


def test_every_kind_of_organisation_has_words(county: Locality) -> None:
    assert {word.code for word in county.organisation_kinds} == set(OrganisationKind)
