"""Stepwise selection on many tables at once, in several threads, compiled where that is possible."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

from handrail.methods.prevalence.existence import existence_on
from handrail.methods.prevalence.histories import Lists
from handrail.methods.prevalence.models import hierarchical, pairs
from handrail.methods.prevalence.stepwise import THRESHOLD, NotEstimable, stepwise
from handrail.methods.prevalence.transforms import Reals

Tables = NDArray[np.int64]  # one table of counts by history in each row
Tell = Callable[[int, int], None]  # how many are done, of how many
ROWS_AT_ONCE = 50


def say_nothing(done: int, of: int) -> None:
    """Tell nobody how far the work is."""


def stepwise_many(
    tables: Tables, size: int, *, threshold: float = THRESHOLD, threads: int = 2, tell: Tell = say_nothing
) -> Reals:
    """The dark figure that stepwise selection gives for each table; not a number where none can be given.

    How many threads work at it changes nothing: every table is selected for by itself.
    """
    if find_spec("numba") is None:
        return one_by_one(tables, size, threshold, tell)
    blocks = [tables[first : first + ROWS_AT_ONCE] for first in range(0, len(tables), ROWS_AT_ONCE)]
    found = []
    with ThreadPoolExecutor(threads) as pool:
        for darks in pool.map(lambda block: compiled_block(block, size, threshold), blocks):
            found.append(darks)
            tell(min(len(found) * ROWS_AT_ONCE, len(tables)), len(tables))
    return np.concatenate(found)


def compiled_block(tables: Tables, size: int, threshold: float) -> Reals:
    """The dark figures of a few tables."""
    every_pair = np.array(pairs(size), dtype=np.int64)
    return np.array([dark_of(people, size, threshold, every_pair) for people in tables.astype(np.float64)])


def dark_of(people: Reals, size: int, threshold: float, every_pair: NDArray[np.int64]) -> float:
    """The dark figure of one table. The linear programme is asked about a model where no fit proves itself."""
    from handrail.methods.prevalence.kernel_stepwise import ASKS, BAD, GOOD, select_stepwise

    known: dict[int, int] = {}
    while True:
        held = np.array(list(known), dtype=np.int64), np.array(list(known.values()), dtype=np.int64)
        dark, asked, state = select_stepwise(people, size, every_pair, threshold, *held)
        if state != ASKS:
            return float(dark)
        model = hierarchical(size, (int(pair) for at, pair in enumerate(every_pair) if asked >> at & 1))
        known[int(asked)] = GOOD if existence_on(model, support_of(people)).admissible else BAD


def support_of(people: Reals) -> frozenset[int]:
    """The histories that somebody has."""
    return frozenset(int(history) for history in np.flatnonzero(people))


def one_by_one(tables: Iterable[Tables], size: int, threshold: float, tell: Tell) -> Reals:
    """The same without anything compiled."""
    names, held, found = tuple(str(place) for place in range(size)), list(tables), []
    for counts in held:
        try:
            found.append(stepwise(Lists(names, counts), threshold=threshold).dark)
        except NotEstimable:
            found.append(np.nan)
        tell(len(found), len(held))
    return np.array(found)
