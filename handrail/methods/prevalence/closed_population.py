"""Closed-population models: people, or lists, that catch at rates of a stated shape.

Each is a Poisson log-linear model of the counts by history with a few fixed columns (Cormack 1989; Rivest and Lévesque
2001). M0: every list catches everybody alike. Mt: lists differ. Mh: people differ, in how many lists hold them, by
one of four shapes (Rivest and Baillargeon 2007): Chao's, which allows any and gives a floor, or Poisson's, Darroch's or
a gamma, which each assume one. Mth: both differ. Nothing in lists tells the shape: what they say apart is the lesson.

In Mb and Mbh being caught once changes being caught again. They take lists for occasions one after another; turned
round they say something else, and lists have no order. They are here to be held beside published numbers alone.
"""

import math
from dataclasses import dataclass

import numpy as np

from handrail.methods.prevalence.fitting import poisson_log_likelihood, scaled_solution
from handrail.methods.prevalence.histories import Lists, lists_held
from handrail.methods.prevalence.stepwise import NotEstimable
from handrail.methods.prevalence.transforms import Reals

CHAO, POISSON, DARROCH, GAMMA = SHAPES = ("Chao (LB)", "Poisson2", "Darroch", "Gamma3.5")
GAMMA_AT = 3.5
ALIKE, LISTS_DIFFER = "M0", "Mt"
UNORDERED = (ALIKE, LISTS_DIFFER, *(f"Mh {shape}" for shape in SHAPES), *(f"Mth {shape}" for shape in SHAPES))
ORDERED = ("Mb", "Mbh")
# No cell of a fit that exists moves by more than this share of itself in another step.
SETTLED = 1e-9
# Where there is an estimate, some ten steps settle it; where there is none, each leaves a third of a cell, for ever.
ENOUGH_STEPS = 25
# Equations of estimates that exist are at most some 1e5 from telling nothing; beyond this, rounding writes the answer.
TOLD_BY_ROUNDING = 1e10


@dataclass(frozen=True, eq=False)
class ClosedPopulation:
    """What one of these models says; `deviation` is the standard error of the population."""

    model: str
    population: float
    deviation: float
    aic: float
    bic: float


@dataclass(frozen=True, eq=False)
class Design:
    """A row for each history that can be seen, a column for each coefficient, the constant first."""

    columns: Reals
    shaped_from: int  # the first column of the shape of rates; the number of columns where there is none


def closed_population(lists: Lists, model: str) -> ClosedPopulation:
    """Fit one of the models of `UNORDERED` and `ORDERED`.

    Raises:
        NotEstimable: the lists do not settle it.
    """
    design = design_of(model, lists.size)
    people = lists.counts[1:].astype(np.float64)
    if (people @ design.columns[:, : design.shaped_from] == 0).any():
        raise NotEstimable(f"Not estimable with {model}: nobody on these lists tells one of its rates.")
    columns = without_negatives(design, people) if model.endswith(CHAO) else design.columns
    beta, fitted, settled = climbed(columns, people)
    if not settled:
        raise NotEstimable(f"Not estimable with {model}: too few people are on several lists to tell this shape.")
    population = population_of(model, beta, lists)
    likelihood, parameters = poisson_log_likelihood(people, fitted), len(beta)
    return ClosedPopulation(
        model,
        population,
        deviation_of(model, columns, beta, fitted, lists),
        2 * parameters - 2 * likelihood,
        parameters * math.log(lists.observed) - 2 * likelihood,
    )


def design_of(model: str, size: int) -> Design:
    """The columns of a model of so many lists."""
    histories = np.arange(1, 2**size)
    held, one = lists_held(size)[1:].astype(np.float64), np.ones(2**size - 1)
    apart = [(histories >> place & 1).astype(np.float64) for place in range(size)]
    kind, _, shape = model.partition(" ")
    if model in ORDERED:
        before = np.log2(histories & -histories)  # lists passed before the first that holds them
        first = [(before == 0).astype(np.float64)] if model == "Mbh" else []
        plain, shaped = [one, *first, before, held - 1], []
    else:
        plain, shaped = [one, *([held] if kind in {ALIKE, "Mh"} else apart)], shape_of(shape, held, size)
    return Design(np.column_stack([*plain, *shaped]), len(plain))


def shape_of(shape: str, held: Reals, size: int) -> list[Reals]:
    """What the number of lists that hold a person adds beyond a straight line; nothing for nobody's."""
    if shape == CHAO:
        return [np.maximum(held - order + 1, 0.0) for order in range(3, size + 1)]
    if shape == POISSON:
        return [2.0**held - 1]
    if shape == DARROCH:
        return [held**2 / 2]
    return [math.log(GAMMA_AT) - np.log(GAMMA_AT + held)] if shape == GAMMA else []


def without_negatives(design: Design, people: Reals) -> Reals:
    """The columns with none of the shape that would be below nothing, which no spread of rates makes (Chao)."""
    columns, plain = design.columns, design.shaped_from
    while True:
        columns = columns[:, [place < plain or people @ column > 0 for place, column in enumerate(columns.T)]]
        beta, _, _ = climbed(columns, people)
        kept = np.concatenate([np.ones(plain, dtype=np.bool_), beta[plain:] >= 0])
        if kept.all():
            return columns
        columns = columns[:, kept]


def climbed(columns: Reals, people: Reals) -> tuple[Reals, Reals, bool]:
    """Newton's method: coefficients, fitted counts, and whether there is an estimate.

    A Newton step of s makes of the fitted counts m the table m (1 + Xs), which has exactly the margins of the data.
    Where no cell moves by a whole of itself that table is positive, so that an estimate exists: the step is the proof.
    A step that rounding wrote proves nothing: by chance, on some processors, it is small where no estimate exists.
    """
    weights = people + 0.1
    beta = scaled_solution(columns.T * weights @ columns, columns.T @ (weights * np.log(weights) - 0.1))
    best, before = -math.inf, beta
    for _ in range(ENOUGH_STEPS):
        fitted = np.exp(np.minimum(columns @ beta, 600.0))
        likelihood = float(people @ columns @ beta - fitted.sum())
        if not likelihood >= best - 1e-10 * (abs(best) + 1):  # too far: halve the step
            beta = (beta + before) / 2
            continue
        best, before = likelihood, beta
        information = columns.T * fitted @ columns
        step = scaled_solution(information, columns.T @ (people - fitted))
        beta = beta + step
        if np.abs(columns @ step).max() < SETTLED:
            return beta, np.exp(columns @ beta), from_telling_nothing(information) < TOLD_BY_ROUNDING
    return beta, np.exp(np.minimum(columns @ beta, 600.0)), False


def from_telling_nothing(information: Reals) -> float:
    """How many times errors grow in the solution of these equations, each measured in its own size."""
    scale = 1 / np.sqrt(np.maximum(np.diag(information), 1e-300))
    return float(np.linalg.cond(information * scale[:, None] * scale[None, :]))


def population_of(model: str, beta: Reals, lists: Lists) -> float:
    """The people seen and those on no list; of Mb and Mbh as many as lists without an end would catch."""
    if model not in ORDERED:
        return lists.observed + math.exp(beta[0])
    again = 1 + math.exp(beta[-1])
    missed = math.exp(beta[-2]) / again  # by the next list, of those not caught yet
    caught_first = math.exp(beta[0]) * again ** (lists.size - 1)
    if model == "Mb":
        return caught_first / (1 - missed)
    return caught_first * (math.exp(beta[1]) + missed / (1 - missed))


def deviation_of(model: str, columns: Reals, beta: Reals, fitted: Reals, lists: Lists) -> float:
    """The standard error of the population, which is taken as fixed (Rivest and Lévesque 2001)."""
    variances = np.linalg.pinv(columns.T * fitted @ columns)
    if model not in ORDERED:
        dark = math.exp(beta[0])
        return math.sqrt(dark + dark**2 * variances[0, 0])
    small = 1e-5 * np.eye(len(beta))
    slope = [population_of(model, beta + way, lists) - population_of(model, beta - way, lists) for way in small]
    gradient = np.array(slope) / 2e-5
    return math.sqrt(max(float(gradient @ variances @ gradient) - population_of(model, beta, lists), 0.0))
