"""Every hierarchical model by BIC, the best first, without fitting most of them.

There are 6,894 models of five lists and 7,785,062 of six. No model fits better than one that holds it. So a set of
models, all with the terms R and none with a term outside W, has no BIC below |R| log n - 2 log-likelihood(W). The set
with the lowest such floor is split by one term (with it, or without it and all that holds it) until a single model is
left, which is then the next best of all: best-first branch and bound, exact, and fitting a few hundred models.

Models without an estimate (`existence`) are passed over only when they come up. Rank by BIC with the selection redone
in each replicate is what Silverman, Chan and Vincent (2024) do; their package fits every model of a stored catalogue.
"""

import heapq
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

import numpy as np

from handrail.methods.prevalence import kernel
from handrail.methods.prevalence.existence import existence_on
from handrail.methods.prevalence.histories import Lists
from handrail.methods.prevalence.models import Model, hierarchical
from handrail.methods.prevalence.stepwise import NotEstimable
from handrail.methods.prevalence.transforms import Reals, superset_sums

COLD = False
MOST_STEPS = 100_000
WORTH_SHOWING = (
    6.0  # how far above the best BIC a model still has some support (Raftery 1995: beyond it, strong evidence)
)


class SearchTooLong(NotEstimable):
    """The models could not be ranked in so many steps."""


@dataclass(frozen=True)
class Ranked:
    """A model, how it ranks and what it says."""

    model: Model
    bic: float
    population: float


@dataclass(frozen=True)
class Likelihood:
    """What one fit tells the search: log-likelihood (without its constant), dark figure, and whether it is proved."""

    value: float
    dark: float
    certified: bool


@dataclass
class Fits:
    """The fits of one table, each made once. A model is one number here: bit k stands for term k."""

    lists: Lists
    made: dict[int, Likelihood] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.people: Reals = self.lists.counts.astype(np.float64)
        self.margins = superset_sums(self.people)
        held = self.people[self.people > 0]
        self.most = float((held * np.log(held) - held).sum())

    def of(self, mask: int) -> Likelihood:
        """The fit of a model."""
        if mask not in self.made:
            self.made[mask] = self.fitted(mask)
        return self.made[mask]

    def fitted(self, mask: int) -> Likelihood:
        terms = np.array([0, *terms_in(mask)], dtype=np.int64)
        fitted = np.empty(len(self.people))
        value, state = kernel.fit_terms(
            self.people, self.margins, self.lists.size, terms, np.empty(len(terms)), fitted, COLD
        )
        return Likelihood(
            value if state & kernel.CONVERGED else self.most, float(fitted[0]), bool(state & kernel.CERTIFIED)
        )


def terms_in(mask: int) -> list[int]:
    """The terms of a model that is one number."""
    return [term for term in range(mask.bit_length()) if mask >> term & 1]


@cache
def within(size: int) -> dict[int, int]:
    """For each term, all its parts but itself, as one number."""
    return {term: sum(1 << part for part in range(1, term) if part & term == part) for term in range(1, 2**size)}


@cache
def above(size: int) -> dict[int, int]:
    """For each term, itself and all terms that hold it, as one number."""
    return {
        term: sum(1 << other for other in range(term, 2**size) if other & term == term) for term in range(1, 2**size)
    }


def every_by_bic(lists: Lists, *, most_steps: int | None = None) -> Iterator[tuple[int, float, Likelihood]]:
    """Every model in order of BIC (without its constant), as one number, whether it has an estimate or not.

    Args:
        lists: the people seen.
        most_steps: give up after so many steps of the search; 100,000 if not given.

    Raises:
        SearchTooLong: the next one was not found in so many steps.
    """
    size, price, fits = lists.size, math.log(lists.observed), Fits(lists)
    singles, full = sum(1 << (1 << place) for place in range(size)), 2**2**size - 2
    sets = [((size + 1) * price - 2 * fits.of(full).value, 0, singles, full)]
    most = MOST_STEPS if most_steps is None else most_steps
    for step in range(most):
        if not sets:
            return
        floor, _, required, widest = heapq.heappop(sets)
        if required == widest:
            yield widest, floor, fits.of(widest)
            continue
        term, without = most_costly_to_lack(required, widest, fits)
        cost = (required.bit_count() + 1) * price
        heapq.heappush(sets, (cost + price - 2 * fits.of(widest).value, 2 * step + 1, required | 1 << term, widest))
        heapq.heappush(sets, (cost - 2 * fits.of(without).value, 2 * step + 2, required, without))
    raise SearchTooLong(f"The models of {size} lists could not be ranked in {most:,} steps.")


def most_costly_to_lack(required: int, widest: int, fits: Fits) -> tuple[int, int]:
    """The term without which likelihood falls most, of those that may come next; and the models without it."""
    size = fits.lists.size
    open_terms = (
        term for term in terms_in(widest & ~required) if within(size)[term] & ~required == 0 and term.bit_count() > 1
    )
    without = ((term, widest & ~above(size)[term]) for term in open_terms)
    return min(without, key=lambda pair: (fits.of(pair[1]).value, pair[0].bit_count(), pair[0]))


def by_bic(lists: Lists, *, most_steps: int | None = None) -> Iterator[Ranked]:
    """The models that have an estimate, the best first. Raises SearchTooLong as `every_by_bic` does."""
    constant = 2 * sum(math.lgamma(count + 1) for count in lists.counts)
    for mask, bic, found in every_by_bic(lists, most_steps=most_steps):
        model = hierarchical(lists.size, terms_in(mask))
        if found.certified or existence_on(model, lists.support).admissible:
            yield Ranked(model, bic + constant, lists.observed + found.dark)


def best_by_bic(lists: Lists, *, most_steps: int | None = None) -> Ranked:
    """The best model that has an estimate, found in so many steps (100,000 if not given).

    Raises:
        NotEstimable: none has one, or the search was too long.
    """
    for ranked in by_bic(lists, most_steps=most_steps):
        return ranked
    raise NotEstimable("Not estimable: none of the models has an estimate on these lists.")


def best_models(lists: Lists, most: int) -> tuple[Ranked, ...]:
    """So many of the best models that have an estimate, the best first."""
    return tuple(islice(by_bic(lists), most))


def worth_showing(lists: Lists, *, most: int = 200) -> tuple[Ranked, ...]:
    """The models whose BIC is within six of the best: what else the data leave room for."""
    found: list[Ranked] = []
    for ranked in islice(by_bic(lists), most):
        if found and ranked.bic > found[0].bic + WORTH_SHOWING:
            break
        found.append(ranked)
    return tuple(found)
