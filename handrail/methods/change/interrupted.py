"""Many points before and many after: a step in the rate, beside a trend and a season, however widely counts scatter.

The regression is quasi-Poisson: its errors grow with Pearson's chi squared for each degree of freedom (never below one)
and its tests refer to Student's t. Errors made robust to autocorrelation are left out: with as few points as a county
has they raise false alarms far more often than they say.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from handrail.methods.change.counted import LEVEL, Counted, Interval
from handrail.methods.change.periods import Row, Span, Unit
from handrail.methods.change.regression import CannotFit, Fit, Numbers, fit_poisson

FEWEST_ON_A_SIDE = 6
FEWEST_LEFT_OVER = 5
MONTHS_IN_A_YEAR = 12.0
YEARS_FOR_A_SEASON, YEARS_FOR_MONTHS = 2, 3


class Season(StrEnum):
    """How the time of year is taken into account."""

    NONE = "none"
    HARMONICS = "harmonics"
    MONTHS = "months"


class TooFewPoints(ValueError):
    """Fewer points than the regression needs; the sentence says which and how many."""


@dataclass(frozen=True)
class Point:
    """One count of a series. `month` is its middle, in months since any one January began; `after` is its side."""

    counted: Counted
    month: float
    after: bool


@dataclass(frozen=True)
class Step:
    """How many times as large the rate became at the step, all else that was fitted being equal.

    `dispersion` is the overdispersion that was found and used, at least 1; `trend` is the rate's ratio from one month
    to the next.
    """

    ratio: float
    interval: Interval
    p: float
    dispersion: float
    freedom: int
    trend: float | None
    season: Season

    @property
    def rose(self) -> bool:
        """Whether the whole interval is above one."""
        return self.interval.low > 1

    @property
    def fell(self) -> bool:
        """Whether the whole interval is below one."""
        return self.interval.high < 1


def points_of(rows: Iterable[Row], *, after: bool, unit: Unit) -> list[Point]:
    """Each row as a point of a series."""
    spans = [(Span(row.first, row.last), row.count) for row in rows]
    return [Point(Counted(count, span.length(unit)), span.middle, after) for span, count in spans]


def fit_step(points: Sequence[Point], *, trend: bool, season: Season = Season.NONE, level: float = LEVEL) -> Step:
    """The step between the points before and those after.

    Raises:
        TooFewPoints: see `why_not_fit`.
        CannotFit: no finite step is the likeliest, or what is fitted cannot be told apart.
    """
    if reason := why_not_fit(points, trend=trend, season=season):
        raise TooFewPoints(reason)
    design = design_of(points, trend=trend, season=season)
    fit = fit_poisson([point.counted.count for point in points], design, [point.counted.exposure for point in points])
    return step_of(fit, trend=trend, season=season, level=level)


def step_of(fit: Fit, *, trend: bool, season: Season, level: float) -> Step:
    """The step of a fit: its second coefficient; the third is the trend."""
    from scipy.special import stdtr, stdtrit

    dispersion = max(1.0, float(fit.dispersion))
    change, error = float(fit.coefficients[1]), math.sqrt(dispersion * float(fit.covariance[1, 1]))
    reach = float(stdtrit(fit.freedom, 1 - (1 - level) / 2)) * error
    return Step(
        ratio=math.exp(change),
        interval=Interval(math.exp(change - reach), math.exp(change + reach)),
        p=2 * float(stdtr(fit.freedom, -abs(change) / error)),
        dispersion=dispersion,
        freedom=fit.freedom,
        trend=math.exp(float(fit.coefficients[2])) if trend else None,
        season=season,
    )


def why_not_fit(points: Sequence[Point], *, trend: bool, season: Season = Season.NONE) -> str | None:
    """Say why these points are too few for this regression, if so."""
    after = sum(point.after for point in points)
    before = len(points) - after
    if min(before, after) < FEWEST_ON_A_SIDE:
        return (
            f"It needs {FEWEST_ON_A_SIDE} points before and {FEWEST_ON_A_SIDE} after; there are {before} and {after}."
        )
    if not (any_event(points, after=False) and any_event(points, after=True)):
        return "It needs something that was counted before and something that was counted after."
    if reason := why_not_season(points, season):
        return reason
    left = len(points) - 2 - trend - len(season_columns(points, season))
    if left < FEWEST_LEFT_OVER:
        return f"It needs {FEWEST_LEFT_OVER} points more than it has unknowns; there are {left} more."
    return None


def any_event(points: Sequence[Point], *, after: bool) -> bool:
    """Whether anything was counted on that side."""
    return any(point.counted.count for point in points if point.after is after)


def why_not_season(points: Sequence[Point], season: Season) -> str | None:
    """Say why a season cannot be told from these points, if so."""
    if season is Season.NONE:
        return None
    needed = YEARS_FOR_MONTHS if season is Season.MONTHS else YEARS_FOR_A_SEASON
    months = {math.floor(point.month) for point in points}
    if len(months) < needed * MONTHS_IN_A_YEAR:
        return f"A season needs points in {needed * MONTHS_IN_A_YEAR:.0f} months; there are points in {len(months)}."
    return None


def design_of(points: Sequence[Point], *, trend: bool, season: Season) -> Numbers:
    """A row for each point: one, the step, the months from the middle of all, and the season."""
    months = np.array([point.month for point in points])
    columns = [np.ones(len(points)), np.array([float(point.after) for point in points])]
    if trend:
        columns.append(months - months.mean())
    return np.column_stack([*columns, *season_columns(points, season)])


def season_columns(points: Sequence[Point], season: Season) -> list[Numbers]:
    """Two waves a year and two a half-year; or a column for each month but January."""
    months = np.array([point.month for point in points])
    if season is Season.HARMONICS:
        turns = 2 * math.pi * months / MONTHS_IN_A_YEAR
        return [wave(turns * times) for times in (1, 2) for wave in (np.sin, np.cos)]
    if season is Season.MONTHS:
        return [(np.floor(months) % MONTHS_IN_A_YEAR == month).astype(float) for month in range(1, 12)]
    return []


def best_step(points: Sequence[Point], *, trend: bool = True, level: float = LEVEL) -> Step | str:
    """The step with a trend and, where there are years enough, a season; or why there is none, in words.

    Without a trend there is no season either: the rates before and after, with the scatter that the points show.
    """
    years_enough = trend and why_not_fit(points, trend=True, season=Season.HARMONICS) is None
    try:
        return fit_step(points, trend=trend, season=Season.HARMONICS if years_enough else Season.NONE, level=level)
    except (TooFewPoints, CannotFit) as refused:
        return str(refused)
