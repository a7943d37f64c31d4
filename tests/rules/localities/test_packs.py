"""Every pack in the repository is whole, and says where each of its facts comes from."""

import csv
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import holidays
import pytest

from handrail.rules.localities.locality import Checked, Locality
from handrail.rules.localities.pack import read
from handrail.rules.localities.sections import CODE_LISTS
from tests.rules.localities.packs import NAMES, PACKS

TODAY = date(2026, 11, 27)


@pytest.fixture(scope="module", params=NAMES)
def locality(request: pytest.FixtureRequest) -> Locality:
    return read(PACKS / request.param)


def entries(locality: Locality) -> Iterator[Checked]:
    yield from (*locality.districts, *locality.organisations, *locality.channels, *locality.limits)
    for group in locality.sign_groups:
        yield from group.signs
    for words in locality.lists.values():
        yield from words
    known = locality.steering
    yield from (*known.groups, *known.seats, *known.levels, *known.themes, *known.graded)


def test_every_entry_has_a_source_and_a_checked_date(locality: Locality) -> None:
    for entry in entries(locality):
        assert len(entry.source) > 3, entry
        assert date(2026, 1, 1) <= entry.checked_on <= TODAY, entry


def test_what_is_from_memory_is_never_called_verified(locality: Locality) -> None:
    assert not [entry for entry in entries(locality) if entry.verified and "memory" in entry.source]


def test_every_list_of_codes_is_there(locality: Locality) -> None:
    assert set(locality.lists) == set(CODE_LISTS)
    of_districts = set() if locality.districts else {"district_words"}
    for name in set(CODE_LISTS) - of_districts:
        assert len(locality.lists[name]) >= 2, name


def test_each_word_for_a_district_is_of_one_that_there_is(locality: Locality) -> None:
    assert {word.group for word in locality.district_words} <= {district.code for district in locality.districts}


def test_every_group_has_signs_and_every_sign_is_short_and_plain(locality: Locality) -> None:
    for group in locality.sign_groups:
        assert len(group.signs) >= 2, group.code
        for sign in group.signs:
            words = re.findall(r"[A-Za-z]+", sign.words)
            assert len(words) <= 17, sign
            assert max(map(len, words)) <= 10, sign


def test_no_word_says_what_somebody_is(locality: Locality) -> None:
    said = " ".join(word.label for words in locality.lists.values() for word in words).lower()
    assert "is a victim" not in said
    assert "is not a victim" not in said


def test_every_channel_can_be_reached_and_says_what_it_is_for(locality: Locality) -> None:
    for channel in locality.channels:
        assert channel.telephone or channel.web or channel.email
        assert channel.purpose.endswith("."), channel
        assert channel.audience, channel
        assert bool(channel.telephone) == bool(channel.telephone_display)


def test_channels_stand_in_their_order_with_999_first(locality: Locality) -> None:
    orders = [channel.order for channel in locality.channels]
    assert orders == sorted(orders)
    assert locality.channels[0].code == "emergency-999"


def test_immigration_enforcement_is_never_sent_a_concern(locality: Locality) -> None:
    for code in ("immigration-enforcement", "border-force", "asylum-group"):
        assert not locality.organisation(code).can_receive


def test_the_helpline_has_no_hours_until_somebody_has_checked_them(locality: Locality) -> None:
    helpline = locality.channel("modern-slavery-helpline")
    assert helpline.telephone == "+448000121700"
    assert helpline.hours is None
    assert not helpline.always_open


def test_the_bank_holidays_are_those_that_the_law_gives(locality: Locality) -> None:
    for nation in ("ENG", "WLS"):
        assert locality.bank_holidays == set(holidays.country_holidays("GB", subdiv=nation, years=range(2024, 2031)))


def test_every_county_sets_the_same_numbers() -> None:
    counties = [county for county in map(read, PACKS.iterdir()) if county.parent]
    assert len(counties) >= 2
    assert len({frozenset(limit.code for limit in county.limits) for county in counties}) == 1


def test_published_figures_are_series_without_overlaps() -> None:
    files = sorted(PACKS.glob("*/figures/published.csv"))
    assert files
    for file in files:
        periods: dict[str, list[tuple[date, date]]] = {}
        with file.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            assert reader.fieldnames == ["series", "source", "unit", "from", "to", "count", "edition"]
            for row in reader:
                assert all(row.values()), row
                assert int(row["count"]) >= 0
                periods.setdefault(row["series"], []).append(
                    (date.fromisoformat(row["from"]), date.fromisoformat(row["to"]))
                )
        for series, spans in periods.items():
            ordered = sorted(spans)
            assert all(first <= last for first, last in ordered), series
            assert all(one[1] < other[0] for one, other in pairwise(ordered)), series


def test_a_pack_is_read_without_django(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from handrail.rules.localities.pack import read; "
        "read(Path(sys.argv[1])); assert not [name for name in sys.modules if name.startswith('django')]"
    )
    subprocess.run(
        [sys.executable, "-c", program, str(PACKS / "hertfordshire")], check=True, cwd=Path(__file__).parents[3]
    )
