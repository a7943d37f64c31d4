"""Whether a model has an estimate at all on these lists, and why not.

An estimate exists when some table without an empty cell has the same margins as ours: the margins must lie inside
their cone and not on its edge (Haberman 1974; Fienberg and Rinaldo 2012). It is the only one when the cells tell the
terms apart (Chan, Silverman and Vincent 2021). Both depend on which histories anybody has and not on how many have
them, so that an answer holds for every table with the same support and is kept.

A fit that meets its margins proves the first by itself (`Fit.certified`); only where it does not is the linear
programme solved: as many empty cells as possible are made positive, each counted up to one. An optimum that leaves a
cell at nothing names it: nobody can be there, and the estimate runs off to infinity.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from handrail.methods.prevalence.fitting import is_identified
from handrail.methods.prevalence.histories import Lists
from handrail.methods.prevalence.models import Model

KEPT_ANSWERS = 200_000


@dataclass(frozen=True)
class Existence:
    """Whether there is an estimate, and one only. `emptied`: the histories that the margins leave nobody for."""

    exists: bool
    identified: bool
    emptied: tuple[int, ...] = ()

    @property
    def admissible(self) -> bool:
        """Whether the model may be used on these lists."""
        return self.exists and self.identified

    @property
    def code(self) -> int:
        """0 there is an estimate, 1 there is none, 2 there is more than one: the codes of Chan and others."""
        return 2 if not self.identified else 0 if self.exists else 1

    def why_not(self, lists: Lists, model: Model) -> str | None:
        """Why there is no estimate, in words; None if there is one."""
        allowing = f"with the model {model.notation} ({model.in_words(lists.names)})"
        if not self.identified:
            return f"Not estimable {allowing}: too few histories were seen to tell the model's parts from each other."
        if not self.exists:
            empty = listed(" and ".join(lists.names_of(history)) for history in self.emptied[:3])
            return (
                f"Not estimable {allowing}: given what overlaps, it leaves nobody who could be on {empty}, "
                f"and without them any number of people could be unseen."
            )
        return None


def listed(words: Iterable[str]) -> str:
    """One, two or three things in a row."""
    return ", or on ".join(words)


def existence(lists: Lists, model: Model) -> Existence:
    """Whether this model has one estimate on these lists."""
    return existence_on(model, lists.support)


@lru_cache(maxsize=KEPT_ANSWERS)
def existence_on(model: Model, support: frozenset[int]) -> Existence:
    """Whether this model has one estimate on any table in which these histories occur and no others."""
    empty_terms = [term for term in model.terms if not any(history & term == term for history in support)]
    terms = (0, *(term for term in model.terms if term not in set(empty_terms)))
    cells = [cell for cell in range(1, 2**model.size) if not any(cell & term == term for term in empty_terms)]
    alive = np.zeros(2**model.size, dtype=np.bool_)
    alive[cells] = True
    emptied = emptied_cells(terms, cells, support)
    return Existence(exists=not emptied, identified=is_identified(terms, alive), emptied=emptied)


def emptied_cells(terms: tuple[int, ...], cells: list[int], support: frozenset[int]) -> tuple[int, ...]:
    """The cells that are empty in every table with the margins of one that has this support."""
    unseen = [cell for cell in cells if cell not in support]
    if not unseen:
        return ()
    raised = raised_most(terms, cells, unseen, support)
    # An optimum raises a cell to one or not at all, since tables with these margins may be added to each other.
    return tuple(cell for cell, height in zip(unseen, raised, strict=True) if height < 0.5)


def raised_most(
    terms: tuple[int, ...], cells: list[int], unseen: list[int], support: frozenset[int]
) -> NDArray[np.float64]:
    """Raise as many unseen cells as the margins allow, each up to one.

    The unknowns are the table, its scale and the heights of the unseen cells: the table's margins are the scale times
    those of the support, and no height is above its cell.
    """
    from scipy.optimize import linprog  # slow to import, and seldom wanted

    design = (np.array(terms)[:, None] & np.array(cells)[None, :]) == np.array(terms)[:, None]
    design = design.astype(float)
    margins = design[:, [cell in support for cell in cells]].sum(axis=1)
    many, few = len(cells), len(unseen)
    same_margins = np.hstack([design, -margins[:, None], np.zeros((len(terms), few))])
    below = np.zeros((few, many + 1 + few))
    below[range(few), [cells.index(cell) for cell in unseen]] = -1
    below[:, many + 1 :] = np.eye(few)
    found = linprog(
        np.concatenate([np.zeros(many + 1), -np.ones(few)]),
        A_ub=below,
        b_ub=np.zeros(few),
        A_eq=same_margins,
        b_eq=np.zeros(len(terms)),
        bounds=[(0, None)] * (many + 1) + [(0, 1)] * few,
        method="highs",
    )
    if found.status != 0:
        raise RuntimeError(f"The linear programme was not solved: {found.message}")
    return np.asarray(found.x[many + 1 :], dtype=np.float64)
