"""Every row of the two files of reference results, and what our engine says where the row's program answered."""

import csv
import math
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import numpy as np
import pytest
from scipy.optimize import brentq
from scipy.special import gammaln

from handrail.methods.prevalence import home_office
from handrail.methods.prevalence.all_models import best_models
from handrail.methods.prevalence.all_models_many import (
    best_by_bic_many,
    best_of_top_many,
    catalogue,
    fits_of,
)
from handrail.methods.prevalence.averaging import Averaged, average_over
from handrail.methods.prevalence.closed_population import design_of, without_negatives
from handrail.methods.prevalence.existence import existence_on
from handrail.methods.prevalence.fitting import Fit, fit
from handrail.methods.prevalence.histories import Lists
from handrail.methods.prevalence.latent import LatentClasses, latent_classes
from handrail.methods.prevalence.models import Model, every_model, main_effects
from handrail.methods.prevalence.resampling import (
    Resampled,
    Tables,
    from_replicates,
    resampled_tables,
    tables_without_one,
)
from handrail.methods.prevalence.stepwise_many import stepwise_many
from handrail.methods.prevalence.transforms import Reals, superset_sums
from tests.methods.prevalence import published

FILES = published.REPLICATES.parent
CALLED = {"uk_4_no_gp": "UK_4"}
NORMAL_975 = 1.959963984540054
SEEDS = 10


@dataclass(frozen=True)
class Row:
    """One row: what was asked of which program, and the numbers that it gave (None where it gave none)."""

    name: str
    data: str
    package: str
    method: str
    model: str
    extra: str
    point: float | None
    low: float | None
    high: float | None

    @property
    def lists(self) -> Lists:
        """The lists it is about."""
        found = getattr(published, CALLED.get(self.data, self.data.upper()))
        assert isinstance(found, Lists)
        return found

    @property
    def limits(self) -> tuple[float, float]:
        """Both limits."""
        assert self.low is not None
        assert self.high is not None
        return self.low, self.high

    @property
    def has_replicates(self) -> bool:
        """Whether R's own resampled tables lie beside the files."""
        return (published.REPLICATES / f"sboot_{self.data}.csv").exists()

    def told(self, pattern: str) -> float:
        """A number of the row's remarks."""
        found = re.search(pattern + r"=([\d.]+)", self.extra)
        assert found is not None
        return float(found[1])


def rows_of(file: str) -> list[Row]:
    """The rows of a file, named by place, lists, program and method; none where the file does not lie there."""
    path = FILES / file
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return [row_of(place, told) for place, told in enumerate(csv.DictReader(lines), start=2)]


def row_of(place: int, told: dict[str, str]) -> Row:
    package = told.get("package") or "published"
    point, low, high = (float(told[name]) if told[name] else None for name in ("point", "lo", "hi"))
    name = f"{place}: {told['dataset']}, {package}, {told['method']}"
    extra = told.get("extra") or told.get("note") or ""
    return Row(
        name,
        told["dataset"],
        package,
        told["method"],
        f"{told.get('model')} {told.get('call')}",
        extra,
        point,
        low,
        high,
    )


R_STOPS = 1e-8  # of the deviance


def as_r_stops(lists: Lists, fitted: Fit, *, close: float = R_STOPS) -> tuple[float, float]:
    """The Wald limits of a fit that stops where R's glm does, or closer to the maximum."""
    gone = [term for term in fitted.model.terms if superset_sums(lists.counts.astype(float))[term] == 0]
    cells = [cell for cell in range(1, 2**lists.size) if not any(cell & term == term for term in gone)]
    design = np.array([[float(cell & term == term) for term in fitted.terms] for cell in cells])
    coefficients, variances = stopped_as_r(design, lists.counts[cells].astype(float), close=close)
    error = math.sqrt(variances[0, 0])
    low, high = (math.exp(coefficients[0] + way * NORMAL_975 * error) for way in (-1, 1))
    return lists.observed + low, lists.observed + high


def stopped_as_r(design: Reals, people: Reals, *, close: float = R_STOPS) -> tuple[Reals, Reals]:
    """Coefficients and their variances where R's glm stops: when deviance moves by less than this share of itself.

    R takes variances from the step before the last, so that they are a little off those of the maximum.
    """
    before = math.inf
    weights: Reals = people + 0.1
    expected, eta, coefficients = weights, np.log(weights), np.zeros(design.shape[1])
    while True:
        with np.errstate(divide="ignore", invalid="ignore"):
            parts = np.where(people > 0, people * np.log(people / expected), 0.0) - people + expected
        deviance = 2 * float(parts.sum())
        if abs(deviance - before) / (deviance + 0.1) < close:
            break
        before, weights = deviance, expected
        root = np.sqrt(weights)
        working = (eta + (people - expected) / expected) * root
        coefficients = np.asarray(np.linalg.lstsq(design * root[:, None], working, rcond=None)[0], dtype=np.float64)
        eta = design @ coefficients
        expected = np.exp(eta)
    triangle = np.linalg.qr(design * np.sqrt(weights)[:, None], mode="r")
    halves = np.linalg.inv(triangle)
    return coefficients, halves @ halves.T


def closed_as_r_stops(lists: Lists, model: str) -> tuple[float, float]:
    """The population and its standard error by Mh or Mth where R's glm stops, whether there is an estimate or not."""
    coefficients, variances = stopped_as_r(columns_kept(lists, model), lists.counts[1:].astype(float))
    dark = math.exp(coefficients[0])
    return lists.observed + dark, math.sqrt(dark + dark**2 * variances[0, 0])


def columns_kept(lists: Lists, model: str) -> Reals:
    design = design_of(model, lists.size)
    return without_negatives(design, lists.counts[1:].astype(float)) if "Chao" in model else design.columns


@contextmanager
def stirling() -> Iterator[None]:
    """Factorials as Rcapture takes them for its multinomial profile: by Stirling's formula, 1 / 12 N too small."""
    with pytest.MonkeyPatch.context() as patched:
        log = math.log
        patched.setattr(home_office, "log_factorial", lambda n: n * log(n) - n + 0.5 * log(2 * math.pi * n))
        patched.setattr(home_office, "slope_of_log_factorial", lambda n: log(n) + 1 / (2 * n))
        yield


def poisson_profile(lists: Lists) -> tuple[float, float]:
    """Where the Poisson likelihood without dependences, at its highest for a given dark figure, is high enough."""
    top = math.log(fit(lists.counts, main_effects(lists.size)).dark)
    least = poisson_height(lists, top) - NORMAL_975**2 / 2
    found = [brentq(lambda place: poisson_height(lists, place) - least, top, top + way * 2) for way in (-1, 1)]
    return lists.observed + math.exp(found[0]), lists.observed + math.exp(found[1])


def poisson_height(lists: Lists, constant: float) -> float:
    design, people = design_of("Mt", lists.size).columns[:, 1:], lists.counts[1:].astype(float)
    effects = np.log(people @ design / people.sum()) - 1
    for _ in range(50):
        expected = np.exp(constant + design @ effects)
        step = np.linalg.solve(design.T * expected @ design, design.T @ (people - expected))
        effects = effects + np.clip(step, -1, 1)
    expected = np.exp(constant + design @ effects)
    return float((people * np.log(expected) - expected).sum())


def bca(lists: Lists, drawn: Tables, darks: Callable[[Tables], Reals]) -> list[Resampled]:
    """The intervals of an estimator on these replicates; several where it gives several numbers for each table."""
    fewer, people = tables_without_one(lists)
    found, left_out, whole = (np.atleast_2d(darks(tables).T) for tables in (drawn, fewer, lists.counts[None, :]))
    n = lists.observed
    return [
        from_replicates(float(one[0]) + n, each + n, left + n - 1, people)
        for one, each, left in zip(whole, found, left_out, strict=True)
    ]


def stepwise_darks(lists: Lists) -> Callable[[Tables], Reals]:
    return lambda tables: stepwise_many(tables, lists.size)


@cache
def by_stepwise(data: str, lists: Lists) -> Resampled:
    """Stepwise selection on R's replicates."""
    return bca(lists, published.replicates_of(data, lists.size), stepwise_darks(lists))[0]


@cache
def by_all_models(data: str, lists: Lists) -> Resampled:
    """All models on R's replicates."""
    hopeful = [ranked.model for ranked in best_models(lists, 5)]

    def darks(tables: Tables) -> Reals:
        return np.array([choice.dark for choice in best_by_bic_many(tables, lists.size, hopeful=hopeful)])

    return bca(lists, published.replicates_of(data, lists.size), darks)[0]


@cache
def by_nested(data: str, lists: Lists, largest: int, most: int) -> list[Resampled]:
    """The best k models for every k on R's replicates, with no term of more lists than `largest`."""
    models = ranked_models(lists, largest, most)
    drawn = published.replicates_of(data, lists.size)
    return bca(lists, drawn, lambda tables: best_of_top_many(tables, models))


def ranked_models(lists: Lists, largest: int, most: int) -> list[Model]:
    """The best models by BIC with no larger term, the best first."""
    if largest == lists.size:
        return [ranked.model for ranked in best_models(lists, most)]
    held = catalogue(every_model(lists.size, largest_term=largest))
    likes = fits_of(held, np.arange(len(held.models)), lists.counts.astype(float), lists.size)[0]
    order = np.argsort(np.diff(held.starts) * math.log(lists.observed) - 2 * likes, kind="stable")
    models = (held.models[place] for place in order)
    return [model for model in models if existence_on(model, lists.support).admissible][:most]


def over_seeds(
    lists: Lists, darks: Callable[[Tables], Reals], *, replicates: int = 1_000
) -> list[list[tuple[float, float]]]:
    """Our own corrected limits over ten seeds, one list for each number that the estimator gives."""
    found = [bca(lists, resampled_tables(lists, seed=seed, replicates=replicates), darks) for seed in range(SEEDS)]
    return [[(one[at].interval.low, one[at].interval.high) for one in found] for at in range(len(found[0]))]


@cache
def averaged(lists: Lists, grid: str) -> Averaged:
    """The average on dga's grid, which is part of the prior: `1:10n`, or a thousand points to ten or thirty n."""
    last = int(re.findall(r"(\d+)n", grid)[0]) * lists.observed
    if "1000 pts" in grid:
        points = np.round(np.linspace(1, last, 1_000))
    else:  # of the larger tables every tenth number, for want of memory
        points = np.arange(1.0, last + 1, 10 if lists.size == 5 and lists.observed > 1_000 else 1)
    points = np.unique(points)
    return average_over(lists, points, np.ones(len(points)))


def by_points(found: Averaged, share: float) -> float:
    """The first point of the grid at which so much of the probability is reached: dga's quantile."""
    return float(found.observed + found.grid[np.searchsorted(found.weights.cumsum(), share)])


@cache
def chains_of(lists: Lists) -> LatentClasses:
    """Eight chains, a fifth as long as the reference's."""
    return latent_classes(lists, seed=1, burn=2_000, thin=20, kept=1_000)


def madigan_york() -> tuple[Averaged, Reals]:
    """Their three lists with a Poisson-Gamma prior, as in dga's own test."""
    lists, grid = Lists(("A", "B", "C"), np.array([0, 60, 49, 4, 247, 112, 142, 12])), np.arange(1, 301.0)
    total = lists.observed + grid
    prior = gammaln(total + 13.14) - gammaln(total + 1) + total * np.log(55.17 / 56.17)
    return average_over(lists, grid, np.ones(300), pseudo_count=1.0, log_prior=prior), total


NO_NUMBER = "the row holds no number: the program could not do it, or it was not run"
OTHER_PRIOR = "its prior decides the answer on sparse lists (decision 0035): left out, with reversible jumps"
NOT_THERE = "the table of lists is in no package and not in the folder"
# What is not reproduced: package, a part of the method, lists ("" for all), and why.
NOT_REPRODUCED = (
    ("dga", "BMA decomposable", "uk_6", NO_NUMBER),
    ("dga", "BMA decomposable", "netherlands_6", NO_NUMBER),
    ("Rcapture", "closedpMS.t", "uk_6", NO_NUMBER),
    ("Rcapture", "closedpMS.t", "netherlands_6", NO_NUMBER),
    ("Rcapture", "closedpMS.t order<=2", "artificial_3", "defect 2: the model it takes has no estimate"),
    ("MultipleSystemsEstimation", "Bayesian threshold", "", OTHER_PRIOR),
    ("conting", "RJMCMC", "", OTHER_PRIOR),
    ("published", "coverage simulation", "uk_5", NO_NUMBER),
    ("published", "internal consistency", "all", NO_NUMBER),
    ("published", "LCMCR convergence", "netherlands_5", NO_NUMBER),
    ("published", "original published range", "western_us", NOT_THERE),
    ("published", "original published range", "australia", NOT_THERE),
    (
        "published",
        "original published range",
        "netherlands",
        "fitted by sex, age and nationality, which no table tells",
    ),
)


def why_not(row: Row) -> str | None:
    """Why a row is not reproduced."""
    for package, method, data, reason in NOT_REPRODUCED:
        if row.package == package and row.method.startswith(method) and data in ("", row.data):
            return reason
    return None


def named(rows: list[Row]) -> Callable[[Callable[[Row], None]], Callable[[Row], None]]:
    kept = [row for row in rows if why_not(row) is None]
    return pytest.mark.parametrize("row", kept, ids=[row.name for row in kept])


def within_chance(row: Row, found: list[tuple[float, float]]) -> None:
    """One draw of the reference among ten of ours: no further off than four deviations of their difference."""
    for ours, theirs in zip(np.log(found).T, np.log(row.limits), strict=True):
        assert abs(ours.mean() - theirs) < 4 * np.sqrt(1.1) * max(ours.std(ddof=1), 1e-4)


def latent(row: Row) -> None:
    """Where chains agree, as one of them; where they do not, the row is one of the places they wander to."""
    found = chains_of(row.lists)
    if found.convergence.r_hat < 1.05:
        for share, theirs in zip((0.5, 0.025, 0.975), (row.point, *row.limits), strict=True):
            like_a_chain_five_times_as_long(np.log(np.quantile(found.populations, share, axis=1)), np.log(theirs or 1))
    else:
        assert not found.convergence.reached
        assert found.quantile(0.005) < (row.point or 0) < found.quantile(0.995)


def like_a_chain_five_times_as_long(ours: Reals, theirs: float) -> None:
    """Within four deviations of what chance makes of the mean of our chains, and of one five times as long."""
    assert abs(ours.mean() - theirs) < 4 * ours.std(ddof=1) * math.sqrt(1 / len(ours) + 1 / 5)
