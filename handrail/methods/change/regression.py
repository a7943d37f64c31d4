"""Poisson regression by iteratively reweighted least squares: one series, or thousands of one design at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

MOST_ROUNDS = 60
CLOSE, CLOSE_ENOUGH = 1e-11, 1e-7  # Each round doubles the digits; rounding may keep the last of them from settling.
# An expected count below this, for itself or beside all that was counted, is nothing. It is held there, so that a fit
# that runs away is seen to, and the equations can still be solved.
SMALLEST, SMALLEST_SHARE, LARGEST_SHARE = 1e-9, 1e-13, 1e3

Numbers = NDArray[np.float64]


class CannotFit(ValueError):
    """Counts to which these columns cannot be fitted."""


@dataclass(frozen=True)
class Fit:
    """What was fitted. With one series: p coefficients, a p by p covariance, n expected counts, one deviance.

    With many series a first axis more, for the series. `settled` tells which of them came to rest; `covariance` is by
    chance alone, and `dispersion` is Pearson's chi squared for each degree of freedom that is left.
    """

    coefficients: Numbers
    covariance: Numbers
    fitted: Numbers
    deviance: Numbers
    dispersion: Numbers
    settled: NDArray[np.bool_]
    freedom: int


def fit_poisson(counts: ArrayLike, design: Numbers, exposures: Sequence[float] | Numbers) -> Fit:
    """Fit the logarithm of the rates of one series.

    Args:
        counts: one for each point.
        design: a row for each point, a column for each coefficient.
        exposures: how long each point was counted.

    Raises:
        CannotFit: the columns say the same thing twice, or no finite coefficients are the likeliest.
    """
    fit = fit_each(np.asarray(counts, dtype=float)[None, :], design, exposures)
    if not fit.settled[0]:
        raise CannotFit("No finite rates are the likeliest: nothing was counted in a part of the time.")
    first = (fit.coefficients[0], fit.covariance[0], fit.fitted[0], fit.deviance[0], fit.dispersion[0])
    return Fit(*first, settled=fit.settled[0], freedom=fit.freedom)


def fit_each(counts: Numbers, design: Numbers, exposures: Sequence[float] | Numbers) -> Fit:
    """Fit each row of counts. A series that does not come to rest is marked, not refused. Raises CannotFit."""
    if np.linalg.matrix_rank(design) < design.shape[1]:
        raise CannotFit("The columns of the regression say the same thing twice.")
    offset = np.log(np.asarray(exposures, dtype=float))
    expected = counts + np.maximum(counts.mean(axis=1, keepdims=True), SMALLEST)
    expected = expected / 2
    coefficients = np.zeros((len(counts), design.shape[1]))
    moved = np.full(len(counts), np.inf)
    lowest, highest = limits_of(counts)
    for _ in range(MOST_ROUNDS):
        before = coefficients
        coefficients = next_coefficients(counts, expected, design, offset)
        expected = np.clip(expected_with(coefficients, design, offset), lowest, highest)
        moved = np.abs(coefficients - before).max(axis=1) / (1 + np.abs(coefficients).max(axis=1))
        if (moved < CLOSE).all():
            break
    settled = (moved < CLOSE_ENOUGH) & (expected > 10 * lowest).all(axis=1)
    return told(counts, expected, design, coefficients, settled)


def limits_of(counts: Numbers) -> tuple[Numbers, Numbers]:
    """Between what an expected count of each series is held."""
    totals = counts.sum(axis=1, keepdims=True)
    return np.maximum(SMALLEST, SMALLEST_SHARE * totals), LARGEST_SHARE * (1 + totals)


def next_coefficients(counts: Numbers, expected: Numbers, design: Numbers, offset: Numbers) -> Numbers:
    """One round of weighted least squares."""
    working = np.log(expected) - offset + (counts - expected) / expected
    weighed = np.einsum("np,rn->rp", design, expected * working)
    solved: Numbers = np.linalg.solve(weighed_square(expected, design), weighed[..., None])[..., 0]
    return solved


def weighed_square(expected: Numbers, design: Numbers) -> Numbers:
    """The information on the coefficients."""
    square: Numbers = np.einsum("np,rn,nq->rpq", design, expected, design, optimize=True)
    return square


def expected_with(coefficients: Numbers, design: Numbers, offset: Numbers) -> Numbers:
    """What these coefficients make one expect."""
    linear = coefficients @ design.T + offset
    expected: Numbers = np.exp(np.clip(linear, -700.0, 700.0))
    return expected


def told(counts: Numbers, expected: Numbers, design: Numbers, coefficients: Numbers, settled: NDArray[np.bool_]) -> Fit:
    """The fit, with how well it fits."""
    freedom = design.shape[0] - design.shape[1]
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.where(counts > 0, counts * np.log(counts / expected), 0.0)
    covariance = np.linalg.inv(weighed_square(expected, design)).astype(np.float64)
    pearson = ((counts - expected) ** 2 / expected).sum(axis=1)
    return Fit(
        coefficients=coefficients,
        covariance=covariance,
        fitted=expected,
        deviance=2 * (logs - (counts - expected)).sum(axis=1),
        dispersion=pearson / freedom if freedom else np.full(len(counts), np.nan),
        settled=settled,
        freedom=freedom,
    )
