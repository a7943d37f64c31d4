"""Poisson log-linear fits by the thousand, compiled.

What `fitting` does for one table and one model, without allocating and without a design matrix: with cells and terms
both coded as bitmasks the linear predictor is a subset sum, the score a superset sum, and the entry (a, b) of the
information is the superset sum of the fitted counts at a | b. Everything here works on arrays that the caller owns.
"""

import math
from collections.abc import Callable
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

try:
    import numba
except ImportError:  # a Python that numba is not made for yet: everything below runs as it stands, and slowly
    numba = None

Ints = NDArray[np.int64]
Reals = NDArray[np.float64]
Whole = int | np.int64
Compiled = TypeVar("Compiled", bound=Callable[..., Any])

CONVERGED, ALIASED, CERTIFIED = 1, 2, 4
MOST_STEPS = 80
CLOSE = 1e-11  # of the number of people: how near fitted and observed margins must come
# A fit whose margins are off by less than this share of its smallest cell is, but for a correction too small to
# make a cell negative, a strictly positive table with the observed margins: so that an estimate exists.
SHARE_OF_SMALLEST = 1e-3
POOR_PIVOT = 1e-11


def compiled(function: Compiled) -> Compiled:
    """Compile on first use, and keep what was compiled where this machine lets us."""
    if numba is None:
        return function
    settings = {"nogil": True, "error_model": "numpy"}
    try:
        return cast("Compiled", numba.njit(cache=True, **settings)(function))
    except RuntimeError:  # numba finds no folder it may write to: compile in memory, each time
        return cast("Compiled", numba.njit(**settings)(function))


@compiled
def sum_subsets(values: Reals, size: int) -> None:
    """In place: each history gets the sum over the histories within it."""
    for place in range(size):
        bit = 1 << place
        for history in range(1 << size):
            if history & bit:
                values[history] += values[history ^ bit]


@compiled
def sum_supersets(values: Reals, size: int) -> None:
    """In place: each history gets the sum over the histories that hold it."""
    for place in range(size):
        bit = 1 << place
        for history in range(1 << size):
            if not history & bit:
                values[history] += values[history | bit]


@compiled
def copy_into(values: Reals, other: Reals) -> None:
    """Copy, cell by cell: a slice would bring along much that takes seconds to compile."""
    for at in range(len(values)):
        other[at] = values[at]


@compiled
def factorise(matrix: Reals, rank: int) -> bool:
    """In place: the Cholesky factor. A pivot of nothing takes its row out; answers whether there was one."""
    aliased = False
    for row in range(rank):
        diagonal = matrix[row, row]
        pivot = diagonal
        for k in range(row):
            pivot -= matrix[row, k] * matrix[row, k]
        if pivot <= POOR_PIVOT * diagonal:
            aliased = True
            matrix[row, row] = 1e150
        else:
            matrix[row, row] = math.sqrt(pivot)
        for below in range(row + 1, rank):
            value = matrix[below, row]
            for k in range(row):
                value -= matrix[below, k] * matrix[row, k]
            matrix[below, row] = value / matrix[row, row]
    return aliased


@compiled
def solve(factor: Reals, vector: Reals, rank: int) -> None:
    """In place: the vector becomes the solution."""
    for row in range(rank):
        value = vector[row]
        for k in range(row):
            value -= factor[row, k] * vector[k]
        vector[row] = value / factor[row, row]
    for row in range(rank - 1, -1, -1):
        value = vector[row]
        for k in range(row + 1, rank):
            value -= factor[k, row] * vector[k]
        vector[row] = value / factor[row, row]


@compiled
def drop_empty(margins: Reals, size: int, terms: Ints, kept: Ints, dead: Ints) -> int:
    """Which terms have a finite estimate (written to `kept`), and which cells are empty whatever else holds.

    A term whose margin is zero has estimate minus infinity; every cell that holds it has fitted count zero.
    """
    count = 0
    dead.fill(0)
    for place in range(len(terms)):
        if margins[terms[place]] > 0:
            kept[count] = place
            count += 1
        else:
            dead[terms[place]] = 1
    if count < len(terms):
        for place in range(size):
            bit = 1 << place
            for history in range(1 << size):
                if history & bit:
                    dead[history] |= dead[history ^ bit]
    dead[0] = 1
    return count


@compiled
def predict(beta: Reals, size: int, terms: Ints, kept: Ints, count: int, dead: Ints, fitted: Reals) -> None:
    """Fill in the fitted counts of these coefficients; a dead cell has none."""
    fitted.fill(0.0)
    for at in range(count):
        fitted[terms[kept[at]]] = beta[kept[at]]
    sum_subsets(fitted, size)
    for history in range(1 << size):
        fitted[history] = 0.0 if dead[history] else math.exp(min(fitted[history], 600.0))


@compiled
def fill_information(sums: Reals, terms: Ints, kept: Ints, count: int, matrix: Reals) -> None:
    """The lower triangle of the information, looked up in the superset sums of the fitted counts."""
    for row in range(count):
        for column in range(row + 1):
            matrix[row, column] = sums[terms[kept[row]] | terms[kept[column]]]


@compiled
def begin(counts: Reals, size: int, terms: Ints, kept: Ints, count: int, dead: Ints, beta: Reals) -> None:
    """The first coefficients: least squares on the logarithms of the counts, each weighted by itself."""
    weights, values = np.zeros(1 << size), np.zeros(1 << size)
    matrix, step = np.empty((count, count)), np.empty(count)
    for history in range(1 << size):
        if not dead[history]:
            weights[history] = counts[history] + 0.1
            values[history] = weights[history] * math.log(weights[history]) - 0.1
    sum_supersets(weights, size)
    sum_supersets(values, size)
    fill_information(weights, terms, kept, count, matrix)
    factorise(matrix, count)
    for at in range(count):
        step[at] = values[terms[kept[at]]]
    solve(matrix, step, count)
    for at in range(count):
        beta[kept[at]] = step[at]


@compiled
def measure(
    margins: Reals, size: int, terms: Ints, beta: Reals, kept: Ints, count: int, sums: Reals, score: Reals
) -> tuple[float, float]:
    """The log-likelihood without its constant and the worst margin; `sums` comes with the fitted counts."""
    sum_supersets(sums, size)
    likelihood, worst = -sums[0], 0.0
    for at in range(count):
        term = terms[kept[at]]
        likelihood += margins[term] * beta[kept[at]]
        score[at] = margins[term] - sums[term]
        worst = max(worst, abs(score[at]))
    return likelihood, worst


@compiled
def judge(worst: float, fitted: Reals, dead: Ints) -> int:
    """What a fit whose margins are met is worth: CONVERGED, and CERTIFIED where it proves that an estimate exists."""
    smallest = np.inf
    for history in range(len(fitted)):
        if not dead[history]:
            smallest = min(smallest, fitted[history])
    return CONVERGED | CERTIFIED if worst < SHARE_OF_SMALLEST * smallest else CONVERGED


@compiled
def move(beta: Reals, before: Reals, kept: Ints, count: int, step: Reals) -> None:
    """One step from where we stand, which is kept in `before`."""
    for at in range(count):
        before[kept[at]] = beta[kept[at]]
        beta[kept[at]] += step[at]


@compiled
def go_back_halfway(beta: Reals, before: Reals, kept: Ints, count: int) -> None:
    """Half the last step."""
    for at in range(count):
        beta[kept[at]] = 0.5 * (beta[kept[at]] + before[kept[at]])


@compiled
def fit_terms(
    counts: Reals,
    margins: Reals,
    size: int,
    terms: Ints,
    beta: Reals,
    fitted: Reals,
    warm: bool,  # noqa: FBT001
) -> tuple[float, int]:
    """Fit one model by Newton's method, in the extended sense.

    Args:
        counts: people by history, of length 2**size; that of history 0 is 0.
        margins: their superset sums.
        size: how many lists.
        terms: the model's terms, the constant (0) first.
        beta: written: the coefficients; without meaning where the margin is zero. Read when `warm`.
        fitted: written: the expected counts, the one of history 0 is the dark figure.
        warm: begin at the coefficients that stand in `beta`.

    Returns:
        The log-likelihood without its constant, and CONVERGED, ALIASED and CERTIFIED added up.
    """
    kept, dead = np.empty(len(terms), np.int64), np.empty(1 << size, np.int64)
    count = drop_empty(margins, size, terms, kept, dead)
    if not warm:
        begin(counts, size, terms, kept, count, dead, beta)
    likelihood, state = climb(margins, size, terms, beta, fitted, kept, count, dead)
    predict(beta, size, terms, kept, count, dead, fitted)
    fitted[0] = math.exp(min(beta[0], 600.0))
    return likelihood, state


@compiled
def climb(
    margins: Reals, size: int, terms: Ints, beta: Reals, fitted: Reals, kept: Ints, count: int, dead: Ints
) -> tuple[float, int]:
    """Newton's method from where `beta` stands; a step that loses likelihood is halved."""
    before, step, sums, matrix = beta.copy(), np.empty(count), np.empty(1 << size), np.empty((count, count))
    best, verdict, aliased, more, factorised = -np.inf, 0, 0, 4, False
    for _ in range(MOST_STEPS):
        predict(beta, size, terms, kept, count, dead, fitted)
        copy_into(fitted, sums)
        likelihood, worst = measure(margins, size, terms, beta, kept, count, sums, step)
        if not likelihood >= best - 1e-10 * (abs(best) + 1.0):
            go_back_halfway(beta, before, kept, count)
            continue
        best = likelihood
        if worst <= CLOSE * margins[0]:
            verdict = judge(worst, fitted, dead)
            more -= 1
        if more == 0 or (verdict & CERTIFIED and not aliased):
            break
        fill_information(sums, terms, kept, count, matrix)
        aliased, factorised = (ALIASED if factorise(matrix, count) else 0), True
        solve(matrix, step, count)
        move(beta, before, kept, count, step)
    if verdict and factorised:  # the last digits, by the factor that is there already
        solve(matrix, step, count)
        move(beta, before, kept, count, step)
    return best, (verdict & ~CERTIFIED if aliased else verdict) | aliased
