"""One space for every cell of every table, earlier ones too, and the sums that bind them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from handrail.methods.disclosure.cells import Place, Values, cells_of, every_level, sums_of
from handrail.methods.disclosure.periods import Span, parts


@dataclass(frozen=True)
class Shape:
    """A table without its numbers: what it counts, by what, and when."""

    unit: str
    values: Values
    span: Span | None


@dataclass(frozen=True)
class Space:
    """Places in order, and sums as a matrix: each row times the numbers at the places is nought."""

    places: dict[Place, int]
    sums: csr_array


def widened(shapes: Sequence[Shape]) -> list[Shape]:
    """The shapes with every value that any of them has of a variable: one that a table left out was none."""
    found: dict[tuple[str, str], list[str]] = {}
    for shape in shapes:
        for variable, values in shape.values.items():
            found.setdefault((shape.unit, variable), []).extend(values)
    levels = {name: every_level(values) for name, values in found.items()}
    return [
        Shape(shape.unit, {name: levels[shape.unit, name] for name in shape.values}, shape.span) for shape in shapes
    ]


def space_of(shapes: Iterable[Shape]) -> Space:
    """The space of these tables and of every shortest period that they are made up of."""
    wide = widened(list(shapes))
    pieces = parts([shape.span for shape in wide if shape.span])
    places: dict[Place, int] = {}
    sums: dict[tuple[int, tuple[int, ...]], None] = {}
    for total, terms in every_sum(wide, pieces):
        numbered = [places.setdefault(place, len(places)) for place in (total, *terms)]
        sums[numbered[0], tuple(numbered[1:])] = None
    for shape in wide:  # A table of one cell is in no sum.
        for key in cells_of(shape.values):
            places.setdefault(Place(shape.unit, key, shape.span), len(places))
    return Space(places, matrix(list(sums), len(places)))


def every_sum(shapes: Sequence[Shape], pieces: Sequence[Span]) -> Iterator[tuple[Place, list[Place]]]:
    """Each total with what makes it up: cells of a table at one time, or one cell through time."""
    for shape in shapes:
        within = [piece for piece in pieces if shape.span and shape.span.holds(piece)]
        for when in dict.fromkeys([shape.span, *within]):
            for total, terms in sums_of(shape.values):
                yield Place(shape.unit, total, when), [Place(shape.unit, key, when) for key in terms]
        if len(within) > 1:
            for key in cells_of(shape.values):
                yield Place(shape.unit, key, shape.span), [Place(shape.unit, key, piece) for piece in within]


def matrix(sums: Sequence[tuple[int, tuple[int, ...]]], width: int) -> csr_array:
    """One row a sum: one at its total, minus one at each of its terms."""
    rows = np.repeat(np.arange(len(sums)), [1 + len(terms) for _, terms in sums])
    columns = np.array([at for total, terms in sums for at in (total, *terms)], dtype=np.int64)
    signs = np.array([sign for _, terms in sums for sign in (1.0, *[-1.0] * len(terms))])
    return csr_array((signs, (rows, columns)), shape=(len(sums), width))
