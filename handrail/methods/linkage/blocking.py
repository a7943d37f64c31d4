"""Which pairs are weighed, of very many: those that share a key that not too many have.

Each key is sorted once; then the pairs are written out for some of the earlier mentions at a time, so that they are
never all in memory. A pair is one number, the earlier mention's place before the later one's: those that share several
keys are told from each other by sorting.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from handrail.methods.linkage.keys import ENOUGH, FEW, KEYS, Key, Part
from handrail.methods.linkage.sides import Places, Told
from handrail.methods.linkage.words import NOTHING

Whole = npt.NDArray[np.int64]

A_PLACE: Final = 2**31  # more than there are mentions
AT_ONCE: Final = 4_000_000  # pairs that are told from each other in one go
NEIGHBOURS: Final = 100  # places that go together whatever they are


@dataclass(frozen=True)
class Holders:
    """Who has a key that another has too: their places, those of one key beside each other and in order.

    `later` says of each how many of the next ones have the same key; `worth` what it is worth that they have.
    """

    places: Places
    later: Places
    worth: npt.NDArray[np.int8]

    def pairs(self, start: int, end: int) -> Whole:
        """Each pair of which the earlier one's place is among these, twice its number and one more if it is worth
        less than enough.
        """
        earlier = np.flatnonzero((self.places >= start) & (self.places < end) & (self.later > 0))
        later = self.later[earlier]
        ones = np.repeat(earlier, later)
        steps = np.arange(1, len(ones) + 1) - np.repeat(np.cumsum(later) - later, later)
        pair = self.places[ones].astype(np.int64) * A_PLACE + self.places[ones + steps]
        twice: Whole = pair * 2 + (self.worth[ones] < ENOUGH)
        return twice


def numbers_of(key: Key, told: Told) -> Whole:
    """A key of each mention as a number, alike where the key is; 0 where a part of it is not known."""
    numbers = numbers_of_part(key.parts[0], told).astype(np.int64)
    for part in key.parts[1:]:
        more = numbers_of_part(part, told)
        known = (numbers != NOTHING) & (more != NOTHING)
        if part is not key.parts[1]:  # counted through anew, so that it stays small
            numbers = np.unique(numbers, return_inverse=True)[1] + 1
        numbers = np.where(known, numbers * A_PLACE + more, NOTHING)
    return numbers


def numbers_of_part(part: Part, told: Told) -> Places:
    """What each mention has there, as a number."""
    if part.end is None:
        return told[part.column]
    return told.read(part.column, lambda word: word[part.start : part.end], part)


def holders_of(key: Key, told: Told) -> Holders:
    """Who shares this key, where no more than `most` do."""
    numbers = numbers_of(key, told)
    known = np.flatnonzero(numbers != NOTHING)
    _, group, sizes = np.unique(numbers[known], return_inverse=True, return_counts=True)
    shared = (sizes[group] > 1) & (sizes[group] <= key.most)
    inorder = np.sort(group[shared] * A_PLACE + known[shared])
    group, places = inorder // A_PLACE, (inorder % A_PLACE).astype(np.int32)
    ends = np.searchsorted(group, group, side="right")
    worth = np.where(sizes[group] <= FEW, ENOUGH, 1).astype(np.int8)
    return Holders(places, (ends - np.arange(1, len(places) + 1)).astype(np.int32), worth)


def pairs_to_weigh(told: Told) -> Iterator[tuple[Places, Places]]:
    """Every pair that shares a key that few have, or two keys: the earlier and the later places, many at a time.

    Where there are others, only pairs across.
    """
    holders = [holders_of(key, told) for key in KEYS]
    for start, end in pairwise([0, *cuts(holders, len(told)), A_PLACE]):
        pairs = with_enough(np.concatenate([each.pairs(start, end) for each in holders]))
        left, right = (pairs // A_PLACE).astype(np.int32), (pairs % A_PLACE).astype(np.int32)
        if told.from_others is not None:
            across = (left < told.from_others) & (right >= told.from_others)
            left, right = left[across], right[across]
        yield left, right


def with_enough(shared: Whole) -> Whole:
    """The pairs, each once, that are there with a key that is enough, or more than once."""
    shared.sort()
    pairs = shared >> 1
    first = np.flatnonzero(np.diff(pairs, prepend=-1))
    times = np.diff(first, append=len(pairs))
    enough: Whole = pairs[first[(times > 1) | (shared[first] & 1 == 0)]]
    return enough


def cuts(holders: list[Holders], count: int) -> Iterator[int]:
    """The places between one lot of pairs and the next, so that each time about as many are written out."""
    by_hundred = np.zeros(count // NEIGHBOURS + 1)
    for each in holders:
        by_hundred += np.bincount(each.places // NEIGHBOURS, weights=each.later, minlength=len(by_hundred))
    pairs = 0.0
    for hundred, more in enumerate(by_hundred):
        if pairs and pairs + more > AT_ONCE:
            yield hundred * NEIGHBOURS
            pairs = 0.0
        pairs += more
