"""What a county could see is known beforehand, and findings are false no more often than they say.

The shares are those of a simulation that was made beforehand, with a base of two a month: its own chance is some three
points. `benchmarks/change.py` draws far more.
"""

import math
from collections.abc import Callable
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import poisson

from handrail.methods.change.counted import Counted
from handrail.methods.change.power import (
    Plan,
    approximate_power,
    power_of_step,
    power_of_two_rates,
    rejected_of,
    share_found,
    smallest_fall_seen,
    smallest_rise_seen,
)
from handrail.methods.change.rates import exact_p
from handrail.methods.change.regression import Numbers
from tests.methods.change.drawing import BEFORE, by_chance, clustered, growing, lingering, share_found_by_rates

Draw = Callable[[int, np.random.Generator], Numbers]
POINTS = 0.035


@pytest.mark.parametrize(("before", "after", "share"), [(1, 1, 0.05), (6, 6, 0.48), (12, 12, 0.78), (24, 12, 0.91)])
def test_two_rates_see_a_doubling_as_often_as_was_simulated(before: int, after: int, share: float) -> None:
    assert power_of_two_rates(Plan(2, before, after), 2) == pytest.approx(share, abs=POINTS)


def test_one_month_sees_a_sevenfold_rise_only() -> None:
    assert power_of_two_rates(Plan(2, 1, 1), 7) == pytest.approx(0.82, abs=POINTS)


@pytest.mark.parametrize(
    ("before", "after", "step", "beside_trend"), [(6, 6, 0.34, 0.11), (12, 12, 0.74, 0.23), (24, 12, 0.90, 0.36)]
)
def test_a_step_is_seen_as_often_as_was_simulated(before: int, after: int, step: float, beside_trend: float) -> None:
    plan = Plan(2, before, after)
    assert power_of_step(plan, 2, trend=False) == pytest.approx(step, abs=POINTS)
    assert power_of_step(plan, 2, trend=True) == pytest.approx(beside_trend, abs=POINTS)


FALSE_ALARMS = [
    (by_chance, 0.04, 0.03, 0.03),
    (clustered, 0.13, 0.05, 0.05),
    (growing, 0.75, 0.70, 0.03),
    (lingering, 0.16, 0.11, 0.09),
]


@pytest.mark.parametrize(("draw", "rates", "step", "beside_trend"), FALSE_ALARMS)
def test_false_alarms_are_as_frequent_as_was_simulated(
    draw: Draw, rates: float, step: float, beside_trend: float
) -> None:
    """Where nothing was done: two rates are fair on flat ground only, a step beside a trend nearly everywhere."""
    counts = draw(3_000, np.random.default_rng(1))
    assert share_found_by_rates(counts) == pytest.approx(rates, abs=POINTS)
    assert share_found(counts, BEFORE, trend=False) == pytest.approx(step, abs=POINTS)
    assert share_found(counts, BEFORE, trend=True) == pytest.approx(beside_trend, abs=POINTS)


@pytest.mark.parametrize(("rate", "before", "after"), [(0.3, 1, 1), (2, 6, 3), (5, 1, 4), (9, 2, 2)])
def test_false_alarms_by_chance_alone_never_exceed_the_level(rate: float, before: float, after: float) -> None:
    assert power_of_two_rates(Plan(rate, before, after), 1) <= 0.05


@settings(max_examples=12)
@given(st.integers(0, 40), st.floats(0.05, 0.95))
def test_the_numbers_that_are_rejected_are_those_of_the_exact_test(events: int, share: float) -> None:
    told = [
        exact_p(Counted(events - after, 1 - share), Counted(after, share)) <= 0.05 + 1e-9 for after in range(events + 1)
    ]
    assert rejected_of(events, share=share, alpha=0.05).astype(bool).tolist() == told


def test_the_power_is_that_of_every_pair_of_counts() -> None:
    told = sum(
        poisson.pmf(first, 3) * poisson.pmf(second, 9)
        for first, second in product(range(18), range(30))
        if exact_p(Counted(first, 3), Counted(second, 3)) <= 0.05
    )
    assert power_of_two_rates(Plan(1, 3, 3), 3) == pytest.approx(told, abs=1e-5)


@pytest.mark.parametrize(
    ("plan", "ratio"), [(Plan(1, 400, 400), 1.2), (Plan(1, 900, 10), 2), (Plan(1, 10, 450), 2), (Plan(1, 900, 20), 0.4)]
)
def test_with_many_events_the_approximation_meets_the_exact_way(plan: Plan, ratio: float) -> None:
    exact = power_of_two_rates(plan, ratio)
    assert approximate_power(plan, ratio, level=0.95) == pytest.approx(exact, abs=0.06)


@pytest.mark.parametrize("plan", [Plan(1e6, 100, 100), Plan(1e6, 365, 1e-6), Plan(1e6, 1e-6, 365)])
def test_however_many_are_counted_the_smallest_change_is_found(plan: Plan) -> None:
    rise = smallest_rise_seen(plan)
    assert rise is not None
    assert 0.799 < power_of_two_rates(plan, rise) < 0.93
    assert power_of_two_rates(plan, 1 + (rise - 1) * 0.9) < 0.8


def test_the_smallest_rise_is_seen_four_times_in_five() -> None:
    plan = Plan(2, 12, 12)
    rise, fall = smallest_rise_seen(plan), smallest_fall_seen(plan)
    assert rise is not None
    assert fall is not None
    assert power_of_two_rates(plan, rise) == pytest.approx(0.8, abs=2e-3)
    assert power_of_two_rates(plan, fall) == pytest.approx(0.8, abs=2e-3)
    assert rise == pytest.approx(2.02, abs=0.01)


def test_from_two_calls_no_fall_can_be_seen() -> None:
    assert smallest_fall_seen(Plan(2, 1, 1)) is None
    assert smallest_rise_seen(Plan(1e-9, 1, 1)) is None


def test_longer_counting_sees_smaller_rises() -> None:
    rises = [smallest_rise_seen(Plan(2, months, months)) or math.inf for months in (1, 3, 6, 12, 600)]
    assert rises == sorted(rises, reverse=True)
    assert rises[-1] < 1.15
