"""An interval that hangs on a few samples, or on which of two models is chosen, says so."""

import numpy as np
import pytest

from handrail.methods.prevalence.resampling import Resampled, from_replicates
from handrail.methods.prevalence.scatter import doubts_about_samples, groups_of
from handrail.methods.prevalence.transforms import Reals

DRAW = np.random.default_rng(1)
ONE = np.exp(DRAW.normal(np.log(12_000), 0.1, 1_000))
TWO = np.concatenate([ONE[:660], np.exp(DRAW.normal(np.log(23_000), 0.1, 340))])


def interval_of(drawn: Reals, estimate: float) -> Resampled:
    return from_replicates(estimate, drawn, np.array([estimate, estimate]), np.array([1, 1]))


def test_one_heap_of_samples_raises_no_doubt() -> None:
    assert list(doubts_about_samples(interval_of(ONE, float(np.median(ONE))))) == []


def test_two_groups_are_told_with_their_numbers_and_shares() -> None:
    (few, low), (many, high) = groups_of(TWO)
    assert (few, many) == pytest.approx((0.66, 0.34), abs=0.005)
    assert (low, high) == pytest.approx((12_000, 23_000), rel=0.02)
    doubts = list(doubts_about_samples(interval_of(TWO, 12_500.0)))
    few_of_them = np.concatenate([ONE[:960], TWO[-40:]])
    assert not any("two groups" in doubt for doubt in doubts_about_samples(interval_of(few_of_them, 12_000.0)))
    assert any("about 12,000 (66%) and about 23,000 (34%): which model is chosen decides" in doubt for doubt in doubts)


def test_a_limit_of_a_few_samples_is_told_with_where_others_would_have_put_it() -> None:
    """As on the United Kingdom's six lists: the estimate far below the middle, and some samples far below the rest."""
    drawn = np.concatenate([ONE, [5_000.0, 5_500.0, 6_000.0]])
    found = interval_of(drawn, float(np.quantile(drawn, 0.32)))
    assert abs(found.bias) < 0.5, "the older doubt says nothing yet"
    (doubt,) = doubts_about_samples(found)
    assert doubt.startswith("The lower limit hangs on ")
    assert "others would have put it anywhere from 5,000 to " in doubt


def test_numbers_that_are_all_the_same_have_no_groups() -> None:
    assert groups_of(np.full(500, 300.0)) == ()
