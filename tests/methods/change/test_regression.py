"""Our own least squares say what statsmodels says, to eight places."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.methods.change.regression import CannotFit, fit_each, fit_poisson


def drawn(seed: int, points: int, columns: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Counts, a design of one, waves and a trend, and unequal times."""
    chance = np.random.default_rng(seed)
    design = np.column_stack([np.ones(points), chance.normal(size=(points, columns - 1))])
    exposures = chance.uniform(0.2, 40, points)
    return chance.poisson(exposures * np.exp(design @ chance.normal(0, 0.4, columns))).astype(float), design, exposures


@settings(max_examples=25)
@given(st.integers(0, 10**6), st.integers(12, 60), st.integers(1, 6))
def test_a_fit_is_that_of_statsmodels(seed: int, points: int, columns: int) -> None:
    counts, design, exposures = drawn(seed, points, columns)
    fit = fit_poisson(counts, design, exposures)
    told = sm.GLM(counts, design, family=sm.families.Poisson(), exposure=exposures).fit(tol=1e-14)
    assert fit.coefficients == pytest.approx(told.params, abs=1e-8)
    assert fit.covariance == pytest.approx(told.cov_params(), abs=1e-8)
    assert fit.deviance == pytest.approx(told.deviance, abs=1e-8)
    assert fit.dispersion == pytest.approx(told.pearson_chi2 / told.df_resid, abs=1e-8)
    assert fit.freedom == told.df_resid


def test_many_series_at_once_are_fitted_like_each_alone() -> None:
    _, design, exposures = drawn(1, 24, 3)
    counts = np.random.default_rng(2).poisson(exposures, size=(50, 24)).astype(float)
    together = fit_each(counts, design, exposures)
    for place, series in enumerate(counts):
        alone = fit_poisson(series, design, exposures)
        assert together.coefficients[place] == pytest.approx(alone.coefficients, abs=1e-9)
        assert together.covariance[place] == pytest.approx(alone.covariance, abs=1e-9)
    assert together.settled.all()


def test_the_same_column_twice_is_refused() -> None:
    with pytest.raises(CannotFit, match="the same thing twice"):
        fit_poisson([1, 2, 3], np.ones((3, 2)), [1.0, 1.0, 1.0])


@pytest.mark.parametrize("counts", [[0, 0, 0, 4, 5, 3], [4, 5, 3, 0, 0, 0], [0] * 6])
def test_nothing_counted_on_one_side_has_no_finite_step(counts: list[int]) -> None:
    design = np.column_stack([np.ones(6), [0, 0, 0, 1, 1, 1]]).astype(float)
    with pytest.raises(CannotFit, match="No finite rates"):
        fit_poisson(counts, design, np.ones(6))


def test_a_huge_count_beside_nothing_is_refused_and_not_fallen_over() -> None:
    design = np.column_stack([np.ones(4), [-3.0, -1.0, 1.0, 3.0]])
    with pytest.raises(CannotFit, match="No finite rates"):
        fit_poisson([10**9, 0, 0, 0], design, np.ones(4))


def test_huge_counts_are_fitted() -> None:
    design = np.column_stack([np.ones(4), [-3.0, -1.0, 1.0, 3.0]])
    fit = fit_poisson([10**9, 2 * 10**9, 4 * 10**9, 8 * 10**9], design, np.ones(4))
    assert np.exp(fit.coefficients) == pytest.approx([2**1.5 * 10**9, 2**0.5])


def test_a_series_that_runs_away_leaves_the_others_alone() -> None:
    design = np.column_stack([np.ones(6), [0, 0, 0, 1, 1, 1]]).astype(float)
    fit = fit_each(np.array([[0, 0, 0, 4, 5, 3], [1, 2, 3, 4, 5, 6]], dtype=float), design, np.ones(6))
    assert list(fit.settled) == [False, True]
    assert np.exp(fit.coefficients[1]) == pytest.approx([2, 2.5])


def test_with_nothing_left_over_the_scatter_is_not_known() -> None:
    fit = fit_poisson([2, 6], np.array([[1.0, 0.0], [1.0, 1.0]]), [1.0, 1.0])
    assert fit.freedom == 0
    assert np.isnan(fit.dispersion)
