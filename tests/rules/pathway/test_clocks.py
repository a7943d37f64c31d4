"""The clocks after a referral: each from its event, by the rules of the day of that event."""

from datetime import date

import pytest

from handrail.rules.pathway.clocks import Clock, Events, clocks
from tests.rules.pathway.county import county


def clock(events: Events, clock_id: str) -> Clock:
    return next(one for one in clocks(events, locality=county()) if one.id == clock_id)


@pytest.mark.parametrize(
    ("referred_on", "due_on"),
    [
        (date(2026, 11, 23), date(2026, 11, 30)),  # Monday to Monday
        (date(2026, 11, 21), date(2026, 11, 27)),  # from a Saturday, Monday is the first
        (date(2026, 12, 23), date(2027, 1, 4)),  # Christmas, the day after it and New Year are not worked
        (date(2027, 3, 25), date(2027, 4, 5)),  # nor are Good Friday and Easter Monday
    ],
)
def test_the_first_decision_is_awaited_for_five_working_days(referred_on: date, due_on: date) -> None:
    assert clock(Events(referred_on=referred_on), "T1").due_on == due_on


@pytest.mark.parametrize(
    ("decided_on", "ends_on"),
    [
        (date(2022, 12, 12), date(2023, 1, 26)),  # 45 days, by the guidance of 2020
        (date(2022, 12, 13), date(2023, 1, 12)),  # 30 days, since the written statement of that day
        (date(2026, 11, 23), date(2026, 12, 23)),
    ],
)
def test_the_recovery_period_is_that_of_the_day_of_the_decision(decided_on: date, ends_on: date) -> None:
    events = Events(referred_on=date(2022, 12, 5), reasonable_grounds_on=decided_on, reasonable_grounds_positive=True)
    assert clock(events, "T3").due_on == ends_on
    assert clock(events, "T4").due_on == ends_on
    assert clock(events, "T1").over


@pytest.mark.parametrize(
    ("referred_on", "test"),
    [
        (date(2023, 1, 29), "Suspect, but cannot prove"),
        (date(2023, 1, 30), "objective factors"),
        (date(2023, 7, 9), "objective factors"),
        (date(2023, 7, 10), "all available general and specific evidence"),
    ],
)
def test_the_test_for_the_first_decision_is_that_of_the_day(referred_on: date, test: str) -> None:
    told = [one.note for one in clocks(Events(referred_on=referred_on), locality=county()) if one.id.startswith("T2")]
    assert len(told) == 1
    assert test in told[0]


def test_a_negative_decision_can_be_looked_at_again_for_thirty_days() -> None:
    events = Events(referred_on=date(2026, 11, 2), reasonable_grounds_on=date(2026, 11, 9))
    assert clock(events, "T6").due_on == date(2026, 12, 9)
    assert not [one for one in clocks(events, locality=county()) if one.id in ("T3", "T4")]


def test_of_two_decisions_the_later_negative_one_counts() -> None:
    events = Events(
        referred_on=date(2026, 11, 2),
        reasonable_grounds_on=date(2026, 11, 9),
        reasonable_grounds_positive=True,
        conclusive_grounds_on=date(2027, 2, 1),
    )
    assert clock(events, "T6").due_on == date(2027, 3, 3)
    assert clock(events, "T4").over


def test_support_is_checked_on_only_if_it_was_wanted_and_until_it_starts() -> None:
    referred = date(2026, 11, 23)
    assert not [one for one in clocks(Events(referred_on=referred), locality=county()) if one.id == "T10"]
    wanted = Events(referred_on=referred, support_wanted=True)
    assert clock(wanted, "T10").due_on == date(2026, 11, 28)
    assert not clock(wanted, "T10").over
    started = Events(referred_on=referred, support_wanted=True, support_started_on=date(2026, 11, 25))
    assert clock(started, "T10").over


def test_a_child_is_asked_before_the_eighteenth_birthday() -> None:
    events = Events(referred_on=date(2026, 11, 2), child=True, turns_18_on=date(2026, 12, 24))
    assert clock(events, "T11").due_on == date(2026, 12, 24)
    assert clock(events, "T5").due_on is None


def test_a_withdrawal_ends_every_clock() -> None:
    events = Events(referred_on=date(2026, 11, 2), support_wanted=True, withdrawn_on=date(2026, 11, 5))
    assert all(one.over for one in clocks(events, locality=county()))


def test_every_clock_says_on_whose_authority_it_runs() -> None:
    events = Events(referred_on=date(2026, 11, 2), child=True, support_wanted=True)
    for one in clocks(events, locality=county()):
        assert one.kind in ("law", "guidance", "local")
        assert one.note
        assert one.source
