"""All decomposable graphs over the lists: 8, 61, 822, 18,154 and 617,675 for three to seven.

A graph is decomposable (chordal) when its vertices can be taken away one after another, each with neighbours that are
all joined. Whoever is taken away with neighbours N contributes the set with it and takes out the set N; what is left
over are the cliques (+1) and the separators (-1). All graphs are taken apart at once.
"""

from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

GRAPHS_AT_ONCE = 2**17
MOST_LISTS = 7  # 617,675 graphs; of eight lists there are 30,888,596


@cache
def decomposable(size: int) -> NDArray[np.int8]:
    """Every decomposable graph: one row each, and for every set of lists +1 for a clique and -1 for a separator.

    The set is the column, as a bitmask; column 0 (no list) stands for a constant.
    """
    edges = list(combinations(range(size), 2))
    blocks = [
        taken_apart(np.arange(first, min(first + GRAPHS_AT_ONCE, 2 ** len(edges))), size, edges)
        for first in range(0, 2 ** len(edges), GRAPHS_AT_ONCE)
    ]
    return np.concatenate(blocks)


def taken_apart(graphs: NDArray[np.int64], size: int, edges: list[tuple[int, int]]) -> NDArray[np.int8]:
    """The graphs among these (bitmasks over the edges) that come apart, as cliques and separators."""
    joined = np.zeros((len(graphs), size), dtype=np.int64)
    for at, (one, other) in enumerate(edges):
        present = graphs >> at & 1
        joined[:, one] |= present << other
        joined[:, other] |= present << one
    left = np.full(len(graphs), 2**size - 1, dtype=np.int64)
    sets = np.zeros((len(graphs), 2**size), dtype=np.int8)
    for _ in range(size):
        for vertex in range(size):
            take_away(vertex, joined, left, sets)
    whole: NDArray[np.int8] = sets[left == 0]
    return whole


def take_away(vertex: int, joined: NDArray[np.int64], left: NDArray[np.int64], sets: NDArray[np.int8]) -> None:
    """Take a vertex away from every graph that still has it and whose neighbours of it are all joined."""
    around = joined[:, vertex] & left
    simplicial = (left >> vertex & 1).astype(np.bool_)
    for other in range(joined.shape[1]):
        missing = around & ~(1 << other) & ~joined[:, other]
        simplicial &= ~((around >> other & 1).astype(np.bool_) & (missing != 0))
    rows = np.flatnonzero(simplicial)
    sets[rows, around[rows] | 1 << vertex] += 1
    sets[rows, around[rows]] -= 1
    left[rows] &= ~(1 << vertex)


def cliques_of(row: NDArray[np.int8]) -> tuple[int, ...]:
    """The cliques of a graph, which name it as a model."""
    return tuple(int(held) for held in np.flatnonzero(row > 0))
