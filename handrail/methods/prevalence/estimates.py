"""One question to every method, and one kind of answer: with its interval, its warnings and what it was made from."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from handrail.methods.prevalence.fitting import Fit
from handrail.methods.prevalence.gates import doubts_about, doubts_about_average, doubts_about_chains
from handrail.methods.prevalence.histories import Lists
from handrail.methods.prevalence.models import Model
from handrail.methods.prevalence.pieces import Pieces, in_pieces
from handrail.methods.prevalence.resampling import (
    REPLICATES,
    DarkFigures,
    Interval,
    Resampled,
    Tables,
    resample,
    resampled_tables,
)
from handrail.methods.prevalence.stepwise import NotEstimable, fit_main_effects
from handrail.methods.prevalence.stepwise_many import Tell, say_nothing
from handrail.methods.prevalence.transforms import Reals

# Change it whenever the same lists and seed could give another number: it is kept with every answer.
VERSION = "5"
SEED = 20131129
HOPEFUL = 5  # of the data's best models are tried first in each replicate; they change how long it takes alone


@dataclass(frozen=True)
class Work:
    """How the work is done: none of it but the seed and the number of replicates changes an answer."""

    seed: int = SEED
    replicates: int = REPLICATES
    threads: int = 2
    tell: Tell = say_nothing
    kept: Pieces | None = None  # where what was found is kept, so that it is found once

    @property
    def tell_within(self) -> Tell:
        """Whom the estimator tells: nobody when it is asked piece by piece, which tells for all."""
        return self.tell if self.kept is None else say_nothing

    def in_pieces(self, darks: DarkFigures, method: str, lists: Lists) -> DarkFigures:
        """The estimator, which keeps what it finds if it is to be kept."""
        if self.kept is None:
            return darks
        return in_pieces(darks, self.kept, named=f"{VERSION} {method} {lists.names} {lists.digest}", tell=self.tell)


@dataclass(frozen=True)
class Estimate:
    """What a method says of some lists. `population` is None where no number can be given; a warning then says why."""

    method: str
    lists: tuple[str, ...]
    observed: int
    population: float | None
    interval: Interval | None
    percentile: Interval | None
    model: str | None
    model_in_words: str | None
    warnings: tuple[str, ...]  # reasons to doubt it, or why there is no number
    notes: tuple[str, ...]  # what the method leaves out by its nature
    data_hash: str
    seed: int | None  # none where nothing is drawn
    replicates: int | None
    not_estimable: float | None  # the share of replicates in which no number could be given
    counted: bool = True  # whether it is taken into the range of all methods
    version: str = VERSION

    @property
    def identifiable(self) -> bool:
        """Whether the lists settle a number at all."""
        return self.population is not None


def answer(lists: Lists, method: str, population: float | None, **rest: object) -> Estimate:
    """An answer with what every answer has."""
    plain = Estimate(
        method=method,
        lists=lists.names,
        observed=lists.observed,
        population=population,
        interval=None,
        percentile=None,
        model=None,
        model_in_words=None,
        warnings=(),
        notes=(),
        data_hash=lists.digest,
        seed=None,
        replicates=None,
        not_estimable=None,
    )
    return replace(plain, **rest)  # type: ignore[arg-type]


def by_main_effects(lists: Lists, _: Work) -> Estimate:
    """No list depends on another; Wald interval on the logarithm of the dark figure."""
    fitted = fit_main_effects(lists)
    return of_model(lists, "main", fitted.population, fitted.model, interval=Interval(0.95, *fitted.wald_interval()))


def of_model(lists: Lists, method: str, population: float, model: Model, **rest: object) -> Estimate:
    return answer(lists, method, population, model=model.notation, model_in_words=model.in_words(lists.names), **rest)


def by_stepwise(lists: Lists, work: Work) -> Estimate:
    """Pairs are allowed for one by one (p < 0.02); the selection is redone in each replicate."""
    from handrail.methods.prevalence.stepwise import stepwise
    from handrail.methods.prevalence.stepwise_many import stepwise_many

    fitted: Fit = stepwise(lists)

    def darks(tables: Tables) -> Reals:
        return stepwise_many(tables, lists.size, threads=work.threads, tell=work.tell_within)

    each = work.in_pieces(darks, "stepwise", lists)
    found = resample(lists, each, seed=work.seed, replicates=work.replicates)[0]
    return with_interval(of_model(lists, "stepwise", fitted.population, fitted.model), found, lists, work)


def by_home_office(lists: Lists, _: Work) -> Estimate:
    """Pairs by AIC, and the interval of the chosen model: the method of the figure for 2013."""
    from handrail.methods.prevalence.home_office import profile_interval, stepwise_by_aic

    model = stepwise_by_aic(lists).model
    population, interval = profile_interval(lists, model)
    alone = "The interval takes the chosen model as given, so that it is too narrow."
    return of_model(lists, "home-office", population, model, interval=interval, notes=(alone,))


def by_every_model(lists: Lists, work: Work) -> Estimate:
    """The best of all hierarchical models by BIC, chosen again in each replicate, or no interval."""
    from handrail.methods.prevalence.all_models import best_models
    from handrail.methods.prevalence.all_models_many import MOST_LISTS_AT_ONCE, best_by_bic_many, why_not_many

    first = best_models(lists, HOPEFUL if lists.size <= MOST_LISTS_AT_ONCE else 1)
    if not first:
        raise NotEstimable("Not estimable: none of the models has an estimate on these lists.")
    models, estimate = [ranked.model for ranked in first], of_model(lists, "bic", first[0].population, first[0].model)
    if against := why_not_many(resampled_tables(lists, seed=work.seed, replicates=work.replicates), lists.size):
        return replace(estimate, warnings=(against, *doubts_about(lists)))

    def darks(tables: Tables) -> Reals:
        chosen = best_by_bic_many(tables, lists.size, hopeful=models, threads=work.threads, tell=work.tell_within)
        return np.array([choice.dark for choice in chosen])

    each = work.in_pieces(darks, "bic", lists)
    found = resample(lists, each, seed=work.seed, replicates=work.replicates)[0]
    return with_interval(estimate, found, lists, work)


def by_lower_bound(lists: Lists, work: Work) -> Estimate:
    """The floor that holds for hidden groups and dependent lists; the interval's lower end is what may be said."""
    from handrail.methods.prevalence.lower_bound import bound_many, lower_bound

    found = resample(lists, lambda tables: bound_many(tables, lists.size), seed=work.seed, replicates=work.replicates)
    estimate = answer(lists, "lower-bound", lower_bound(lists), model_in_words="a lower bound, whatever the model")
    return with_interval(replace(estimate, seed=work.seed), found[0], lists, work, corrected=False)


def by_averaging(lists: Lists, _: Work) -> Estimate:
    """All decomposable models at once, each weighted by how well it explains the lists."""
    from handrail.methods.prevalence.averaging import average

    fit_main_effects(lists)  # without overlap the average still has a number: that of the prior alone
    found = average(lists)
    likeliest = found.best.in_words(lists.names)
    words = f"{found.graphs:,} models averaged; the likeliest ({found.best_probability:.0%}): {likeliest}"
    return answer(
        lists,
        "decomposable",
        found.median,
        interval=Interval(0.95, found.quantile(0.025), found.quantile(0.975)),
        model=found.best.notation,
        model_in_words=words,
        warnings=tuple(doubts_about_average(found.edge, found.modes)),
    )


def by_latent_classes(lists: Lists, work: Work) -> Estimate:
    """People in classes that lists find at different rates; several chains, which must agree."""
    from handrail.methods.prevalence.latent import CHAINS, latent_classes

    fit_main_effects(lists)  # without overlap the chains still answer: with their prior alone
    found = latent_classes(lists, seed=work.seed, threads=work.threads)
    agree = found.convergence
    words = f"{CHAINS} chains, R-hat {agree.r_hat:.3f}, worth {agree.effective_draws:,.0f} independent draws"
    return answer(
        lists,
        "latent",
        found.quantile(0.5),
        interval=Interval(0.95, found.quantile(0.025), found.quantile(0.975)),
        model_in_words=words,
        seed=work.seed,
        warnings=tuple(doubts_about_chains(agree)),
        counted=agree.reached,
    )


def with_interval(
    estimate: Estimate, found: Resampled, lists: Lists, work: Work, *, corrected: bool = True
) -> Estimate:
    """The answer with what the bootstrap found."""
    return replace(
        estimate,
        interval=found.interval if corrected else found.percentile,
        percentile=found.percentile,
        warnings=(*estimate.warnings, *doubts_about(lists, found if corrected else None)),
        seed=work.seed,
        replicates=work.replicates,
        not_estimable=found.failed,
    )


METHODS: dict[str, Callable[[Lists, Work], Estimate]] = {
    "bic": by_every_model,
    "stepwise": by_stepwise,
    "main": by_main_effects,
    "decomposable": by_averaging,
    "home-office": by_home_office,
    "latent": by_latent_classes,
    "lower-bound": by_lower_bound,
}


# What is compared without being asked for: not the chains, which take as long as all the others together.
USUAL = tuple(method for method in METHODS if method != "latent")


def estimate_by(method: str, lists: Lists, work: Work | None = None) -> Estimate:
    """What one method says of these lists; where it can say nothing, an answer without a number that says why."""
    try:
        return METHODS[method](lists, work or Work())
    except NotEstimable as reason:
        return answer(lists, method, None, warnings=(str(reason),))


def range_of(estimates: Sequence[Estimate]) -> tuple[float, float] | None:
    """From the lowest to the highest limit of the answers that count; None when none has a number."""
    limits = [
        limit
        for estimate in estimates
        if estimate.interval and estimate.counted
        for limit in (estimate.interval.low, estimate.interval.high)
        if math.isfinite(limit)
    ]
    return (min(limits), max(limits)) if limits else None
