"""A step beside a trend and a season: fitted as statsmodels fits it, and refused in words where there is too little."""

import math

import numpy as np
import pytest
import statsmodels.api as sm
from scipy.stats import t

from handrail.methods.change.counted import Counted
from handrail.methods.change.interrupted import (
    Point,
    Season,
    TooFewPoints,
    best_step,
    design_of,
    fit_step,
    why_not_fit,
)
from handrail.methods.change.regression import CannotFit

CHANCE = np.random.default_rng(33)


def monthly(before: int, after: int, *, rate: float = 5, step: float = 1, trend: float = 0) -> list[Point]:
    """A count each month, as expected with a wave in winter, and by chance."""
    points = []
    for month in range(before + after):
        later = month >= before
        wave = 1 + 0.3 * math.cos(2 * math.pi * month / 12)
        mean = rate * wave * math.exp(trend * month) * (step if later else 1)
        points.append(Point(Counted(int(CHANCE.poisson(mean)), 30.0 + month % 2), month + 0.5, later))
    return points


def clockwork(counts: list[int], before: int) -> list[Point]:
    return [Point(Counted(count, 30.0), place + 0.5, place >= before) for place, count in enumerate(counts)]


@pytest.mark.parametrize("trend", [False, True])
@pytest.mark.parametrize("season", Season)
def test_a_step_is_that_of_statsmodels(season: Season, *, trend: bool) -> None:
    points = monthly(30, 18, step=1.5)
    step = fit_step(points, trend=trend, season=season)
    counts = [point.counted.count for point in points]
    design = design_of(points, trend=trend, season=season)
    exposures = [point.counted.exposure for point in points]
    told = sm.GLM(counts, design, family=sm.families.Poisson(), exposure=exposures).fit(tol=1e-14)
    dispersion = max(1.0, told.pearson_chi2 / told.df_resid)
    error = told.bse[1] * math.sqrt(dispersion)
    assert step.dispersion == pytest.approx(dispersion, abs=1e-8)
    assert math.log(step.ratio) == pytest.approx(told.params[1], abs=1e-8)
    assert step.p == pytest.approx(2 * t.sf(abs(told.params[1]) / error, told.df_resid), abs=1e-8)
    reach = t.ppf(0.975, told.df_resid) * error
    assert math.log(step.interval.high / step.interval.low) == pytest.approx(2 * reach, abs=1e-8)
    assert (step.trend is not None) is trend


def test_a_step_without_scatter_is_found_as_it_is() -> None:
    step = fit_step(clockwork([4] * 12 + [12] * 12, 12), trend=False)
    assert step.ratio == pytest.approx(3)
    assert step.dispersion == 1
    assert step.rose
    assert not step.fell


def test_a_trend_that_goes_on_is_no_step() -> None:
    counts = [round(20 * 1.05**month) for month in range(24)]
    with_trend = fit_step(clockwork(counts, 12), trend=True)
    without = fit_step(clockwork(counts, 12), trend=False)
    assert without.rose
    assert with_trend.interval.holds(1)
    assert with_trend.trend == pytest.approx(1.05, abs=0.01)


def test_wide_scatter_widens_the_interval() -> None:
    calm = fit_step(clockwork([10, 10, 10, 10, 10, 10, 20, 20, 20, 20, 20, 20], 6), trend=False)
    wild = fit_step(clockwork([1, 19, 2, 18, 1, 19, 2, 38, 1, 39, 3, 37], 6), trend=False)
    assert wild.ratio == pytest.approx(calm.ratio)
    assert wild.dispersion > 10
    assert not wild.rose
    assert calm.rose


@pytest.mark.parametrize(
    ("before", "after", "season", "sentence"),
    [
        (1, 1, Season.NONE, "It needs 6 points before and 6 after; there are 1 and 1."),
        (12, 5, Season.NONE, "It needs 6 points before and 6 after; there are 12 and 5."),
        (12, 8, Season.HARMONICS, "A season needs points in 24 months; there are points in 20."),
        (20, 12, Season.MONTHS, "A season needs points in 36 months; there are points in 32."),
    ],
)
def test_too_few_points_are_refused_in_words(before: int, after: int, season: Season, sentence: str) -> None:
    points = clockwork([3] * (before + after), before)
    assert why_not_fit(points, trend=True, season=season) == sentence
    with pytest.raises(TooFewPoints, match="points"):
        fit_step(points, trend=True, season=season)


def test_a_side_on_which_nothing_was_counted_is_refused() -> None:
    assert best_step(clockwork([0] * 8 + [3] * 8, 8)) == (
        "It needs something that was counted before and something that was counted after."
    )


def test_a_season_is_allowed_for_where_there_are_years_enough() -> None:
    short, long = best_step(monthly(12, 8)), best_step(monthly(24, 12))
    assert not isinstance(short, str)
    assert not isinstance(long, str)
    assert (short.season, long.season) == (Season.NONE, Season.HARMONICS)


def test_what_cannot_be_told_apart_is_said() -> None:
    """All points of a side in one moment: the step and the trend are the same."""
    points = [Point(Counted(3, 30.0), float(place >= 6), place >= 6) for place in range(12)]
    assert best_step(points) == "The columns of the regression say the same thing twice."
    with pytest.raises(CannotFit):
        fit_step(points, trend=True)
