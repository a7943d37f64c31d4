"""The ratio of two rates is exact, and the second look agrees with what statsmodels says."""

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import binom, binomtest, poisson
from statsmodels.stats import rates

from handrail.methods.change.counted import CannotCompare, Counted, added
from handrail.methods.change.rates import (
    compare,
    exact_interval,
    exact_p,
    mid_p_interval,
    mid_p_value,
    mid_tails,
    rate_interval,
    score_interval,
)
from handrail.methods.change.scatter import interval_with_phi, phi_that_removes

counted = st.builds(Counted, st.integers(0, 400), st.floats(1, 4000))
some = st.builds(Counted, st.integers(1, 400), st.floats(1, 4000))


@settings(max_examples=40)
@given(counted, counted)
def test_the_exact_interval_is_that_of_a_binomial_share(before: Counted, after: Counted) -> None:
    assume(before.count + after.count)
    interval = exact_interval(before, after)
    told = binomtest(after.count, before.count + after.count).proportion_ci(0.95, method="exact")
    scale = before.exposure / after.exposure
    for ours, share in ((interval.low, told.low), (interval.high, told.high)):
        if share < 1:
            assert ours == pytest.approx(scale * share / (1 - share), rel=1e-6)
        else:
            assert math.isinf(ours)


UNEQUAL = [(1, 10.0, 1, 700.0), (2, 31.0, 14, 31.0), (35, 20.0, 3, 162.0), (8, 184.0, 53, 334.0), (400, 1.0, 380, 1.0)]


@pytest.mark.parametrize(("first", "days", "second", "later"), UNEQUAL)
def test_the_score_interval_and_the_exact_p_are_those_of_statsmodels(
    first: int, days: float, second: int, later: float
) -> None:
    before, after = Counted(first, days), Counted(second, later)
    given_ = (second, later, first, days)
    score = score_interval(before, after)
    assert (score.low, score.high) == pytest.approx(
        rates.confint_poisson_2indep(*given_, method="score", compare="ratio"), rel=1e-3
    )
    told = rates.test_poisson_2indep(*given_, method="exact-cond").pvalue
    assert exact_p(before, after) == pytest.approx(told, abs=1e-12)


@given(some, some)
def test_the_mid_p_interval_ends_where_its_test_begins_to_reject(before: Counted, after: Counted) -> None:
    interval = mid_p_interval(before, after)
    for end in (interval.low, interval.high):
        fewer, more = mid_tails(before.count, after.count, end * after.exposure / before.exposure)
        assert min(fewer, more) == pytest.approx(0.025, abs=1e-9)


@given(counted, counted)
def test_the_second_look_is_never_wider_than_the_exact_interval(before: Counted, after: Counted) -> None:
    exact, mid = exact_interval(before, after), mid_p_interval(before, after)
    assert exact.low <= mid.low * (1 + 1e-9)
    assert mid.high <= exact.high * (1 + 1e-9)


def test_the_mid_p_weighs_what_was_counted_by_half() -> None:
    tail = binom.cdf(2, 16, 0.5) - binom.pmf(2, 16, 0.5) / 2
    assert mid_p_value(Counted(2, 31), Counted(14, 31)) == pytest.approx(2 * tail)


@settings(max_examples=40)
@given(counted, counted)
def test_swapping_the_periods_turns_everything_round(before: Counted, after: Counted) -> None:
    one, other = compare(before, after), compare(after, before)
    assert one.p == pytest.approx(other.p, abs=1e-9)
    assert one.interval.low == pytest.approx(1 / other.interval.high if other.interval.high else math.inf)
    assert (one.rose, one.fell) == (other.fell, other.rose)


@settings(max_examples=40)
@given(counted, counted, st.floats(0.01, 100))
def test_the_unit_of_time_decides_nothing(before: Counted, after: Counted, times: float) -> None:
    scaled = compare(Counted(before.count, before.exposure * times), Counted(after.count, after.exposure * times))
    found = compare(before, after)
    assert scaled.interval.low == pytest.approx(found.interval.low)
    assert scaled.p == pytest.approx(found.p, rel=1e-6)


@given(some, some, st.integers(2, 20))
def test_the_interval_shrinks_as_more_is_counted(before: Counted, after: Counted, times: int) -> None:
    few = exact_interval(before, after)
    many = exact_interval(*(Counted(one.count * times, one.exposure * times) for one in (before, after)))
    assert few.low < many.low < many.high < few.high


@given(counted, counted, st.floats(0.5, 0.9))
def test_a_lower_level_lies_within_a_higher_one(before: Counted, after: Counted, level: float) -> None:
    narrow, wide = exact_interval(before, after, level=level), exact_interval(before, after)
    assert wide.low <= narrow.low
    assert narrow.high <= wide.high


@pytest.mark.parametrize(("before", "after"), [(0.5, 1.0), (2.0, 2.0), (3.0, 9.0), (20.0, 10.0)])
def test_the_exact_interval_covers_the_truth_as_often_as_it_says(before: float, after: float) -> None:
    """Gone through count by count, with unequal times: here the interval that is left out covers far too seldom."""
    covered = 0.0
    for first in range(int(poisson.isf(1e-6, before)) + 1):
        for second in range(int(poisson.isf(1e-6, after)) + 1):
            share = poisson.pmf(first, before) * poisson.pmf(second, after)
            interval = exact_interval(Counted(first, 2.0), Counted(second, 1.0))
            covered += share if interval.holds(2 * after / before) else 0
    assert covered >= 0.95 - 1e-5


def test_nothing_counted_says_nothing() -> None:
    found = compare(Counted(0, 31), Counted(0, 31))
    assert found.ratio is None
    assert (found.interval.low, found.interval.high, found.p) == (0, math.inf, 1)
    assert (found.rose, found.fell) == (False, False)
    assert score_interval(found.before, found.after) == mid_p_interval(found.before, found.after) == found.interval
    assert mid_p_value(found.before, found.after) == 1


def test_nothing_counted_before_sets_no_upper_limit() -> None:
    found = compare(Counted(0, 31), Counted(14, 31))
    assert found.ratio == math.inf
    assert found.interval.high == math.inf
    assert found.rose
    assert phi_that_removes(found) is None
    assert interval_with_phi(found, 2) is None
    assert math.isinf(score_interval(found.before, found.after).high)


def test_equal_counts_show_no_change() -> None:
    found = compare(Counted(50, 31), Counted(50, 31))
    assert (found.ratio, found.p) == (1, 1)
    assert phi_that_removes(found) is None


def test_huge_counts_are_no_trouble() -> None:
    found = compare(Counted(1_000_000_000, 365), Counted(1_000_300_000, 365))
    assert found.rose
    assert found.interval.high - found.interval.low == pytest.approx(2 * 1.96 * math.sqrt(2e-9), rel=1e-3)


def test_a_huge_count_beside_a_small_one_keeps_its_digits() -> None:
    interval = exact_interval(Counted(2_000_000_000, 1.0), Counted(3, 1.0))
    low, high = rates.confint_poisson(3, 2e9, method="exact-c")
    assert (interval.low, interval.high) == pytest.approx((low, high), rel=1e-6)


@given(counted)
def test_the_interval_of_one_rate_is_that_of_statsmodels(one: Counted) -> None:
    interval = rate_interval(one)
    low, high = rates.confint_poisson(one.count, one.exposure, method="exact-c")
    assert (interval.low, interval.high) == pytest.approx((0.0 if one.count == 0 else low, high))


@pytest.mark.parametrize(("count", "exposure"), [(-1, 1.0), (1, 0.0), (1, -3.0), (1, math.inf), (1, math.nan)])
def test_what_is_no_count_is_refused(count: int, exposure: float) -> None:
    with pytest.raises(CannotCompare):
        Counted(count, exposure)


def test_no_period_is_no_count() -> None:
    with pytest.raises(CannotCompare):
        added([])


@settings(max_examples=40)
@given(some, some)
def test_the_overdispersion_that_removes_a_finding_brings_its_interval_to_one(before: Counted, after: Counted) -> None:
    found = compare(before, after)
    phi = phi_that_removes(found)
    assume(phi is not None and phi > 1)
    interval = interval_with_phi(found, phi or 1)
    assert interval is not None
    assert min(abs(interval.low - 1), abs(interval.high - 1)) < 1e-9
