"""Who is on which lists, as counts by capture history.

A history says which lists a person is on. It is kept as a bitmask: bit j is set when list j holds the person, so
that the counts of t lists are an array of length 2**t. The history 0 (on no list) is what is to be estimated; its
count is always 0 here.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

FEWEST_LISTS = 3
MOST_LISTS = 8
# More people than the lists of any country hold: a count above it is a slip of the keyboard or another column.
MOST_PEOPLE = 10_000_000

Counts = NDArray[np.int64]


class NotLists(ValueError):
    """These lists cannot be used; `faults` has one sentence for each reason."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, eq=False)
class Lists:
    """The lists' names and how many people have each history: `counts[0b101]` is on the first and third list only."""

    names: tuple[str, ...]
    counts: Counts

    @property
    def size(self) -> int:
        """How many lists there are."""
        return len(self.names)

    @property
    def observed(self) -> int:
        """How many people are on at least one list."""
        return int(self.counts.sum())

    @property
    def support(self) -> frozenset[int]:
        """The histories that somebody has."""
        return frozenset(int(history) for history in np.flatnonzero(self.counts))

    @cached_property
    def digest(self) -> str:
        """A hash of the data that does not depend on the order of lists or rows."""
        held = sorted((sorted(self.names_of(history)), int(self.counts[history])) for history in sorted(self.support))
        return hashlib.sha256(json.dumps([sorted(self.names), held], ensure_ascii=False).encode()).hexdigest()

    def names_of(self, history: int) -> tuple[str, ...]:
        """The lists of a history, by name."""
        return tuple(name for place, name in enumerate(self.names) if history >> place & 1)

    def seen_by(self, history: int) -> int:
        """How many people are on all lists of a history, whatever else they are on."""
        histories = np.arange(len(self.counts))
        return int(self.counts[histories & history == history].sum())

    def on_several(self) -> int:
        """How many people are on two lists or more."""
        return int(self.counts[lists_held(self.size) > 1].sum())


def lists_held(size: int) -> NDArray[np.int64]:
    """For each history of that many lists, how many lists it holds."""
    return np.array([history.bit_count() for history in range(2**size)], dtype=np.int64)


def count_histories(names: Sequence[str], people: Mapping[tuple[str, ...], int]) -> Lists:
    """The lists from how many people are on exactly these lists: `{("NRM", "police"): 12, …}`."""
    places = {name: place for place, name in enumerate(names)}
    return add_up(names, ((sum(1 << places[name] for name in held), count) for held, count in people.items()))


def add_up(names: Sequence[str], rows: Iterable[tuple[int, int]]) -> Lists:
    """The lists from rows of history and count. Rows may repeat and may be missing.

    Raises:
        NotLists: nobody is on them, or there are more people than any country's lists hold.
    """
    counts = np.zeros(2 ** len(names), dtype=np.int64)
    for history, count in rows:
        counts[history] += count
    if counts.sum() == 0:
        raise NotLists(["Nobody is on any of the lists: every count is 0."])
    if counts.sum() > MOST_PEOPLE:
        raise NotLists([f"The counts add up to {counts.sum():,}; more than {MOST_PEOPLE:,} people cannot be right."])
    return Lists(tuple(names), counts)


def in_another_order(lists: Lists, order: Sequence[int]) -> Lists:
    """The same lists in another order: the first of the new order is `order[0]` of the old one."""
    rows = ((moved(history, order), int(lists.counts[history])) for history in lists.support)
    return add_up([lists.names[place] for place in order], rows)


def moved(history: int, order: Sequence[int]) -> int:
    return sum(1 << new for new, old in enumerate(order) if history >> old & 1)


def without_list(lists: Lists, place: int) -> Lists:
    """The lists with one left out: whoever is on that one alone is no longer seen.

    Raises:
        NotLists: nobody is left.
    """
    kept = [other for other in range(lists.size) if other != place]
    rows = ((moved(history, kept), int(lists.counts[history])) for history in lists.support)
    return add_up([lists.names[other] for other in kept], (row for row in rows if row[0]))


def with_merged(lists: Lists, first: int, second: int) -> Lists:
    """Two lists made one: on it is whoever was on either. For a list that is fed by another's referrals."""
    kept = [other for other in range(lists.size) if other != second]
    place, names = kept.index(first), [lists.names[other] for other in kept]
    names[place] = f"{lists.names[first]} or {lists.names[second]}"
    rows = (
        (moved(history, kept) | (history >> second & 1) << place, int(lists.counts[history]))
        for history in lists.support
    )
    return add_up(names, rows)
