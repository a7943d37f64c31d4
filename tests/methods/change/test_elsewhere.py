"""A change here is held against a change elsewhere, exactly."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import fisher_exact, nchypergeom_fisher
from scipy.stats.contingency import odds_ratio

from handrail.methods.change.counted import Counted
from handrail.methods.change.elsewhere import (
    Margins,
    RatioOfRatios,
    compare_with_elsewhere,
    distribution,
    exact_odds,
    fisher_p,
    normal_odds,
)
from handrail.methods.change.rates import compare
from handrail.methods.change.scatter import phi_that_removes, phi_that_removes_more

numbers = st.integers(0, 60)
some = st.integers(1, 60)


def beside(before: int, after: int, there_before: int, there_after: int) -> RatioOfRatios:
    here = compare(Counted(before, 31), Counted(after, 31))
    return compare_with_elsewhere(here, compare(Counted(there_before, 31), Counted(there_after, 31)))


@settings(max_examples=40)
@given(some, some, some, some)
def test_the_ratio_of_ratios_is_the_conditional_odds_ratio(before: int, after: int, there: int, then: int) -> None:
    found = beside(before, after, there, then)
    told = odds_ratio([[after, before], [then, there]], kind="conditional")
    interval = told.confidence_interval(0.95)
    assert found.ratio == pytest.approx(told.statistic, rel=1e-6)
    assert (found.interval.low, found.interval.high) == pytest.approx((interval.low, interval.high), rel=1e-6)
    assert found.p == pytest.approx(fisher_exact([[after, before], [then, there]]).pvalue, rel=1e-6)


@settings(max_examples=40)
@given(numbers, numbers, numbers, numbers)
def test_swapping_here_and_elsewhere_turns_it_round(before: int, after: int, there: int, then: int) -> None:
    one, other = beside(before, after, there, then), beside(there, then, before, after)
    assert one.p == pytest.approx(other.p, rel=1e-6)
    assert (one.rose_more, one.fell_more) == (other.fell_more, other.rose_more)
    if other.interval.high:
        assert one.interval.low == pytest.approx(1 / other.interval.high, rel=1e-6)


@settings(max_examples=40)
@given(some, numbers, some, numbers, st.floats(0.05, 20))
def test_what_is_worked_out_of_the_distribution_is_all_of_it(
    here: int, elsewhere: int, after: int, both: int, odds: float
) -> None:
    after = min(after, here + elsewhere)
    given_ = Margins(here, elsewhere, after, both)
    places, shares = distribution(given_, odds)
    told = nchypergeom_fisher(here + elsewhere, here, after, odds).pmf(places)
    assert shares == pytest.approx(told, abs=1e-9)


def test_a_rise_here_among_a_lesser_rise_elsewhere() -> None:
    """The longer the comparison is counted, the closer to what is known if its rise of a fifth is certain."""
    found = beside(2, 14, 100_000, 120_000)
    certain = compare(Counted(2, 31), Counted(14, 31 * 1.2))
    assert found.ratio == pytest.approx(certain.ratio, rel=1e-3)
    assert found.interval.low == pytest.approx(certain.interval.low, rel=1e-2)
    assert found.interval.high == pytest.approx(certain.interval.high, rel=1e-2)
    assert found.rose_more


def test_other_periods_elsewhere_are_allowed_for() -> None:
    here = compare(Counted(10, 30), Counted(40, 30))
    same = compare_with_elsewhere(here, compare(Counted(50, 30), Counted(100, 30)))
    twice = compare_with_elsewhere(here, compare(Counted(50, 30), Counted(200, 60)))
    assert same.ratio == pytest.approx(2, rel=0.02)
    assert twice.ratio == pytest.approx(2, rel=0.02)
    assert twice.interval.low > same.interval.low


@pytest.mark.parametrize("counts", [(0, 0, 5, 9), (0, 0, 0, 0), (4, 0, 7, 0), (0, 4, 0, 7)])
def test_counts_that_leave_no_choice_say_nothing(counts: tuple[int, int, int, int]) -> None:
    found = beside(*counts)
    assert found.ratio is None
    assert (found.interval.low, found.interval.high, found.p) == (0, math.inf, 1)


def test_nothing_here_before_sets_no_upper_limit() -> None:
    found = beside(0, 9, 50, 50)
    assert found.ratio == math.inf
    assert found.interval.high == math.inf
    assert beside(9, 0, 50, 50).ratio == 0


def test_counts_of_millions_are_compared() -> None:
    found = beside(3_000_000, 3_100_000, 40_000_000, 40_000_000)
    error = math.sqrt(1 / 3e6 + 1 / 3.1e6 + 2 / 4e7)
    assert math.log(found.interval.high / found.interval.low) == pytest.approx(2 * 1.96 * error, rel=1e-3)
    assert found.ratio == pytest.approx(31 / 30, rel=1e-6)


def test_the_overdispersion_that_removes_the_difference_is_less_than_that_of_the_change_alone() -> None:
    found = beside(20, 60, 300, 310)
    more, alone = phi_that_removes_more(found), phi_that_removes(found.here)
    assert more is not None
    assert alone is not None
    assert 1 < more < alone
    error = math.sqrt(1 / 20 + 1 / 60 + 1 / 300 + 1 / 310)
    assert more == pytest.approx((math.log(found.ratio or 1) / 1.959964 / error) ** 2)


@pytest.mark.parametrize("counts", [(20, 22, 300, 310), (0, 60, 300, 310), (60, 0, 300, 310)])
def test_no_difference_and_no_count_have_none(counts: tuple[int, int, int, int]) -> None:
    assert phi_that_removes_more(beside(*counts)) is None


def test_what_is_as_good_as_normal_is_so() -> None:
    given_ = Margins(260_000, 240_000, 240_500, 125_500)
    exact, normal = (odds(given_, 1.0, level=0.95) for odds in (exact_odds, normal_odds))
    assert normal[0] == pytest.approx(exact[0], rel=1e-5)
    assert (normal[1].low, normal[1].high) == pytest.approx((exact[1].low, exact[1].high), rel=1e-4)
    assert normal[2] == pytest.approx(exact[2], abs=1e-3)


def test_a_number_outside_what_can_be_seen_has_no_chance() -> None:
    assert fisher_p(Margins(100_000, 100_000, 100_000, 100), 1.0) == 0
