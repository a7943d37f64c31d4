"""Every row of the reference results is reproduced, or named with the reason why it is not."""

import re
from collections.abc import Callable

import pytest

from handrail.methods.prevalence.all_models import best_by_bic
from handrail.methods.prevalence.all_models_many import best_of_top_many
from handrail.methods.prevalence.closed_population import UNORDERED, closed_population
from handrail.methods.prevalence.fitting import Fit, fit
from handrail.methods.prevalence.home_office import profile_interval, stepwise_by_aic
from handrail.methods.prevalence.models import Model, main_effects, model_from
from handrail.methods.prevalence.stepwise import NotEstimable, stepwise
from tests.methods.prevalence import published, reference
from tests.methods.prevalence.reference import Row, latent, named, within_chance

pytestmark = published.compiled_once

ROWS = reference.rows_of("reference_results.csv")


@published.needs_replicates
@named(ROWS)
def test_every_row_of_the_reference_is_reproduced(row: Row) -> None:
    check = next(check for start, check in CHECKS if f"{row.package} {row.method}".startswith(start))
    check(row)


def wald(row: Row, fitted: Fit) -> None:
    """The point; the limits, which hang on where R stops; AIC.

    Stopped as R stops they are R's; the same steps, taken to the end, come to ours.
    """
    assert fitted.population == pytest.approx(row.point, rel=1e-6)
    assert reference.as_r_stops(row.lists, fitted) == pytest.approx(row.limits, rel=1e-8)
    assert fitted.wald_interval() == pytest.approx(reference.as_r_stops(row.lists, fitted, close=1e-15), rel=1e-9)
    assert fitted.aic == pytest.approx(row.told("AIC"), abs=1e-5)


def without_dependence(row: Row) -> None:
    wald(row, fit(row.lists.counts, main_effects(row.lists.size)))


def pair_by_pair(row: Row) -> None:
    wald(row, stepwise(row.lists))


def pair_by_pair_alone(row: Row) -> None:
    assert stepwise(row.lists).population == pytest.approx(row.point, rel=1e-6)


def best_of_all(row: Row) -> None:
    best = best_by_bic(row.lists)
    assert best.population == pytest.approx(row.point, rel=1e-6)
    assert best.bic == pytest.approx(row.told("BIC"), abs=1e-4)
    assert best.model.notation in row.model


def bootstrapped(row: Row) -> None:
    """On R's own replicates to the last digit, of which the prototype's rows have two; without them over ten seeds."""
    printed = 0.006 if row.package.startswith("PROTOTYPE") else 0.0
    assert stepwise(row.lists).population == pytest.approx(row.point, rel=1e-6, abs=printed)
    if row.has_replicates:
        got = reference.by_stepwise(row.data, row.lists).interval
        assert (got.low, got.high) == pytest.approx(row.limits, rel=1e-6, abs=printed)
    else:
        within_chance(row, reference.over_seeds(row.lists, reference.stepwise_darks(row.lists))[0])


def among_the_best(row: Row) -> None:
    """The best k models, with the selection among them redone in each replicate."""
    lists, largest = row.lists, 2 if "order<=2" in row.method else row.lists.size
    most, every = int(row.method.rpartition("=")[2]), 100 if lists.size == 5 else 20
    if row.has_replicates:
        got = reference.by_nested(row.data, lists, largest, every)[most - 1].interval
        assert (got.low, got.high) == pytest.approx(row.limits, rel=1e-6)
    else:
        models = reference.ranked_models(lists, largest, most)
        within_chance(row, reference.over_seeds(lists, lambda tables: best_of_top_many(tables, models))[-1])
    assert reference.ranked_models(lists, largest, 1)[0].notation in row.model
    assert fit(lists.counts, reference.ranked_models(lists, largest, 1)[0]).population == pytest.approx(
        row.point, rel=1e-6
    )


def exhaustively(row: Row) -> None:
    got = reference.by_all_models(row.data, row.lists).interval
    assert best_by_bic(row.lists).population == pytest.approx(row.point, rel=1e-6, abs=0.006)
    assert (got.low, got.high) == pytest.approx(row.limits, abs=0.06, rel=1e-6)


def exhaustively_in_pairs(row: Row) -> None:
    got = reference.by_nested(row.data, row.lists, 2, 1_024)[-1].interval
    assert (got.low, got.high) == pytest.approx(row.limits, abs=0.06)


def averaged(row: Row) -> None:
    """Median, limits and mean on dga's own grid, and the likeliest point."""
    found = reference.averaged(row.lists, row.model)
    got = [reference.by_points(found, share) for share in (0.5, 0.025, 0.975)]
    assert got == pytest.approx([row.point, *row.limits], rel=1e-3, abs=1)
    assert found.mean() == pytest.approx(row.told("mean"), rel=1e-3)
    assert row.lists.observed + found.grid[found.weights.argmax()] == pytest.approx(row.told("mode"), rel=1e-3)


def averaged_by_the_prototype(row: Row) -> None:
    """Its grid is a thousand points as well, to ten or a hundred times the people seen: the very numbers."""
    found = reference.averaged(row.lists, "1000 pts to " + row.method.rpartition(" ")[2])
    assert [reference.by_points(found, share) for share in (0.5, 0.025, 0.975)] == [row.point, *row.limits]


def madigan_york(row: Row) -> None:
    found, total = reference.madigan_york()
    assert (found.weights / total).sum() / (found.weights / total**2).sum() == pytest.approx(row.point, abs=0.5)


def by_rates(row: Row) -> None:
    """Point, AIC and BIC at the maximum; the standard error, which hangs on where R stops, as R stops.

    Of Mbh the standard error is that of no formula we know: the points of all eight tables agree, ours is larger.
    """
    model = row.method.removeprefix("closedp.t ")
    if row.data == "artificial_3" and model.startswith(("Mh ", "Mth ")) and "Chao" not in model:
        runs_off(row, model)
        return
    found = closed_population(row.lists, model)
    assert found.population == pytest.approx(row.point, rel=1e-6)
    assert (found.aic, found.bic) == pytest.approx((row.told("AIC"), row.told("BIC")), abs=6e-4)
    if model in UNORDERED:
        at_stop = reference.closed_as_r_stops(row.lists, model)
        assert at_stop == pytest.approx((row.point, row.told("se")), rel=1e-8, abs=6e-4)
    if model == "Mb":
        assert found.deviation == pytest.approx(row.told("se"), rel=2e-5)


def runs_off(row: Row, model: str) -> None:
    """Nobody is on all three lists: there is no estimate, and R's number is where its steps end."""
    with pytest.raises(NotEstimable, match="too few people are on several lists"):
        closed_population(row.lists, model)
    at_stop = reference.closed_as_r_stops(row.lists, model)
    assert at_stop == pytest.approx((row.point, row.told("se")), rel=1e-8, abs=6e-4)


def profiled(row: Row) -> None:
    """The best of pairs by BIC, and the profile of its likelihood."""
    model = reference.ranked_models(row.lists, 2, 1)[0]
    assert model == model_from(row.lists.size, row.model.split(" ")[0])
    profiled_with(row, model)


def home_office(row: Row) -> None:
    threshold = float(re.findall(r"p<([\d.]+)", row.method)[0])
    profiled_with(row, stepwise_by_aic(row.lists, threshold=threshold).model)


def profiled_with(row: Row, model: Model) -> None:
    """With factorials as R takes them R's limits; of the top R tells some seven digits. Exact ones move New Orleans."""
    with reference.stirling():
        population, interval = profile_interval(row.lists, model)
    assert population == pytest.approx(row.point, rel=2e-7)
    assert (interval.low, interval.high) == pytest.approx(row.limits, rel=1e-8)
    exact, limits = profile_interval(row.lists, model)
    moved = 5e-6 if row.data == "new_orleans_5" else 1e-6
    assert (exact, limits.low, limits.high) == pytest.approx((population, interval.low, interval.high), rel=moved)


CHECKS: tuple[tuple[str, Callable[[Row], None]], ...] = (
    ("SparseMSE loglinear main", without_dependence),
    ("SparseMSE loglinear stepwise", pair_by_pair),
    ("SparseMSE stepwise p<0.02 + BCa", bootstrapped),
    ("MultipleSystemsEstimation BIC exhaustive", best_of_all),
    ("MultipleSystemsEstimation stepwise", pair_by_pair_alone),
    ("MultipleSystemsEstimation BIC", among_the_best),
    ("dga BMA", averaged),
    ("dga package test", madigan_york),
    ("Rcapture closedpMS.t all orders", best_of_all),
    ("Rcapture closedpMS.t order<=2", profiled),
    ("Rcapture closedp.t", by_rates),
    ("modslavmse AIC", home_office),
    ("LCMCR", latent),
    ("PROTOTYPE (python) zeta-IRLS stepwise", bootstrapped),
    ("PROTOTYPE (python) zeta-IRLS BIC EXHAUSTIVE order<=2", exhaustively_in_pairs),
    ("PROTOTYPE (python) zeta-IRLS BIC EXHAUSTIVE", exhaustively),
    ("PROTOTYPE (python) numpy decomposable", averaged_by_the_prototype),
    ("PROTOTYPE (python) numba LCM", latent),
)
