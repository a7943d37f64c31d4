"""The made-up year: the same for the same dice, spread as the script says, with the planted networks in it."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from handrail.config.demonstration.networks import HOW_MANY
from handrail.config.demonstration.scenes import read_script
from handrail.config.demonstration.year import Year, draw_year
from handrail.rules.localities.locality import Locality
from handrail.rules.localities.pack import read

ENDS = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
PACKS = Path(__file__).resolve().parents[3] / "localities"


@pytest.fixture(scope="module")
def hertfordshire() -> Locality:
    return read(PACKS / "hertfordshire")


@pytest.fixture(scope="module")
def year(hertfordshire: Locality) -> Year:
    return draw_year(read_script(), hertfordshire, how_many=2000, ends=ENDS, seed=1807)


def test_the_same_dice_make_the_same_year(year: Year, hertfordshire: Locality) -> None:
    assert draw_year(read_script(), hertfordshire, how_many=2000, ends=ENDS, seed=1807) == year
    assert draw_year(read_script(), hertfordshire, how_many=2000, ends=ENDS, seed=1808) != year


def test_every_report_falls_in_the_year_and_in_order(year: Year) -> None:
    moments = [drawn.at for drawn in year.drawn]
    assert len(moments) == 2000
    assert moments == sorted(moments)
    assert ENDS - timedelta(days=366) <= moments[0]
    assert moments[-1] <= ENDS


def test_reporting_rises_over_the_year_as_the_published_figures_did(year: Year) -> None:
    half = ENDS - timedelta(days=182)
    early = sum(drawn.at < half for drawn in year.drawn)
    assert early < len(year.drawn) - early


def test_every_district_is_there_and_the_largest_more_often_than_the_smallest(
    year: Year, hertfordshire: Locality
) -> None:
    count = Counter(drawn.report.district for drawn in year.drawn)
    assert set(count) == {district.code for district in hertfordshire.districts}
    assert count["dacorum"] > count["stevenage"]


def test_every_code_in_a_report_is_in_the_countys_pack(year: Year, hertfordshire: Locality) -> None:
    signs = {sign.code for group in hertfordshire.sign_groups for sign in group.signs}
    for drawn in year.drawn:
        assert drawn.report.reporter_kind in {word.code for word in hertfordshire.reporter_kinds}
        assert drawn.report.place_kind in {word.code for word in hertfordshire.place_kinds}
        assert drawn.report.how_known in {word.code for word in hertfordshire.how_known}
        assert set(drawn.report.signs) <= signs
        assert drawn.report.signs


def test_each_planted_network_is_met_by_four_or_more_of_several_kinds(year: Year) -> None:
    by_network: dict[str, list[str]] = {}
    for drawn in year.drawn:
        if drawn.network:
            by_network.setdefault(drawn.network, []).append(drawn.report.reporter_kind)
    assert set(by_network) == {network.code for network in year.networks}
    assert len(by_network) == HOW_MANY
    assert all(len(kinds) >= 4 and len(set(kinds)) >= 3 for kinds in by_network.values())


def test_no_number_or_plate_could_be_anybodys(year: Year) -> None:
    for network in year.networks:
        assert re.fullmatch(r"07700 900\d{3}", network.telephone)
        assert re.fullmatch(r"[A-Z]{2}99 [A-Z]{3}", network.plate)


def test_a_reporter_without_a_name_gives_none_and_no_way_to_be_reached(year: Year) -> None:
    without = [drawn.report for drawn in year.drawn if drawn.report.sharing == "anonymous"]
    assert without
    assert all(report.name == "" and not report.safe_contact for report in without)


def test_one_house_was_told_of_by_three_sources_in_the_last_fortnight(year: Year) -> None:
    late = ENDS - timedelta(days=14)
    found = {
        network.code: {
            (drawn.report.reporter_kind, drawn.report.organisation)
            for drawn in year.drawn
            if drawn.network == network.code and drawn.at > late and drawn.report.postcode == network.postcode
        }
        for network in year.networks
    }
    assert max(len(sources) for sources in found.values()) >= 3
