"""Pairs to estimate from, drawn with one seed: of all pairs, and of those that share all columns of a block.

The pairs of a block are numbered and never written out, so that a block may be as large as it likes.
"""

from collections.abc import Sequence
from functools import reduce
from typing import Final

import numpy as np

from handrail.methods.linkage.blocking import Counted, Whole, holders_of
from handrail.methods.linkage.keys import key
from handrail.methods.linkage.predicates import Same
from handrail.methods.linkage.sides import Places, Sides, Told

SEED: Final = 1
Block = tuple[str, ...]


class Together:
    """The pairs that share all columns of a block, by number; where there are others, only pairs across."""

    def __init__(self, told: Told, block: Block, counted: Counted) -> None:
        holders = holders_of(key("block", *block, most=len(told)), counted)
        self.places = holders.places
        # Those who share a value stand beside each other: whom one goes together with are the last of them.
        self._end = np.arange(1, len(self.places) + 1) + holders.later
        self._with = holders.later.astype(np.int64)
        if told.from_others is not None:
            others = np.concatenate([[0], np.cumsum(self.places >= told.from_others)])
            self._with = np.where(self.places < told.from_others, others[self._end] - others[1:], 0)
        self._beyond = np.cumsum(self._with)

    def __len__(self) -> int:
        return int(self._beyond[-1]) if len(self._beyond) else 0

    def drawn(self, at_most: int) -> tuple[Places, Places]:
        """So many of the pairs, or all of them."""
        chosen = some_of(len(self), at_most)
        one = np.searchsorted(self._beyond, chosen, "right")
        other = self._end[one] - (self._beyond[one] - chosen)
        return self.places[one], self.places[other]


def some_of(count: int, at_most: int) -> Whole:
    """So many of the numbers below `count` in order, a few less where one was drawn twice; or all of them."""
    if count <= at_most:
        return np.arange(count)
    return np.unique(np.random.default_rng(SEED).integers(count, size=at_most))


def drawn_of_all(told: Told, at_most: int) -> tuple[Places, Places]:
    """So many of all pairs, or all of them; where there are others, only pairs across."""
    count = len(told)
    if told.from_others is not None:
        one, other = np.divmod(
            some_of(told.from_others * (count - told.from_others), at_most), count - told.from_others
        )
        other += told.from_others
    elif count * (count - 1) // 2 <= at_most:
        one, other = np.triu_indices(count, 1)
    else:
        ends = np.random.default_rng(SEED).integers(count, size=(2, at_most))
        one, other = ends[:, ends[0] != ends[1]]
    return one.astype(np.int32), other.astype(np.int32)


def pairs_of_any(told: Told, blocks: Sequence[Block], counted: Counted, at_most: int) -> float:
    """How many pairs are in at least one of these blocks; of a very large block so many tell."""
    pairs = 0.0
    for place, block in enumerate(blocks):
        together = Together(told, block, counted)
        pairs += len(together) * share_in_none(Sides(told, *together.drawn(at_most)), blocks[:place])
    return pairs


def share_in_none(sides: Sides, blocks: Sequence[Block]) -> float:
    """The share of these pairs that is in none of these blocks."""
    held = sides.nowhere()
    for block in blocks:
        held |= reduce(np.logical_and, (sides.held(Same(column)) for column in block))
    return 1 - float(held.mean()) if len(sides) else 0.0
