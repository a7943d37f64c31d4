"""Where each thing of a network is placed, the same every time: joined things near, and each part by itself.

Source of the method: T. Fruchterman and E. Reingold, "Graph drawing by force-directed placement", Software: Practice
and Experience 21 (1991), 1129-1164. Things begin on a spiral in the order of their names, not by chance, so that one
network is drawn in one way.
"""

import math
from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from handrail.methods.network.graph import MOST_NODES, Edge, clusters, nodes_of

Numbers = NDArray[np.float64]
ROUNDS: Final = 150
GOLDEN_ANGLE: Final = np.pi * (3 - np.sqrt(5))
GAP: Final = 0.9  # between two parts, in widths of what one thing has
STRETCHES: Final = (0.9, 1.0, 1.1, 1.2, 1.3, 1.4, 1.6)  # rows so much wider than a square of all would be
PULL: Final = 0.3  # towards the middle, so that what hangs on one line does not drift off
NEAREST: Final = 1e-6


class TooManyToPlace(ValueError):
    """More things than can be read in one picture."""


def layout(edges: Collection[Edge], *, wide: float = 1.0) -> dict[str, tuple[float, float]]:
    """Where each thing is placed, from 0 to 1 across and from 0 to 1/`wide` down.

    Things that nothing joins, however far around, are placed apart: each such part in a square of its own, the largest
    first. Raises TooManyToPlace over `MOST_NODES` things.
    """
    nodes = nodes_of(edges)
    if len(nodes) > MOST_NODES:
        raise TooManyToPlace(f"{len(nodes)} things are too many for one picture; {MOST_NODES} at most can be read.")
    joined = clusters(edges)
    alone = [(node,) for node in nodes if not any(node in part for part in joined)]
    apart = [*joined, *alone]
    corners, whole = shelves([side_of(part) for part in apart], wide)
    found: dict[str, tuple[float, float]] = {}
    for part, corner in zip(apart, corners, strict=True):
        spots = (np.array(corner) + GAP / 2 + placed(part, edges) * (side_of(part) - GAP)) / whole
        found |= {node: (round(float(x), 4), round(float(y), 4)) for node, (x, y) in zip(part, spots, strict=True)}
    return {node: found[node] for node in nodes}


def side_of(part: Sequence[str]) -> float:
    """How wide the square of a part is, so that each thing has about as much room."""
    return math.sqrt(len(part)) + GAP


def shelves(sides: Sequence[float], wide: float) -> tuple[list[tuple[float, float]], float]:
    """The corner of each square, in rows from the top as wide as suits them; and how wide all of it is taken to be."""
    about = math.sqrt(wide * sum(side * side for side in sides))
    least = max([1.0, *sides[:1]])
    return min((rows_of(sides, max(least, about * stretch), wide) for stretch in STRETCHES), key=itemgetter(1))


def rows_of(sides: Sequence[float], width: float, wide: float) -> tuple[list[tuple[float, float]], float]:
    """The corner of each square, the largest first, in rows of at most that width; and how wide all of it is taken to
    be: as wide as the widest row, or as the rows together are high.
    """
    corners: list[tuple[float, float]] = []
    across, down, high, widest = 0.0, 0.0, 0.0, 1.0
    for side in sides:
        if across + side > width:
            across, down, high = 0.0, down + high, 0.0
        corners.append((across, down))
        across, high = across + side, max(high, side)
        widest = max(widest, across)
    return corners, max(widest, wide * (down + high))


def placed(part: Sequence[str], edges: Iterable[Edge]) -> Numbers:
    """Where the things of one part are in its square, from 0 to 1."""
    place = {node: number for number, node in enumerate(part)}
    joined = np.zeros((len(part), len(part)))
    for edge in edges:
        if edge.one in place and edge.one != edge.other:
            joined[place[edge.one], place[edge.other]] = joined[place[edge.other], place[edge.one]] = 1.0
    return fitted(settled(spiral(len(part)), joined))


def spiral(number: int) -> Numbers:
    """So many spots, evenly spread over a disc."""
    each = np.arange(number)
    radius = np.sqrt((each + 0.5) / number)
    return np.stack([radius * np.cos(each * GOLDEN_ANGLE), radius * np.sin(each * GOLDEN_ANGLE)], axis=1)


def settled(spots: Numbers, joined: Numbers) -> Numbers:
    """The spots after so many rounds, in each of which they may move a little less."""
    apart = 1.6 / np.sqrt(len(spots))
    for round_number in range(ROUNDS):
        furthest = 0.2 * (1 - round_number / ROUNDS) + 0.002
        push = pushes(spots, joined, apart)
        length = np.maximum(np.linalg.norm(push, axis=1, keepdims=True), NEAREST)
        spots = spots + push / length * np.minimum(length, furthest)
    return spots


def pushes(spots: Numbers, joined: Numbers, apart: float) -> Numbers:
    """Where each is pushed: from all others, to what it is joined to, and to the middle."""
    between = spots[:, None, :] - spots[None, :, :]
    distance = np.maximum(np.linalg.norm(between, axis=2), NEAREST)
    force = apart**2 / distance**2 - joined * distance / apart
    pushed: Numbers = (between * force[:, :, None]).sum(axis=1) - PULL * spots
    return pushed


def fitted(spots: Numbers) -> Numbers:
    """The same picture from 0 to 1 across and down, its shape kept."""
    low, high = spots.min(axis=0), spots.max(axis=0)
    side = max(float((high - low).max()), NEAREST)
    moved: Numbers = (spots - (low + high) / 2) / side + 0.5
    return moved
