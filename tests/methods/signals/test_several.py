"""Several sources within so many days, held against a count by hand of every day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.methods.signals.events import Event, Several
from handrail.methods.signals.several import several_districts, several_organisations

FIRST = date(2026, 3, 1)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def test_the_third_organisation_within_fourteen_days_is_a_signal_on_the_day_it_tells() -> None:
    told = [Event("a", day(0), "nhs"), Event("a", day(9), "council"), Event("a", day(13), "police")]

    found = several_organisations(told, at_least=3, within_days=14)

    assert found == [Several("a", day(13), ("council", "nhs", "police"))]


def test_the_fifteenth_day_is_too_late_and_one_organisation_that_tells_thrice_is_one() -> None:
    late = [Event("a", day(0), "nhs"), Event("a", day(9), "council"), Event("a", day(14), "police")]
    same = [Event("a", day(number), "nhs") for number in range(3)]

    assert several_organisations([*late], at_least=3, within_days=14) == []
    assert several_organisations(same, at_least=3, within_days=14) == []


def test_who_is_not_known_is_no_third_organisation() -> None:
    told = [Event("a", day(0), "nhs"), Event("a", day(1), "council"), Event("a", day(2), "")]

    assert several_organisations(told, at_least=3, within_days=14) == []


def test_a_telephone_told_of_in_two_districts_is_a_signal_once_for_as_long_as_it_lasts() -> None:
    told = [
        Event("t", day(0), district="north"),
        Event("t", day(5), district="south"),
        Event("t", day(6), district="north"),
    ]

    assert several_districts(told, at_least=2, within_days=30) == [Several("t", day(5), ("north", "south"))]


def test_one_organisation_is_never_several() -> None:
    with pytest.raises(ValueError, match="Two codes at least"):
        several_organisations([], at_least=1, within_days=14)


def by_hand(events: list[Event], at_least: int, within: int) -> list[tuple[str, date]]:
    found = []
    for subject in sorted({event.subject for event in events}):
        before = False
        for number in range(60):
            window = {
                event.organisation
                for event in events
                if event.subject == subject and event.organisation and day(number - within) < event.day <= day(number)
            }
            if len(window) >= at_least and not before:
                found.append((subject, day(number)))
            before = len(window) >= at_least
    return found


events = st.builds(
    Event,
    subject=st.sampled_from("ab"),
    day=st.integers(0, 40).map(day),
    organisation=st.sampled_from(["", "nhs", "council", "police", "fire"]),
)


@given(st.lists(events, max_size=14), st.integers(2, 3), st.integers(1, 20))
def test_looking_at_every_day_finds_the_same(told: list[Event], at_least: int, within: int) -> None:
    found = several_organisations(told, at_least=at_least, within_days=within)

    assert [(each.subject, each.day) for each in found] == by_hand(told, at_least, within)
