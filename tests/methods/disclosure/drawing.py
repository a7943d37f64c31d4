"""Tables to try: made from cases, small enough to count every world, or drawn at random."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from handrail.methods.disclosure.cells import Key, Place, cells_within, every_level, finest_cells
from handrail.methods.disclosure.periods import Span, read_span
from handrail.methods.disclosure.publishing import Published
from handrail.methods.disclosure.tables import Release, Table, linked, tabulate

Case = Mapping[str, str]


def cell(**named: str) -> Key:
    """A cell by its labels."""
    return frozenset(named.items())


def place(span: Span | None = None, /, **named: str) -> Place:
    """A cell of tables that count nothing named."""
    return Place("", cell(**named), span)


def table(name: str, values: Mapping[str, Sequence[str]], counts: Sequence[int]) -> Table:
    """A table with these numbers in its finest cells, in order."""
    levels = {variable: every_level(of_variable) for variable, of_variable in values.items()}
    return tabulate(name, levels, dict(zip(finest_cells(levels), counts, strict=True)))


def crossed(rows: int, columns: int, counts: Sequence[int], *, names: str = "ab") -> Table:
    """A table of two variables, row by row."""
    values = {name: [f"{name}{at}" for at in range(size)] for name, size in zip(names, (rows, columns), strict=True)}
    return table(" by ".join(names), values, counts)


def release(*tables: Table, span: str | None = None) -> Release:
    return linked(tables, span=read_span(span) if span else None)


def tables_of(cases: Sequence[Case], values: Mapping[str, Sequence[str]], pairs: Sequence[tuple[str, str]]) -> Release:
    """Two-way tables of the same cases."""
    made = []
    for pair in pairs:
        told: dict[Key, int] = {}
        for case in cases:
            key = cell(**{variable: case[variable] for variable in pair})
            told[key] = told.get(key, 0) + 1
        made.append(tabulate(" by ".join(pair), {variable: values[variable] for variable in pair}, told))
    return linked(made)


def caseload(size: int, seed: int) -> tuple[list[Case], dict[str, list[str]]]:
    """Cases with a year, a kind of exploitation, an age and a district, unevenly spread as real ones are."""
    chance = np.random.default_rng(seed)
    shares = {
        "year": [0.12, 0.16, 0.2, 0.24, 0.28],
        "exploitation": [0.4, 0.25, 0.25, 0.1],
        "age": [0.3, 0.3, 0.4],
        "district": [0.2, 0.16, 0.13, 0.11, 0.1, 0.09, 0.08, 0.06, 0.04, 0.03],
    }
    values = {name: [f"{name} {at + 1}" for at in range(len(parts))] for name, parts in shares.items()}
    drawn = {name: chance.choice(values[name], size, p=parts).tolist() for name, parts in shares.items()}
    return [dict(zip(drawn, case, strict=True)) for case in zip(*drawn.values(), strict=True)], values


FIVE_TABLES = (
    ("year", "exploitation"),
    ("year", "age"),
    ("exploitation", "age"),
    ("exploitation", "district"),
    ("year", "district"),
)


def worlds_like(published: Published, most: int) -> dict[Key, NDArray[np.int64]]:
    """Every way to fill the tables that looks as published, no finest cell above `most`: each cell's number in each.

    They are written down one and all and looked at; nothing is worked out from what adds up to what.
    """
    tables = published.release.tables
    cells = list(dict.fromkeys(key for one in tables for key in finest_cells(one.values)))
    choices = [np.arange(low, min(high, most) + 1) for low, high in (looks(published, key) for key in cells)]
    grid = np.meshgrid(*choices, indexing="ij")
    finest = dict(zip(cells, (axis.ravel() for axis in grid), strict=True))
    world: dict[Key, NDArray[np.int64]] = {}
    fits = np.ones(grid[0].size, dtype=np.bool_)
    for one in tables:
        for key in one.counts:
            count = np.sum([finest[inner] for inner in cells_within(key, one.values)], axis=0)
            low, high = looks(published, key)
            fits &= (count >= low) & (count <= high) & (count == world.setdefault(key, count))
    return {key: count[fits] for key, count in world.items()}


def looks(published: Published, key: Key) -> tuple[int, int]:
    """What could stand behind a cell by what is seen in it alone."""
    at = published.sheet.at[Place("", key, published.release.span)]
    low, high = (ends[at] for ends in published.sheet.knowing(published.hidden))
    return int(low), int(high)
