"""The scan of the days: its chances counted out by hand, its false alarms simulated, and what it is meant to find."""

from datetime import date, timedelta
from itertools import product

import numpy as np
import pytest

from handrail.methods.signals.events import Event
from handrail.methods.signals.rising import chance_of, height, rising
from handrail.methods.signals.scans import Scan

TODAY = date(2026, 11, 26)
YEAR = Scan(history_days=365, longest_days=28, days_to_a_false_alarm=365)


def told(ages: list[int], subject: str = "place") -> list[Event]:
    return [Event(subject, TODAY - timedelta(days=age)) for age in ages]


def highest(ages: tuple[int, ...], scan: Scan) -> float:
    return max(
        height(sum(age < days for age in ages), len(ages), days / scan.history_days)
        for days in range(1, scan.longest_days + 1)
    )


@pytest.mark.parametrize("total", [2, 3, 4])
def test_the_chance_is_that_of_every_way_in_which_the_days_can_fall(total: int) -> None:
    scan = Scan(history_days=8, longest_days=3, days_to_a_false_alarm=10)
    every = [highest(ages, scan) for ages in product(range(8), repeat=total)]
    for reached in sorted({each for each in every if each > 0}):
        counted = sum(each >= reached - 1e-12 for each in every) / len(every)

        assert chance_of(reached, total, scan) == pytest.approx(counted, abs=1e-12)


def test_a_house_that_is_visited_five_times_in_a_week_after_two_in_a_year_rises() -> None:
    (rise,) = rising(told([0, 1, 3, 4, 6, 120, 300]), on=TODAY, scan=YEAR)

    assert (rise.days, rise.counted) == (7, 5)
    assert rise.expected == pytest.approx(7 * 7 / 365)
    assert rise.days_to_a_false_alarm > 365


def test_one_visit_a_month_is_no_rise_and_what_is_told_of_tomorrow_is_not_looked_at() -> None:
    evenly = told(list(range(0, 365, 30)))
    tomorrow = [Event("place", TODAY + timedelta(days=1)) for _ in range(9)]

    assert rising([*evenly, *tomorrow], on=TODAY, scan=YEAR) == []


def test_more_places_that_are_scanned_make_each_alarm_rarer() -> None:
    house = told([0, 1, 6, 200])
    others = [event for number in range(60) for event in told([40, 90, 150, 220, 310], f"other {number}")]

    alone, among = rising(house, on=TODAY, scan=YEAR), rising([*house, *others], on=TODAY, scan=YEAR)

    assert [rise.subject for rise in alone] == ["place"]
    assert among == []


def test_the_false_alarms_of_forty_thousand_quiet_days_are_no_more_than_stated() -> None:
    scan = Scan(history_days=120, longest_days=14, days_to_a_false_alarm=20)
    ages = np.random.default_rng(42).integers(0, 120, (40_000, 12))
    counts = (ages[:, :, None] < np.arange(1, 15)).sum(axis=1)
    heights = {(count, days): height(count, 12, days / 120) for count, days in product(range(13), range(1, 15))}
    rare = {reached: chance_of(reached, 12, scan) <= 1 / 20 for reached in {*heights.values()} if reached}
    least = min(reached for reached, is_rare in rare.items() if is_rare)
    heights_drawn = np.array([[heights[count, days] for days in range(1, 15)] for count in range(13)])
    drawn = heights_drawn[counts, np.arange(14)].max(axis=1)
    alarms = float((drawn >= least - 1e-12).mean())

    # At most 1 in 20, four standard errors allowed; and not so few that the scan would find nothing.
    assert 0.02 < alarms <= 0.05 + 4 * (0.05 * 0.95 / 40_000) ** 0.5


def test_a_place_of_two_thousand_visits_is_scanned_in_time_and_stands_out_only_when_it_rises() -> None:
    chance = np.random.default_rng(7).integers(0, 365, 2_000).tolist()

    assert rising(told(chance), on=TODAY, scan=YEAR) == []
    assert len(rising(told([*chance, *[0] * 60]), on=TODAY, scan=YEAR)) == 1


def test_a_window_as_long_as_the_history_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter than the history"):
        Scan(history_days=28, longest_days=28, days_to_a_false_alarm=365)
