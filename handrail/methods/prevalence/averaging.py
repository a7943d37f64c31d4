"""Averaging over every decomposable graph of lists (Madigan and York 1997).

Each graph gives the histories a hyper-Dirichlet law with a constant pseudo-count for each cell of the full table. For
a trial dark figure m the probability of the counts is then a product over cliques and separators, so that all graphs
and all m are one product of matrices. The prior is 1/N on the number of people and the same for each graph.

The grid of m is part of the prior, and a grid that ends too early cuts a second mode off: on the Netherlands' six
lists one to ten times the people seen says 40,000, and one that is long enough 146,000. The grid here grows until
nothing is left beyond it, and what is left at its end and how many modes there are is told.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from handrail.methods.prevalence.graphs import MOST_LISTS, cliques_of, decomposable
from handrail.methods.prevalence.histories import Counts, Lists
from handrail.methods.prevalence.models import Model, hierarchical
from handrail.methods.prevalence.stepwise import NotEstimable
from handrail.methods.prevalence.transforms import Reals

EVERY_ONE_TO = 500  # below it every number of people is tried, above it steps of less than one per cent
STEP = 1.008
FIRST_REACH, LAST_REACH = 30, 10_000  # times the people seen
EDGE = 1e-4
VALLEY = 0.5  # two tops with less than this share of the lower one between them are two modes
NOTABLE = 0.05  # of the highest top
ROWS_AT_ONCE = 5_000


@dataclass(frozen=True, eq=False)
class Averaged:
    """The posterior of the dark figure over a grid, and what it says of the population."""

    observed: int
    grid: Reals
    weights: Reals  # the probability of each point of the grid
    density: Reals  # relative to the highest, on the logarithm of the dark figure
    best: Model
    best_probability: float
    graphs: int

    def quantile(self, share: float) -> float:
        """The population below which this share of the probability lies."""
        ends = np.concatenate([[self.grid[0] - 0.5], (self.grid[1:] + self.grid[:-1]) / 2, [self.grid[-1]]])
        below = np.concatenate([[0.0], self.weights.cumsum()])
        return float(self.observed + np.round(np.interp(share, below, ends)))

    @property
    def median(self) -> float:
        """The middle of the posterior."""
        return self.quantile(0.5)

    @property
    def edge(self) -> float:
        """How much is left at the end of the grid, beside the highest point."""
        return float(self.density[-1])

    @property
    def modes(self) -> int:
        """How many tops there are that a valley sets apart."""
        return count_modes(self.density)

    def mean(self) -> float:
        """The mean population."""
        return float(self.observed + self.weights @ self.grid)


def average(lists: Lists, *, pseudo_count: float | None = None) -> Averaged:
    """Average over all decomposable graphs, over a grid that is as long as it needs to be.

    Args:
        lists: the people seen; three to seven lists.
        pseudo_count: for each cell of the full table; 2 to the power of minus the number of lists if not given.

    Raises:
        NotEstimable: there are more than seven lists.
    """
    reach = FIRST_REACH
    while True:
        grid = long_grid(reach * lists.observed)
        found = average_over(lists, grid, spacing(grid), pseudo_count=pseudo_count)
        if found.edge < EDGE or reach >= LAST_REACH:
            return found
        reach *= 4


def long_grid(last: float) -> Reals:
    """Every number to a few hundred, and from there on in steps of less than one per cent."""
    steps = np.arange(np.log(EVERY_ONE_TO), np.log(max(last, EVERY_ONE_TO + 1)), np.log(STEP))
    return np.unique(np.concatenate([np.arange(1, EVERY_ONE_TO), np.round(np.exp(steps))])).astype(np.float64)


def spacing(grid: Reals) -> Reals:
    """How many whole numbers each point of the grid stands for."""
    middles = (grid[1:] + grid[:-1]) / 2
    return np.diff(np.concatenate([[grid[0] - 0.5], middles, [grid[-1] + (grid[-1] - middles[-1])]]))


def average_over(
    lists: Lists,
    grid: Reals,
    stands_for: Reals,
    *,
    pseudo_count: float | None = None,
    log_prior: Reals | None = None,
) -> Averaged:
    """Average over a given grid.

    Args:
        lists: the people seen.
        grid: trial dark figures.
        stands_for: how many whole numbers each stands for.
        pseudo_count: for each cell of the full table.
        log_prior: of the population, at each point of the grid; 1/N if not given.
    """
    if lists.size > MOST_LISTS:
        raise NotEstimable(f"Not estimable: there are too many graphs of {lists.size} lists; {MOST_LISTS} is the most.")
    total = lists.observed + grid
    prior = -np.log(total) if log_prior is None else log_prior
    each = prior + log_choices(total, grid) + np.log(stands_for)
    sets = log_marginals(lists.counts, lists.size, grid, pseudo_count or 2.0**-lists.size)
    over_graphs, graphs = sums_over_graphs(decomposable(lists.size), sets, each)
    weights = np.exp(over_graphs - log_sum(over_graphs))
    density = weights / stands_for * grid
    best = int(np.argmax(graphs))
    return Averaged(
        observed=lists.observed,
        grid=grid,
        weights=weights,
        density=density / density.max(),
        best=hierarchical(lists.size, cliques_of(decomposable(lists.size)[best])),
        best_probability=float(np.exp(graphs[best] - log_sum(graphs))),
        graphs=len(graphs),
    )


def log_choices(total: Reals, grid: Reals) -> Reals:
    """The part of the multinomial coefficient that depends on the dark figure."""
    from scipy.special import gammaln

    choices: Reals = gammaln(total + 1) - gammaln(grid + 1)
    return choices


def log_marginals(counts: Counts, size: int, grid: Reals, pseudo_count: float) -> Reals:
    """How likely the table of each set of lists is at each dark figure: Dirichlet-multinomial, in logs."""
    from scipy.special import gammaln

    everybody = pseudo_count * 2**size
    total = counts.sum() + grid
    found = np.zeros((2**size, len(grid)))
    for held in range(1, 2**size):
        table, prior = margin(counts, held), pseudo_count * 2.0 ** (size - held.bit_count())
        fixed = float((gammaln(table[1:] + prior) - gammaln(prior)).sum())
        unseen = gammaln(table[0] + grid + prior) - gammaln(prior)
        found[held] = gammaln(everybody) - gammaln(total + everybody) + fixed + unseen
    return found


def margin(counts: Counts, held: int) -> Reals:
    """The counts over the lists of a set only, whoever is on none of them first."""
    histories = np.arange(len(counts)) & held
    cells = np.unique(histories)
    places = np.searchsorted(cells, histories)
    return np.bincount(places, weights=counts.astype(np.float64), minlength=len(cells)).astype(np.float64)


def sums_over_graphs(graphs: NDArray[np.int8], sets: Reals, each: Reals) -> tuple[Reals, Reals]:
    """The log of the sum over all graphs at each point, and over all points of each graph; in blocks of graphs."""
    points, rows = np.full(len(each), -np.inf), []
    for first in range(0, len(graphs), ROWS_AT_ONCE):
        block = graphs[first : first + ROWS_AT_ONCE].astype(np.float64) @ sets + each
        highest = block.max()
        scaled = np.exp(block - highest)
        with np.errstate(divide="ignore"):
            points = np.logaddexp(points, np.log(scaled.sum(axis=0)) + highest)
            rows.append(np.log(scaled.sum(axis=1)) + highest)
    return points, np.concatenate(rows)


def log_sum(logs: Reals) -> float:
    """The log of a sum, from logs."""
    highest = float(logs.max())
    return highest + float(np.log(np.exp(logs - highest).sum()))


def count_modes(density: Reals) -> int:
    """How many notable tops a valley sets apart."""
    modes, top, valley = 0, 0.0, 1.0
    rising = True
    for height in density:
        if rising:
            if height >= top:
                top = float(height)
            elif height < VALLEY * top:
                modes += top >= NOTABLE
                rising, valley = False, float(height)
        else:
            valley = min(valley, float(height))
            if height > valley / VALLEY and height >= NOTABLE:
                rising, top = True, float(height)
    return modes + (rising and top >= NOTABLE)
