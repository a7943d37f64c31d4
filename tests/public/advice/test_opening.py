"""Whom one may call, open or shut, right to the minute."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from handrail.public.advice import queries
from handrail.rules.localities.locality import Audience, Channel, Locality
from tests.public.advice.conftest import london


def beacon(locality: Locality, at: datetime) -> tuple[bool, str]:
    way = queries.way(locality.channel("beacon-victim-care"), locality=locality, at=at)
    return way.open_now, way.change


@pytest.mark.parametrize(
    ("at", "open_now", "change"),
    [
        (london(2026, 11, 21, 8, 59), False, "opens at 9am today"),
        (london(2026, 11, 21, 9, 0), True, "until 5pm"),
        (london(2026, 11, 21, 16, 59), True, "until 5pm"),
        (london(2026, 11, 21, 17, 0), False, "opens at 8am on Monday"),
        (london(2026, 11, 22, 12, 0), False, "opens at 8am tomorrow"),
        (london(2026, 11, 23, 7, 59), False, "opens at 8am today"),
        (london(2026, 11, 23, 8, 0), True, "until 8pm"),
        (london(2026, 11, 23, 20, 0), False, "opens at 8am tomorrow"),
    ],
)
def test_the_victim_care_centre_opens_and_shuts_on_the_minute(
    hertfordshire: Locality, at: datetime, open_now: bool, change: str
) -> None:
    assert beacon(hertfordshire, at) == (open_now, change)


def test_on_christmas_day_it_says_when_it_opens_again(hertfordshire: Locality) -> None:
    # Friday 25 December 2026; Saturday is Boxing Day, and Monday 28 is the bank holiday in its stead.
    assert beacon(hertfordshire, london(2026, 12, 25, 10, 0))[0] is False


def test_on_the_substitute_bank_holiday_it_stays_shut_until_tuesday(hertfordshire: Locality) -> None:
    assert beacon(hertfordshire, london(2026, 12, 28, 10, 0)) == (False, "opens at 8am tomorrow")


def test_summer_time_moves_the_hours_with_the_clock_on_the_wall(hertfordshire: Locality) -> None:
    before, after = datetime(2026, 3, 27, 7, 30, tzinfo=UTC), datetime(2026, 3, 30, 7, 30, tzinfo=UTC)
    assert beacon(hertfordshire, before) == (False, "opens at 8am today")
    assert beacon(hertfordshire, after) == (True, "until 8pm")


def test_the_night_before_the_clocks_change_it_opens_by_the_new_time(hertfordshire: Locality) -> None:
    at = datetime(2026, 3, 29, 12, 0, tzinfo=UTC)
    opening = queries.way(hertfordshire.channel("beacon-victim-care"), locality=hertfordshire, at=at).opening
    assert opening is not None
    assert opening.opens_at is not None
    assert opening.opens_at.astimezone(UTC) == datetime(2026, 3, 30, 7, 0, tzinfo=UTC)


def test_the_police_are_there_day_and_night(hertfordshire: Locality) -> None:
    way = queries.way(hertfordshire.channel("police-101"), locality=hertfordshire, at=london(2026, 12, 25, 3, 0))
    assert (way.open_now, way.change) == (True, "day and night")


def test_hours_that_nobody_confirmed_are_not_guessed(hertfordshire: Locality) -> None:
    helpline = replace(hertfordshire.channel("modern-slavery-helpline"), hours=None, always_open=False)
    way = queries.way(helpline, locality=hertfordshire, at=london(2026, 11, 23, 10, 0))
    assert way.opening is None
    assert not way.open_now


@pytest.fixture
def confirmed(hertfordshire: Locality) -> Channel:
    return replace(hertfordshire.channel("police-101"), verified=True)


def test_an_unconfirmed_number_says_since_when(hertfordshire: Locality, confirmed: Channel) -> None:
    doubtful = replace(confirmed, verified=False, checked_on=date(2026, 1, 2))
    at = london(2026, 11, 23, 10, 0)
    assert queries.way(doubtful, locality=hertfordshire, at=at).unchecked_since == date(2026, 1, 2)
    assert queries.way(confirmed, locality=hertfordshire, at=at).unchecked_since is None


def test_every_channel_is_listed_once(hertfordshire: Locality) -> None:
    groups = queries.all_ways(locality=hertfordshire, at=london(2026, 11, 23, 10, 0))
    listed = [way.channel.code for group in groups for way in group.ways]
    assert sorted(listed) == sorted({channel.code for channel in hertfordshire.channels} - queries.EMERGENCY)


def test_every_group_of_signs_has_a_place(hertfordshire: Locality) -> None:
    placed = {group.code for headed in queries.signs_by_audience(locality=hertfordshire) for group in headed.groups}
    assert placed | {"yourself"} == {group.code for group in hertfordshire.sign_groups}


def test_the_first_to_call_can_all_be_telephoned(hertfordshire: Locality) -> None:
    ways = queries.first_to_call(locality=hertfordshire, at=london(2026, 11, 23, 10, 0), at_most=6)
    assert len(ways) == 6
    assert all(way.channel.telephone and Audience.PUBLIC in way.channel.audience for way in ways)


def test_the_desk_says_when_it_reads(hertfordshire: Locality) -> None:
    never = replace(hertfordshire, desk_hours={})
    always = replace(hertfordshire, desk_hours=dict.fromkeys(range(8), ((time(), time()),)))
    at = london(2026, 11, 23, 10, 0)
    assert queries.desk_words(locality=never, at=at) == "closed"
    assert queries.desk_words(locality=always, at=at) == "open now"
