"""Which pairs are weighed, of very many: those that share a key that not too many have.

Each key is sorted once; then the pairs are written out for some of the earlier mentions at a time, so that they are
never all in memory. A pair is one number, the earlier mention's place before the later one's: those that share several
keys are told from each other by sorting.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
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
MOST: Final = 2**62  # what is multiplied stays below, so that it fits
AT_ONCE: Final = 4_000_000  # pairs that are told from each other in one go
AT_ONE_TIME: Final = 2  # keys that are sorted
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


class Counted(dict[Part, Whole]):
    """What each mention has in a part of a key, as a number: 0 for nothing, and no number that nobody has."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        self.told = told

    def __missing__(self, part: Part) -> Whole:
        words = self.told[part.column]
        if part.end is not None:
            words = self.told.read(part.column, lambda word: word[part.start : part.end], part)
        there = np.zeros(int(words.max(initial=NOTHING)) + 1, bool)
        there[words] = True
        there[NOTHING] = False
        self[part] = np.cumsum(there, dtype=np.int64)[words]
        return self[part]


def numbers_of(key: Key, counted: Counted) -> Whole:
    """A key of each mention as a number, alike where the key is; 0 where a part of it is not known."""
    numbers = counted[key.parts[0]]
    for part in key.parts[1:]:
        more = counted[part]
        beyond = int(more.max(initial=NOTHING)) + 1
        numbers = np.where(
            (numbers != NOTHING) & (more != NOTHING), with_room_for(beyond, numbers) * beyond + more, NOTHING
        )
    return numbers


def with_room_for(times: int, numbers: Whole) -> Whole:
    """These numbers, or others that tell the same from each other, so small that they can be multiplied so often."""
    if int(numbers.max(initial=NOTHING)) < MOST // max(times, 1):
        return numbers
    counted: Whole = np.unique(numbers, return_inverse=True)[1] + (numbers.min() > NOTHING)
    return counted


def holders_of(key: Key, counted: Counted) -> Holders:
    """Who shares this key, where no more than `most` do."""
    numbers = numbers_of(key, counted)
    known = np.flatnonzero(numbers != NOTHING)
    count = len(numbers)
    # Number and place as one number: such numbers are sorted several times as quickly as places by their numbers.
    inorder = np.sort(with_room_for(count, numbers)[known] * count + known)
    group, places = np.divmod(inorder, max(count, 1))
    starts = np.flatnonzero(np.diff(group, prepend=NOTHING))
    sizes = np.diff(starts, append=len(group))
    size, later = np.repeat(sizes, sizes), np.repeat(starts + sizes, sizes) - np.arange(1, len(group) + 1)
    shared = (size > 1) & (size <= key.most)
    worth = np.where(size[shared] <= FEW, ENOUGH, 1).astype(np.int8)
    return Holders(places[shared].astype(np.int32), later[shared].astype(np.int32), worth)


def holders_of_each(keys: Sequence[Key], counted: Counted) -> list[Holders]:
    """Who shares each of these keys; some keys are sorted while others are."""
    for part in {part: None for key in keys for part in key.parts}:
        counted[part]  # what is read of all mentions is read before several read at a time
    with ThreadPoolExecutor(AT_ONE_TIME) as threads:
        return list(threads.map(lambda key: holders_of(key, counted), keys))


def pairs_to_weigh(told: Told) -> Iterator[tuple[Places, Places]]:
    """Every pair that shares a key that few have, or two keys: the earlier and the later places, many at a time.

    Where there are others, only pairs across.
    """
    holders = holders_of_each(KEYS, Counted(told))
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
