"""Somebody who subtracts: knows every number shown, every margin and every earlier release, and looks for the rest.

What they can find out of a hidden cell is the lowest and the highest number that it has in any world that agrees with
all that they know. Each bound here is such a world, in whole numbers, so that what is called possible is possible.
Where no world can be found in time, the cell counts as found: a doubt never makes anything look safe.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array
from scipy.sparse.csgraph import connected_components

from handrail.methods.disclosure.space import Space

Numbers = NDArray[np.float64]
Weights = Mapping[int, float]
NEAR = 1e-6
SECONDS_EACH = 5.0
OPTIMAL, INFEASIBLE = 0, 2  # As SciPy numbers them.


class Contradiction(ValueError):
    """No world agrees with what is known: an earlier release says something else."""


@dataclass(frozen=True)
class World:
    """Numbers for some places that agree with all that is known, and what was asked of them in it."""

    value: int
    numbers: dict[int, int]


@dataclass(frozen=True)
class Part:
    """Unknown places that are bound to each other, and the sums that bind them."""

    places: NDArray[np.int64]
    sums: csc_array
    totals: Numbers


@dataclass(frozen=True)
class Known:
    """What somebody knows of each place: its lowest and highest number, and that the sums hold."""

    space: Space
    low: Numbers
    high: Numbers
    seconds: Callable[[], float] = lambda: SECONDS_EACH

    @property
    def free(self) -> NDArray[np.bool_]:
        """The places whose number is not known."""
        return self.low < self.high

    @cached_property
    def parts(self) -> list[Part]:
        """The unknown places in groups that no sum joins. Raises Contradiction where known numbers do not add up."""
        free = np.flatnonzero(self.free)
        left = self.space.sums.tocsc()[:, free]
        totals = -self.space.sums @ np.where(self.free, 0.0, self.low)
        bound = np.diff(left.tocsr().indptr) > 0
        if np.any(np.abs(totals[~bound]) > NEAR):
            raise Contradiction
        groups, label = connected_components(abs(left.T) @ abs(left), directed=False)
        rows = left.tocsr()
        parts = []
        for group in range(groups):
            columns = np.flatnonzero(label == group)
            touching = np.unique(left[:, columns].indices)
            parts.append(Part(free[columns], rows[touching][:, columns].tocsc(), totals[touching]))
        return parts

    @cached_property
    def part_of(self) -> dict[int, int]:
        """In which part each unknown place is."""
        return {int(place): number for number, part in enumerate(self.parts) for place in part.places}

    def highest(self, weights: Weights) -> World | None:
        """The world in which the weighted sum is highest; None when time runs out before any is found."""
        return self.furthest(weights, -1.0)

    def lowest(self, weights: Weights) -> World | None:
        """The world in which the weighted sum is lowest; None when time runs out before any is found."""
        return self.furthest(weights, 1.0)

    def furthest(self, weights: Weights, sense: float) -> World | None:
        """The world with the lowest weighted sum times `sense`. Raises Contradiction when there is none at all."""
        fixed = sum(weight * self.low[place] for place, weight in weights.items() if place not in self.part_of)
        value = round(fixed)
        numbers: dict[int, int] = {}
        for number in {self.part_of[place] for place in weights if place in self.part_of}:
            part = self.parts[number]
            cost = np.array([sense * weights.get(int(place), 0.0) for place in part.places])
            found = self.solve(part, cost)
            if found is None:
                return None
            value += round(float(found @ cost) * sense)
            numbers.update(zip(part.places.tolist(), found.astype(int).tolist(), strict=True))
        return World(value, numbers)

    def solve(self, part: Part, cost: Numbers) -> Numbers | None:
        """Whole numbers for a part at the lowest cost: from the linear programme where its answer is whole already."""
        solved = self.programme(part, cost, whole=False)
        if solved is not None and np.all(np.abs(solved - np.round(solved)) < NEAR):
            return np.round(solved)
        solved = self.programme(part, cost, whole=True)
        if solved is None or np.any(np.abs(part.sums @ np.round(solved) - part.totals) > NEAR):
            return None
        return np.round(solved)

    def programme(self, part: Part, cost: Numbers, *, whole: bool) -> Numbers | None:
        """What the solver finds; None when it finds nothing in time."""
        answer = milp(
            cost,
            constraints=LinearConstraint(part.sums, part.totals, part.totals),
            bounds=Bounds(self.low[part.places], self.high[part.places]),
            integrality=np.full(len(cost), int(whole)),
            options={"time_limit": max(self.seconds(), 0.01), "mip_rel_gap": 0.0},
        )
        if answer.status == INFEASIBLE:
            raise Contradiction
        # A linear programme that was cut short proves nothing; a whole-number one may have found a world already.
        found: Numbers | None = answer.x if whole or answer.status == OPTIMAL else None
        return found
