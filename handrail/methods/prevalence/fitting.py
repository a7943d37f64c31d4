"""Fit one log-linear model to one table of histories, in the extended sense.

The counts are taken as Poisson. A term whose margin is zero has estimate minus infinity; every cell that holds it is
fitted as zero and the term still counts in AIC and BIC (Fienberg and Rinaldo 2012; Chan, Silverman and Vincent 2021).
The rest is Newton's method, stopped by the score and not by the deviance, which stops too early in sparse tables.
This is NumPy alone and needs no compiling; `kernel` does the same by the thousand, and the tests hold them together.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from handrail.methods.prevalence.models import Model
from handrail.methods.prevalence.transforms import Reals, subset_sums, superset_sums

MOST_STEPS = 80
CLOSE = 1e-11  # of the number of people: how near fitted and observed margins must come
SHARE_OF_SMALLEST = 1e-3  # of the smallest fitted cell: margins this near prove that an estimate exists
NORMAL_975 = 1.959963984540054


@dataclass(frozen=True, eq=False)
class Fit:
    """What one model says of one table."""

    model: Model
    observed: float
    terms: tuple[int, ...]  # those with a finite estimate, the constant (0) first
    coefficients: Reals
    fitted: Reals  # expected counts by history; that of history 0 is the dark figure
    log_likelihood: float
    converged: bool
    certified: bool  # the fit itself proves that the estimate exists and is the only one

    @property
    def dark(self) -> float:
        """How many people are on no list."""
        return float(self.fitted[0])

    @property
    def population(self) -> float:
        """How many people there are, seen or not."""
        return self.observed + self.dark

    @property
    def aic(self) -> float:
        """Akaike's criterion, every term of the model counted."""
        return 2 * self.model.parameters - 2 * self.log_likelihood

    @property
    def bic(self) -> float:
        """Schwarz's criterion; the sample is the people seen, not the cells."""
        return self.model.parameters * math.log(self.observed) - 2 * self.log_likelihood

    @cached_property
    def variances(self) -> Reals:
        """The variance of each finite coefficient, from the inverse of the information."""
        seen = self.fitted.copy()
        seen[0] = 0.0
        return np.array(np.diag(np.linalg.inv(information(superset_sums(seen), self.terms))))

    def deviation(self, term: int) -> float:
        """The standard error of a term; infinite where the estimate is."""
        return math.sqrt(self.variances[self.terms.index(term)]) if term in self.terms else math.inf

    def wald_interval(self) -> tuple[float, float]:
        """Where the population lies, by the normal approximation on the logarithm of the dark figure (95%)."""
        spread = math.exp(NORMAL_975 * self.deviation(0))
        return self.observed + self.dark / spread, self.observed + self.dark * spread


def fit(
    counts: NDArray[np.generic],
    model: Model,
    *,
    dark: float | None = None,
    offset: Reals | None = None,
    hidden: Sequence[int] = (),
) -> Fit:
    """Fit a model.

    Args:
        counts: people by history, of length 2**size.
        model: which dependences are allowed for.
        dark: take the dark figure as known to be this, as the profile of the likelihood does.
        hidden: cells besides history 0 that nobody could be seen in.
        offset: for each history, what is added to the logarithm of its expected count and not estimated.
    """
    people = np.array(counts, dtype=np.float64)
    people[0] = 0.0 if dark is None else dark
    margins = superset_sums(people)
    terms = tuple(term for term in (0, *model.terms) if margins[term] > 0)
    alive = cells_alive(model, margins, unseen=[*hidden, *([0] if dark is None else [])])
    added = np.zeros(len(people)) if offset is None else offset
    beta, fitted, converged, worst = climb(people, margins, terms, alive, added)
    certified = converged and worst < SHARE_OF_SMALLEST * fitted[alive].min() and is_identified(terms, alive)
    likelihood = poisson_log_likelihood(people[alive], fitted[alive])
    if dark is None:
        fitted[0] = math.exp(min(beta[0] + added[0], 600.0))
    return Fit(model, float(margins[0] - people[0]), terms, beta, fitted, likelihood, converged, certified)


def cells_alive(model: Model, margins: Reals, *, unseen: Sequence[int]) -> NDArray[np.bool_]:
    """The cells that the fit may fill: none that holds a term without people, nor one that nobody could be seen in."""
    empty = np.zeros(len(margins))
    empty[[term for term in model.terms if margins[term] == 0]] = 1
    alive: NDArray[np.bool_] = subset_sums(empty) == 0
    alive[list(unseen)] = False
    return alive


def climb(
    people: Reals, margins: Reals, terms: Sequence[int], alive: NDArray[np.bool_], added: Reals
) -> tuple[Reals, Reals, bool, float]:
    """Newton's method: coefficients, fitted counts, whether the margins were met, and how far the worst is off."""
    held, wanted = list(terms), margins[list(terms)]
    beta = first_coefficients(people, held, alive, added)
    before, best, more, worst = beta, -math.inf, 4, math.inf
    fitted = np.zeros_like(people)
    for _ in range(MOST_STEPS):
        fitted = predicted(beta, held, alive, added)
        sums = superset_sums(fitted)
        likelihood = float(wanted @ beta + people @ added - sums[0])
        if not likelihood >= best - 1e-10 * (abs(best) + 1):  # too far: halve the step
            beta = (beta + before) / 2
            continue
        best, score = likelihood, wanted - sums[held]
        worst = float(np.abs(score).max())
        done = worst <= CLOSE * margins[0]
        more -= done
        if done and (worst < SHARE_OF_SMALLEST * fitted[alive].min() or more == 0):
            break
        before, beta = beta, beta + scaled_solution(information(sums, held), score)
    if worst <= CLOSE * margins[0]:  # one step more, for the last digits
        beta = beta + scaled_solution(information(superset_sums(fitted), held), score)
    return beta, predicted(beta, held, alive, added), worst <= CLOSE * margins[0], worst


def predicted(beta: Reals, terms: list[int], alive: NDArray[np.bool_], added: Reals) -> Reals:
    scattered = np.zeros(len(alive))
    scattered[terms] = beta
    return np.where(alive, np.exp(np.minimum(subset_sums(scattered) + added, 600.0)), 0.0)


def first_coefficients(people: Reals, terms: list[int], alive: NDArray[np.bool_], added: Reals) -> Reals:
    """Least squares on the logarithms of the counts, each weighted by itself."""
    weights = np.where(alive, people + 0.1, 0.0)
    values = np.where(alive, weights * (np.log(np.where(alive, weights, 1.0)) - added) - 0.1, 0.0)
    return scaled_solution(information(superset_sums(weights), terms), superset_sums(values)[terms])


def information(sums: Reals, terms: Sequence[int]) -> Reals:
    """The information matrix, looked up in the superset sums of the fitted counts."""
    held = np.array(terms)
    looked_up: Reals = sums[held[:, None] | held[None, :]]
    return looked_up


def scaled_solution(matrix: Reals, vector: Reals) -> Reals:
    """The solution of a system whose rows differ in size by many orders; the shortest one where there are many."""
    scale = 1 / np.sqrt(np.maximum(np.diag(matrix), 1e-300))
    scaled = matrix * scale[:, None] * scale[None, :]
    try:
        return np.array(scale * np.linalg.solve(scaled, scale * vector))
    except np.linalg.LinAlgError:
        return np.array(scale * np.linalg.lstsq(scaled, scale * vector, rcond=1e-11)[0])


def is_identified(terms: Sequence[int], alive: NDArray[np.bool_]) -> bool:
    """Whether the cells that are alive tell the terms apart."""
    cells = np.flatnonzero(alive)
    design = (cells[:, None] & np.array(terms)[None, :]) == np.array(terms)[None, :]
    return int(np.linalg.matrix_rank(design.astype(float))) == len(terms)


def poisson_log_likelihood(people: Reals, fitted: Reals) -> float:
    """The log-likelihood of counts with these expectations, with its constant."""
    with np.errstate(divide="ignore"):
        logs = np.where(people > 0, np.log(fitted), 0.0)
    return float((people * logs - fitted).sum() - sum(math.lgamma(count + 1) for count in people))
