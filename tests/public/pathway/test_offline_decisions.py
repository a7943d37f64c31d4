"""The copy that works without signal decides as the server does: same steps, order, words, questions and times."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from handrail.foundation.locality import locality_in
from handrail.rules.localities.locality import Locality
from handrail.rules.pathway.engine import engine_of
from tests.public.pathway.both import PROJECT, Case, assert_both_say_the_same
from tests.public.pathway.situations import any_answers, around_every_clause, every_core

MADE_ON = date(2026, 11, 25)
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")
AN_ADULT: dict[str, str | int] = {
    "danger_now": "no",
    "asker": "professional",
    "organisation": "nhs",
    "age": "adult",
    "in_uk": "yes",
    "care_and_support_needs": "yes",
    "consents.charity": "yes",
    "consents.safeguarding": "yes",
}
"""Somebody for whom channels with hours are named: adult care, and the county's victim care."""


@pytest.fixture(scope="module", params=["exampleshire", "hertfordshire"])
def locality(request: pytest.FixtureRequest) -> Locality:
    """Each county has channels of its own."""
    return locality_in(PROJECT / "localities" / request.param)


@pytest.fixture(scope="module")
def exampleshire() -> Locality:
    """The made-up county."""
    return locality_in(PROJECT / "localities" / "exampleshire")


def test_both_say_the_same_wherever_a_clause_holds_or_just_fails(exampleshire: Locality, tmp_path: Path) -> None:
    engine = engine_of(exampleshire, on=MADE_ON)
    cases = [Case(answers, NOON) for answers in around_every_clause(engine, seed=3)]
    assert len(cases) > 2_000
    assert_both_say_the_same(cases, locality=exampleshire, made_on=MADE_ON, folder=tmp_path)


def test_both_say_the_same_for_every_combination_of_what_matters_most(exampleshire: Locality, tmp_path: Path) -> None:
    cases = [Case(answers, NOON) for answers in every_core()]
    assert_both_say_the_same(cases, locality=exampleshire, made_on=MADE_ON, folder=tmp_path)


def test_both_say_the_same_for_answers_at_random(locality: Locality, tmp_path: Path) -> None:
    chance = random.Random(len(locality.code))
    postcodes = ["SG1 1AA", "sg11aa", "AL9", "EX1 1", "NOT ONE", *postcodes_of(locality)]
    cases = [
        Case(
            {**any_answers(chance), "postcode": chance.choice(postcodes)},
            NOON + timedelta(minutes=chance.randrange(600)),
        )
        for _ in range(1_500)
    ]
    assert_both_say_the_same(cases, locality=locality, made_on=MADE_ON, folder=tmp_path)


def postcodes_of(locality: Locality) -> list[str]:
    """The first halves of the county's postcodes, sure and shared."""
    return sorted({area.outward for district in locality.districts for area in district.postcodes})


@pytest.mark.parametrize("on", [date(2009, 6, 1), date(2015, 10, 31), date(2015, 11, 1), date(2022, 12, 13)])
def test_a_copy_of_another_day_has_the_rules_of_that_day(exampleshire: Locality, on: date, tmp_path: Path) -> None:
    chance = random.Random(on.toordinal())
    noon = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    cases = [Case(any_answers(chance), noon) for _ in range(300)]
    assert_both_say_the_same(cases, locality=exampleshire, made_on=on, folder=tmp_path)


def with_a_night_line(exampleshire: Locality) -> Locality:
    """The same county, where a line that is open over midnight serves adult safeguarding."""
    channels = {**exampleshire.pathway.channels, "adult_safeguarding": "night-line"}
    return replace(exampleshire, pathway=replace(exampleshire.pathway, channels=channels))


def minutes_around(*moments: datetime) -> list[datetime]:
    """Each moment, and a minute before and after it."""
    return [moment + timedelta(minutes=by) for moment in moments for by in (-1, 0, 1)]


def clock_times(day: date) -> list[datetime]:
    """Around every hour and half-hour of a day at which some channel opens or closes, and at night."""
    hours = [
        (0, 0),
        (1, 0),
        (2, 0),
        (6, 0),
        (8, 0),
        (9, 0),
        (10, 0),
        (12, 30),
        (13, 30),
        (14, 0),
        (17, 0),
        (20, 0),
        (22, 0),
    ]
    return minutes_around(*(datetime(day.year, day.month, day.day, *hour, tzinfo=LONDON) for hour in hours))


DAYS = (
    *(date(2026, 11, 25), date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 29)),  # Wednesday; Friday to Sunday
    *(date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26), date(2026, 12, 28), date(2026, 12, 31)),  # Christmas
    *(
        date(2027, 3, 25),
        date(2027, 3, 26),
        date(2027, 3, 27),
        date(2027, 3, 28),
        date(2027, 3, 29),
    ),  # Easter, summer time
    *(date(2027, 10, 30), date(2027, 10, 31), date(2027, 11, 1)),  # winter time
)


def test_both_say_the_same_of_open_and_closed_and_of_deadlines_at_every_turn_of_the_clock(
    exampleshire: Locality, tmp_path: Path
) -> None:
    cases = [Case(AN_ADULT, at.astimezone(UTC)) for day in DAYS for at in clock_times(day)]
    for locality in (exampleshire, with_a_night_line(exampleshire)):
        assert_both_say_the_same(cases, locality=locality, made_on=MADE_ON, folder=tmp_path)


def test_in_the_hour_that_comes_twice_both_go_by_the_clock_on_the_wall(exampleshire: Locality, tmp_path: Path) -> None:
    start = datetime(2027, 10, 30, 22, tzinfo=UTC)
    cases = [Case(AN_ADULT, start + timedelta(minutes=10 * number)) for number in range(36)]
    locality = with_a_night_line(exampleshire)
    assert_both_say_the_same(cases, locality=locality, made_on=MADE_ON, folder=tmp_path)


def test_a_number_that_was_checked_too_long_ago_is_shown_as_such_by_both(
    exampleshire: Locality, tmp_path: Path
) -> None:
    checked = next(one.checked_on for one in exampleshire.channels if one.code == "adult-care")
    last = checked + timedelta(days=exampleshire.limit("channel_check_days", on=MADE_ON))
    days = (last, last + timedelta(days=1))
    cases = [Case(AN_ADULT, datetime(day.year, day.month, day.day, 12, tzinfo=UTC)) for day in days]
    assert_both_say_the_same(cases, locality=exampleshire, made_on=MADE_ON, folder=tmp_path)
