"""The intervals are those of the papers, and no thread or order of work can change them."""

import math

import numpy as np
import pytest
from scipy.stats import bootstrap

from handrail.methods.prevalence.all_models import best_models
from handrail.methods.prevalence.all_models_many import best_by_bic_many, best_of_top_many
from handrail.methods.prevalence.histories import Lists
from handrail.methods.prevalence.resampling import (
    Resampled,
    Tables,
    acceleration,
    from_replicates,
    resample,
    resampled_tables,
    share_below,
    tables_without_one,
)
from handrail.methods.prevalence.stepwise_many import stepwise_many
from handrail.methods.prevalence.transforms import Reals
from tests.methods.prevalence import published

pytestmark = published.compiled_once

# SparseMSE 2.0.1, estimatepopulation(zdat, nboot=1000, pthresh=.02, iseed=1234): limits, z0, a.
STEPWISE = {
    "UK_6": (9266.95781, 14306.7579, -0.53016145, -0.01287116),
    "UK_5": (8784.77991, 14700.5492, -0.48736457, -0.01218108),
    "NETHERLANDS_5": (47393.1408, 162845.539, 0.59776013, -0.01659998),
    "NEW_ORLEANS_5": (588.817472, 1703.69375, -0.65572668, -0.05516147),
    "KOSOVO_4": (12595.8398, 16527.4949, -0.01754730, -0.00416020),
}
# MultipleSystemsEstimation 1.2.0, estimate_population_bic(zdat, nboot=1000, iseed=1234): limits for the first k models.
NESTED = {
    ("UK_5", 1): (19197.704, 33809.7668),
    ("UK_5", 5): (11650.6557, 41200.08),
    ("UK_5", 10): (11046.0896, 55560.793),
    ("UK_5", 20): (11168.504, 55483.094),
    ("KOSOVO_4", 1): (9101.37367, 12003.1535),
    ("KOSOVO_4", 5): (8461.3911, 17033.4934),
    ("KOSOVO_4", 10): (6947.03704, 17987.3281),
    ("KOSOVO_4", 20): (6947.03704, 18009.9866),
}


def from_rs_replicates(lists: Lists, tables: Tables) -> Resampled:
    """Our interval on R's own resampled tables."""

    def found(some: Tables) -> Reals:
        return stepwise_many(some, lists.size)

    fewer, people = tables_without_one(lists)
    estimate = float(found(lists.counts[None, :])[0]) + lists.observed
    return from_replicates(estimate, found(tables) + lists.observed, found(fewer) + lists.observed - 1, people)


@published.needs_replicates
@pytest.mark.parametrize("name", STEPWISE)
def test_on_rs_replicates_the_limits_are_rs(name: str) -> None:
    lists = getattr(published, name)
    got = from_rs_replicates(lists, published.replicates_of(name.lower(), lists.size))
    assert got.bca is not None
    assert (got.bca.low, got.bca.high) == pytest.approx(STEPWISE[name][:2], rel=1e-6)
    assert (got.bias, got.acceleration) == pytest.approx(STEPWISE[name][2:], abs=1e-7)
    assert got.failed == 0


@published.needs_replicates
@pytest.mark.parametrize("name", ["UK_5", "KOSOVO_4"])
def test_the_limits_for_the_best_k_models_are_as_published(name: str) -> None:
    lists = getattr(published, name)
    models = [ranked.model for ranked in best_models(lists, 20)]
    fewer, people = tables_without_one(lists)
    drawn = best_of_top_many(published.replicates_of(name.lower(), lists.size), models) + lists.observed
    left_out = best_of_top_many(fewer, models) + lists.observed - 1
    estimate = best_models(lists, 1)[0].population
    for most in (1, 5, 10, 20):
        bca = from_replicates(estimate, drawn[:, most - 1], left_out[:, most - 1], people).bca
        assert bca is not None
        assert (bca.low, bca.high) == pytest.approx(NESTED[name, most], rel=1e-6)


@published.needs_replicates
def test_over_all_models_the_limits_are_as_published() -> None:
    """Kosovo: 6,947 to 18,010 (Silverman, Chan and Vincent 2024, table 6); the true number is about 10,401."""
    lists = published.KOSOVO_4

    def found(tables: Tables) -> Reals:
        return np.array([choice.dark for choice in best_by_bic_many(tables, 4)])

    fewer, people = tables_without_one(lists)
    drawn = found(published.replicates_of("kosovo_4", 4)) + lists.observed
    bca = from_replicates(10356.519, drawn, found(fewer) + lists.observed - 1, people).bca
    assert bca is not None
    assert (round(bca.low), round(bca.high)) == (6947, 18010)


def test_over_ten_seeds_the_limits_are_rs_within_chance() -> None:
    lists = published.KOSOVO_4
    got = [resample(lists, lambda tables: stepwise_many(tables, 4), seed=seed)[0].bca for seed in range(10)]
    lows, highs = [one.low for one in got if one], [one.high for one in got if one]
    assert np.mean(lows) == pytest.approx(12595.8, rel=0.02)
    assert np.mean(highs) == pytest.approx(16527.5, rel=0.02)
    assert np.std(lows) / np.mean(lows) < 0.02


def test_a_replicate_is_the_same_however_many_are_drawn() -> None:
    few, many = (resampled_tables(published.UK_5, seed=7, replicates=count) for count in (5, 50))
    np.testing.assert_array_equal(few, many[:5])
    assert (many.sum(axis=1) == 2744).all()
    assert not np.array_equal(many, resampled_tables(published.UK_5, seed=8, replicates=50))
    assert not many[:, published.UK_5.counts == 0].any()


def test_one_seed_has_one_answer() -> None:
    lists = published.KOSOVO_4
    first = resample(lists, lambda tables: stepwise_many(tables, 4, threads=1), seed=1, replicates=200)
    assert first == resample(lists, lambda tables: stepwise_many(tables, 4, threads=3), seed=1, replicates=200)


def test_the_corrected_limits_are_scipys_where_scipy_can_say() -> None:
    """The mean of a sample: scipy's BCa on the same kind of resampling, within chance."""
    sample = np.random.default_rng(4).gamma(2.0, 3.0, 80)
    rng = np.random.default_rng(5)
    drawn = np.array([rng.choice(sample, 80).mean() for _ in range(4000)])
    left_out = np.array([np.delete(sample, place).mean() for place in range(80)])
    ours = from_replicates(float(sample.mean()), drawn, left_out, np.ones(80, dtype=np.int64)).bca
    theirs = bootstrap((sample,), np.mean, n_resamples=4000, method="BCa", rng=6).confidence_interval
    assert ours is not None
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), rel=0.02)


def test_ties_count_half_whatever_the_last_digit_says() -> None:
    found = np.array([1.0, 2.0, 2.0 + 1e-12, 2.0 - 1e-12, 3.0])
    assert share_below(found, 2.0) == pytest.approx(0.5)


def test_replicates_without_an_estimate_are_told_and_not_dropped_in_silence() -> None:
    drawn = np.array([np.nan, 10.0, 11.0, 12.0])
    got = from_replicates(11.0, drawn, np.array([11.0, 10.5]), np.array([3, 4]))
    assert (got.failed, got.replicates) == (0.25, 4)
    nothing = from_replicates(11.0, np.full(3, np.nan), np.array([11.0]), np.array([3]))
    assert nothing.failed == 1
    assert math.isnan(nothing.interval.low)


def test_an_estimate_outside_all_that_was_drawn_has_no_corrected_limits() -> None:
    got = from_replicates(99.0, np.array([10.0, 11.0, 12.0]), np.array([99.0, 98.0]), np.array([3, 4]))
    assert got.bca is None
    assert got.interval == got.percentile


def test_what_moves_nothing_has_no_acceleration() -> None:
    assert acceleration(np.array([5.0, 5.0]), np.array([3, 4])) == 0.0
    assert acceleration(np.array([np.nan]), np.array([3])) == 0.0
