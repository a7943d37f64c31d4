"""Sums over all subsets, or all supersets, of every history: the zeta transforms of the lattice of histories.

They take the place of a design matrix. The linear predictor of a hierarchical model is the subset sum of its
coefficients, and its sufficient statistics are the superset sums of the counts (Bishop, Fienberg and Holland 1975 for
the margins; Yates 1937 for the transform). Both take t * 2**(t-1) additions for t lists.
"""

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]


def subset_sums(values: Reals) -> Reals:
    """For each history, the sum of the values of all histories whose lists it holds. Works along the last axis."""
    sums = np.array(values, dtype=np.float64)
    for halves in halved(sums):
        halves[..., 1, :] += halves[..., 0, :]
    return sums


def superset_sums(values: Reals) -> Reals:
    """For each history, the sum of the values of all histories that hold its lists. Works along the last axis."""
    sums = np.array(values, dtype=np.float64)
    for halves in halved(sums):
        halves[..., 0, :] += halves[..., 1, :]
    return sums


def halved(sums: Reals) -> list[Reals]:
    """Views of the same array, one for each list: the histories without it and with it."""
    cells, shape = sums.shape[-1], sums.shape[:-1]
    return [sums.reshape(*shape, -1, 2, 2**place) for place in range(cells.bit_length() - 1)]
