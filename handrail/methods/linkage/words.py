"""Distinct words as numbers, and what can be told of two words without comparing them letter by letter.

Of very many pairs most have words that are nowhere near each other. How long they are, which letters they have and how
they begin shows that for whole arrays in one go; only what is left is measured. Nothing that is alike is left out.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.process import cpdist

Numbers = npt.NDArray[np.int32]
Held = npt.NDArray[np.bool_]
Likeness = npt.NDArray[np.float64]
Packed = npt.NDArray[np.uint64]

NOTHING: Final = 0  # the number of the empty word
AN_END: Final = 8  # letters at either end that are kept in one number
LETTER: Final = 8  # bits of each of them: two letters may look the same, but never one as two
# A common beginning, of four letters at most, makes up for so much of what is missing to being the same, by letter.
BEGUN: Final = 4
BY_LETTER: Final = 0.1
MASKS: Final = np.array([2 ** (LETTER * letters) - 1 for letters in range(AN_END + 1)], np.uint64)
ROUNDED: Final = 1e-5  # what is told in single precision may be off by less


class Words:
    """Every distinct word, by a number that stays its own."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {"": NOTHING}

    def number(self, words: Sequence[str]) -> Numbers:
        """The number of each word; a new one for a word that was not met before."""
        import pyarrow as pa  # slow to load, and needed by nothing that is waited for

        if not any(words):
            return np.zeros(len(words), np.int32)
        coded = pa.array(words, pa.string()).dictionary_encode()
        numbers = self._numbers
        distinct = [numbers.setdefault(word, len(numbers)) for word in coded.dictionary.to_pylist()]
        number: Numbers = np.array(distinct, np.int32)[coded.indices.to_numpy()]
        return number

    @cached_property
    def all(self) -> npt.NDArray[np.object_]:
        """The words in the order of their numbers; those that are met later are read, and not compared."""
        return np.array(list(self._numbers), dtype=object)

    @cached_property
    def lengths(self) -> npt.NDArray[np.int32]:
        """How many letters each word has."""
        return np.array([len(word) for word in self.all], np.int32)

    @cached_property
    def letters(self) -> npt.NDArray[np.uint32]:
        """Which letters each word has: a bit for each, and one bit for several that are seldom in one word."""
        points, starts = self._points
        found = np.bitwise_or.reduceat(np.left_shift(np.uint32(1), points & np.uint32(31)), starts)
        return np.where(self.lengths > 0, found, 0).astype(np.uint32)

    @cached_property
    def beginnings(self) -> Packed:
        """The first eight letters, the first in the lowest bits."""
        points, starts = self._points
        return self._packed([(points, starts + place, self.lengths > place) for place in range(AN_END)])

    @cached_property
    def ends(self) -> Packed:
        """The last eight letters, the last in the lowest bits."""
        points, starts = self._points
        last = starts + self.lengths - 1
        return self._packed([(points, last - place, self.lengths > place) for place in range(AN_END)])

    @cached_property
    def _points(self) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.int64]]:
        """The letters of all words in one row, with one place too many after each, and where each word starts."""
        row = np.frombuffer("\0".join([*self.all, ""]).encode("utf-32-le"), np.uint32)
        return row, np.concatenate([[0], np.cumsum(self.lengths.astype(np.int64) + 1)[:-1]])

    def _packed(self, letters: Sequence[tuple[npt.NDArray[np.uint32], npt.NDArray[np.int64], Held]]) -> Packed:
        """Some letters of each word in one number."""
        packed = np.zeros(len(self.all), np.uint64)
        for place, (points, where, there) in enumerate(letters):
            letter = np.where(there, points[np.where(there, where, 0)], 0).astype(np.uint64) & np.uint64(2**LETTER - 1)
            packed |= letter << np.uint64(LETTER * place)
        return packed

    def likeness(self, one: Numbers, other: Numbers, at_least: float) -> Likeness:
        """How alike each of these pairs of two words is, by the measure of Jaro and Winkler; or 0 if it is less.

        The measure's own line is not drawn: it leaves out what is on the line.
        """
        likeness = np.zeros(len(one))
        maybe = np.flatnonzero(self.most_alike(one, other) >= at_least - ROUNDED)
        likeness[maybe] = cpdist(*self._both(one[maybe], other[maybe]), scorer=JaroWinkler.similarity, dtype="f8")
        return likeness

    def most_alike(self, one: Numbers, other: Numbers) -> npt.NDArray[np.float32]:
        """What no two words exceed that have so many letters, these among them, and begin so.

        A letter that the other has not cannot match. So at most m match, and Jaro's likeness is at most
        (m / one's length + m / other's length + 1) / 3; each common letter at the beginning adds to it.
        """
        long_one, long_other = self.lengths[one].astype(np.float32), self.lengths[other].astype(np.float32)
        has, has_other = self.letters[one], self.letters[other]
        matching = np.minimum(
            long_one - np.bitwise_count(has & ~has_other), long_other - np.bitwise_count(has_other & ~has)
        )
        jaro = (matching / long_one + matching / long_other + 1) / np.float32(3)
        begun = beginning_alike(self.beginnings[one] ^ self.beginnings[other], BEGUN)
        most: npt.NDArray[np.float32] = jaro + np.float32(BY_LETTER) * begun * (1 - jaro)
        return most

    def one_slip(self, one: Numbers, other: Numbers) -> Held:
        """Which of these pairs of two words are the same but for one letter, or two neighbours changed round."""
        held: Held = np.abs(self.lengths[one] - self.lengths[other]) <= 1
        # A slip takes one letter away and puts one in its place.
        held &= np.bitwise_count(self.letters[one] ^ self.letters[other]) <= 2
        maybe = np.flatnonzero(held)
        held[maybe] = (
            cpdist(*self._both(one[maybe], other[maybe]), scorer=OSA.distance, dtype="i4", score_cutoff=1) <= 1
        )
        return held

    def within(self, one: Numbers, other: Numbers, at_least: int, *, or_ends: bool) -> Held:
        """Which of these pairs of two words are one the beginning or the end of the other, and so long at least."""
        swapped = self.lengths[one] > self.lengths[other]
        short, long = np.where(swapped, other, one), np.where(swapped, one, other)
        letters = np.minimum(self.lengths[short], AN_END)
        mask = MASKS[letters]
        held: Held = (self.beginnings[short] ^ self.beginnings[long]) & mask == 0
        if or_ends:
            held |= (self.ends[short] ^ self.ends[long]) & mask == 0
        held &= self.lengths[short] >= at_least
        for place in np.flatnonzero(held):
            part, whole = self.all[short[place]], self.all[long[place]]
            held[place] = whole.startswith(part) or (or_ends and whole.endswith(part))
        return held

    def _both(self, one: Numbers, other: Numbers) -> tuple[list[str], list[str]]:
        """The words of either side."""
        return self.all[one].tolist(), self.all[other].tolist()


def beginning_alike(differing: Packed, at_most: int) -> npt.NDArray[np.int8]:
    """How many of the letters at an end are the same, where this is what differs."""
    alike = np.zeros(len(differing), np.int8)
    for mask in MASKS[1 : at_most + 1]:
        alike += (differing & mask) == 0
    return alike
