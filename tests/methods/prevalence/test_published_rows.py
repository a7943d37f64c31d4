"""Every number that was published is reproduced, as far as it was printed, or named with the reason why it is not."""

import re
from collections.abc import Callable

import pytest

from handrail.methods.prevalence.all_models import best_by_bic, best_models
from handrail.methods.prevalence.all_models_many import best_of_top_many
from handrail.methods.prevalence.fitting import fit
from handrail.methods.prevalence.home_office import profile_interval, stepwise_by_aic
from handrail.methods.prevalence.models import main_effects
from handrail.methods.prevalence.stepwise import stepwise
from tests.methods.prevalence import published, reference
from tests.methods.prevalence.reference import NO_NUMBER, NOT_REPRODUCED, Row, latent, named, within_chance

pytestmark = published.compiled_once

PRINTED = reference.rows_of("published_results.csv")


@published.needs_replicates
@named(PRINTED)
def test_every_published_number_is_reproduced(row: Row) -> None:
    check = next(check for part, check in PRINTED_CHECKS if part in row.method)
    check(row)


@published.needs_replicates
def test_what_is_not_reproduced_is_there_and_said_to_hold_no_number_where_it_holds_none() -> None:
    every = reference.rows_of("reference_results.csv") + PRINTED
    for package, method, data, reason in NOT_REPRODUCED:
        rows = [row for row in every if (row.package, row.data) == (package, data or row.data)]
        meant = [row for row in rows if row.method.startswith(method)]
        assert meant, f"{package} {method} {data}: no such row"
        if reason == NO_NUMBER:
            assert {(row.point, row.low, row.high) for row in meant} == {(None, None, None)}


def between_ten_and_thirteen_thousand(row: Row) -> None:
    """The Home Office's figure for 2013, as it was rounded."""
    interval = profile_interval(published.UK_6, stepwise_by_aic(published.UK_6).model)[1]
    assert (round(interval.low, -3), round(interval.high, -3)) == row.limits


def as_rounded_for_new_orleans(row: Row) -> None:
    """The Wald limits to the nearest fifty, which is all that the paper prints."""
    limits = fit(published.NEW_ORLEANS_5.counts, main_effects(5)).wald_interval()
    assert tuple(50 * round(limit / 50) for limit in limits) == row.limits


def printed_range(row: Row) -> None:
    between_ten_and_thirteen_thousand(row) if row.data == "uk" else as_rounded_for_new_orleans(row)


def printed_stepwise(row: Row) -> None:
    got = reference.by_stepwise(row.data, row.lists).interval
    assert stepwise(row.lists).population == pytest.approx(row.point, abs=0.5)
    assert (got.low, got.high) == pytest.approx(row.limits, abs=1)


def printed_among_the_best(row: Row) -> None:
    """To the nearest hundred, or thousand above ten thousand."""
    most = int(re.findall(r"ntop=(\d+)", row.method)[0])
    models = reference.by_nested(row.data, row.lists, row.lists.size, 113)
    got = models[most - 1].interval
    assert best_by_bic(row.lists).population == pytest.approx(row.point, abs=0.5)
    assert (got.low, got.high) == pytest.approx(row.limits, abs=60)


def printed_exhaustively(row: Row) -> None:
    got = reference.by_all_models(row.data, row.lists).interval
    assert best_by_bic(row.lists).population == pytest.approx(row.point, abs=0.5)
    assert (got.low, got.high) == pytest.approx(row.limits, abs=0.6)


def printed_exhaustively_in_pairs(row: Row) -> None:
    """The lower limit printed for the United Kingdom is reproduced by no program: theirs gives 11,723 by now."""
    models = reference.ranked_models(row.lists, 2, 1_024)
    assert fit(row.lists.counts, models[0]).population == pytest.approx(row.point, abs=0.5)
    if row.data == "uk_5":
        got = reference.by_nested(row.data, row.lists, 2, 1_024)[-1].interval
        assert (got.low, got.high) == pytest.approx((11_753.6, row.high), abs=0.6)
    else:  # not on the replicates that lie here
        within_chance(row, reference.over_seeds(row.lists, lambda tables: best_of_top_many(tables, models))[-1])


def walked_downhill(row: Row) -> None:
    """A walk that ends where no neighbour is better: its number is that of one of our five best, at six lists the best.

    Its interval is that of the walk, which misses the best model of five lists: no method of Handrail.
    """
    found = [ranked.population for ranked in best_models(row.lists, 5 if row.data == "uk_5" else 1)]
    assert min(abs(number - (row.point or 0)) for number in found) < 0.5


def held_by_the_interval(row: Row) -> None:
    """What was counted later lies within the interval over all models."""
    got = reference.by_all_models(row.data, row.lists).interval
    assert got.low < (row.point or 0) < got.high


def no_dependence_by_msetools(row: Row) -> None:
    """The number; the limits are the profile of a Poisson likelihood, which R draws a curve through at a few points."""
    fitted = fit(row.lists.counts, main_effects(row.lists.size))
    assert fitted.population == pytest.approx(row.point, abs=1e-4)
    close = 5e-5 if row.data == "new_orleans_5" else 3e-6
    assert reference.poisson_profile(row.lists) == pytest.approx(row.limits, rel=close)


def bootstrapped_by_msetools(row: Row) -> None:
    """Two thousand replicates of a seed of its own: over ten of ours."""
    assert stepwise(row.lists).population == pytest.approx(row.point, abs=1e-4)
    darks = reference.stepwise_darks(row.lists)
    within_chance(row, reference.over_seeds(row.lists, darks, replicates=2_000)[0])


def averaged_by_msetools(row: Row) -> None:
    found = reference.averaged(row.lists, "1000 pts to 30n")
    assert [reference.by_points(found, share) for share in (0.5, 0.025, 0.975)] == [row.point, *row.limits]


PRINTED_CHECKS: tuple[tuple[str, Callable[[Row], None]], ...] = (
    ("downhill", walked_downhill),
    ("Home Office 2014", between_ten_and_thirteen_thousand),
    ("original published range", printed_range),
    ("stepwise p=.02", printed_stepwise),
    ("BIC+BCa ntop", printed_among_the_best),
    ("BIC order<=2", printed_exhaustively_in_pairs),
    ("BIC all", printed_exhaustively),
    ("TRUTH", held_by_the_interval),
    ("Independence", no_dependence_by_msetools),
    ("SparseMSE (Binette", bootstrapped_by_msetools),
    ("dga (Binette", averaged_by_msetools),
    ("LCMCR (Binette", latent),
)
