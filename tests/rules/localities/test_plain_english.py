"""What a pack says to people can be read by a child of eleven."""

import pytest

from handrail.rules.localities.locality import Locality
from handrail.rules.localities.pack import read
from tests.reading import reading_age_of
from tests.rules.localities.packs import PACKS

ELEVEN, EASY = 11, 9


@pytest.fixture(scope="module", params=["hertfordshire", "exampleshire"])
def county(request: pytest.FixtureRequest) -> Locality:
    return read(PACKS / request.param)


def test_every_group_of_signs_can_be_read_at_eleven(county: Locality) -> None:
    ages = {group.code: reading_age_of(sign.words for sign in group.signs) for group in county.sign_groups}
    assert {code: age for code, age in ages.items() if age > ELEVEN} == {}


def test_every_leaflet_can_be_read_at_eleven(county: Locality) -> None:
    texts = {one.code: (one.title, one.lead, *one.do, *one.do_not, one.closing) for one in county.leaflets}
    assert {code: reading_age_of(text) for code, text in texts.items() if reading_age_of(text) > ELEVEN} == {}


def test_every_short_version_can_be_read_at_eleven(county: Locality) -> None:
    texts = {one.code: (one.lead, *one.ask, *one.do, *one.do_not, *one.route) for one in county.short_versions}
    assert {code: reading_age_of(text) for code, text in texts.items() if reading_age_of(text) > ELEVEN} == {}


def test_easy_read_is_easier_still(county: Locality) -> None:
    for part in county.easy_read:
        assert reading_age_of((part.heading, *(line.words for line in part.lines))) < EASY, part.heading


SETTINGS = {
    *("house", "car-wash", "nail-bar", "farm", "brothel", "hotel", "taxi", "school", "surgery", "building-site"),
    *("child", "county-lines", "domestic"),
}


def test_every_setting_has_signs_each_with_its_source(county: Locality) -> None:
    groups = {group.code: group.signs for group in county.sign_groups}
    for setting in SETTINGS:
        assert len(groups[setting]) >= 4, setting
        assert all(sign.source and sign.checked_on for sign in groups[setting])


def test_every_profession_is_told_what_to_do_in_its_job_and_where_its_own_route_is(county: Locality) -> None:
    codes = {one.code for one in county.short_versions}
    assert codes >= {"taxi-driver", "nurse-or-gp", "teacher", "council-officer", "housing-officer", "firefighter"}
    assert codes >= {"police-officer", "bank-or-shop", "hotel-staff", "builder", "landlord"}
    for one in county.short_versions:
        assert 5 <= len(one.signs) <= 7
        assert "victim" not in str(one).casefold()
        assert any("999" in step or "children" in step.casefold() for step in one.route[:1]), one.code
