"""Several periods are compared without finding too much."""

from itertools import product
from math import factorial, prod

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.methods.change.counted import Counted
from handrail.methods.change.rates import exact_p
from handrail.methods.change.regression import CannotFit
from handrail.methods.change.several import (
    TooFewPeriods,
    compare_pairs,
    could_be_equal,
    drawn_multinomial_p,
    exact_multinomial_p,
    holm,
    trend_over,
)

shares_of_one = st.lists(st.floats(0, 1), min_size=1, max_size=8)


@given(shares_of_one)
def test_holm_keeps_the_order_and_never_lowers_a_p(values: list[float]) -> None:
    adjusted = holm(values)
    in_order = [adjusted[place] for place in np.argsort(values, kind="stable")]
    assert in_order == sorted(in_order)
    assert all(value <= one <= 1 for value, one in zip(values, adjusted, strict=True))
    assert min(adjusted) == min(1.0, len(values) * min(values))


@given(shares_of_one, st.floats(0, 1))
def test_a_question_more_lowers_no_p(values: list[float], more: float) -> None:
    asked = holm([*values, more])[:-1]
    assert all(after >= before for before, after in zip(holm(values), asked, strict=True))


def test_holm_as_it_was_published() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])


def test_every_pair_is_compared_once() -> None:
    pairs = compare_pairs([Counted(5, 30), Counted(6, 31), Counted(20, 30), Counted(1, 31)])
    assert [(pair.earlier, pair.later) for pair in pairs] == [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]
    assert [pair.holm_p for pair in pairs] == holm([pair.found.p for pair in pairs])


@settings(max_examples=40)
@given(st.lists(st.integers(0, 5), min_size=2, max_size=4))
def test_every_way_in_which_the_events_could_have_fallen_is_gone_through(counts: list[int]) -> None:
    shares = np.arange(1, len(counts) + 1) / sum(range(1, len(counts) + 1))

    def likelihood(way: tuple[int, ...]) -> float:
        ways = factorial(sum(way)) / prod(factorial(one) for one in way)
        return float(ways * np.prod(shares ** np.array(way)))

    every = [way for way in product(range(sum(counts) + 1), repeat=len(counts)) if sum(way) == sum(counts)]
    seen = likelihood(tuple(counts))
    told = sum(likelihood(way) for way in every if likelihood(way) <= seen * (1 + 1e-7))
    assert exact_multinomial_p(np.array(counts), shares) == pytest.approx(told)


@settings(max_examples=40)
@given(st.integers(0, 80), st.integers(0, 80), st.floats(1, 90))
def test_of_two_periods_it_is_the_exact_test(first: int, second: int, days: float) -> None:
    periods = [Counted(first, 30), Counted(second, days)]
    assert could_be_equal(periods).p == pytest.approx(exact_p(*periods), abs=1e-9)


def test_too_many_ways_are_drawn_always_the_same() -> None:
    periods = [Counted(count, 30) for count in (40, 52, 61, 47, 50, 49)]
    once, again = could_be_equal(periods), could_be_equal(periods)
    assert once == again
    assert not once.exact


def test_what_is_drawn_is_close_to_what_is_exact() -> None:
    counts, shares = np.array([12, 20, 9]), np.array([0.3, 0.4, 0.3])
    assert drawn_multinomial_p(counts, shares) == pytest.approx(exact_multinomial_p(counts, shares), abs=0.01)


def test_a_trend_needs_three_periods() -> None:
    with pytest.raises(TooFewPeriods, match="there are 2"):
        trend_over([Counted(3, 30), Counted(6, 30)], [1, 2])


def test_where_nothing_is_counted_there_is_no_trend() -> None:
    with pytest.raises(CannotFit):
        trend_over([Counted(0, 30), Counted(0, 30), Counted(0, 30)], [1, 2, 3])


def test_a_steady_rate_has_no_trend() -> None:
    trend = trend_over([Counted(10, 31), Counted(20, 62), Counted(30, 93)], [1, 3, 6])
    assert trend.ratio == pytest.approx(1)
    assert trend.interval.holds(1)
    assert trend.p == pytest.approx(1)
