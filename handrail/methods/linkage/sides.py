"""Very many pairs of mentions by column, and the one specification's questions asked of all of them in one go.

It is a third way of answering what a predicate asks, beside Python for one pair and SQL for a database; tests hold the
three against each other. An answer is kept as long as the pairs are: several levels ask the same.
"""

from collections.abc import Callable, Sequence
from functools import reduce, singledispatch
from operator import attrgetter
from typing import Final

import numpy as np
import numpy.typing as npt

from handrail.methods.linkage.days import NEW_YEAR, DayAndMonthCrossed, DayKnown
from handrail.methods.linkage.mentions import COLUMNS, Mention
from handrail.methods.linkage.predicates import (
    SLACK,
    Alike,
    AllOf,
    AnyOf,
    Both,
    Crossed,
    Either,
    NotApart,
    OneSlip,
    Predicate,
    Same,
    SamePart,
    Within,
)
from handrail.methods.linkage.words import NOTHING, Held, Likeness, Numbers, Words

Places = npt.NDArray[np.int32]
Compared = Callable[[Numbers, Numbers], Held]
NOT_MEASURED: Final = np.empty(0)
SAID: Final = tuple(column for column in COLUMNS if column not in {"id", "reported"})


class Told:
    """What mentions say, by column: the number of each one's word. With `others` they follow the mentions."""

    def __init__(self, mentions: Sequence[Mention], others: Sequence[Mention] | None = None) -> None:
        self.mentions = (*mentions, *(others or ()))
        self.from_others = None if others is None else len(mentions)
        self.words = Words()
        # Column by column, because a row of each mention would be as many things again to keep account of.
        self._numbers: dict[object, Numbers] = {
            column: self.words.number(list(map(attrgetter(column), self.mentions))) for column in SAID
        }
        self.said = frozenset(column for column in SAID if self._numbers[column].any())

    def __len__(self) -> int:
        return len(self.mentions)

    def __getitem__(self, name: object) -> Numbers:
        """A column, or what was read by this name."""
        return self._numbers[name]

    def read(self, column: str, of: Callable[[str], str], name: object) -> Numbers:
        """What `of` makes of each one's word in this column; it is read once by its `name`."""
        if name not in self._numbers:
            distinct, place = np.unique(self._numbers[column], return_inverse=True)
            self._numbers[name] = self.words.number([of(word) for word in self.words.all[distinct]])[place]
        return self._numbers[name]


class Sides:
    """Pairs by the places of their mentions."""

    def __init__(self, told: Told, left: Places, right: Places) -> None:
        self.told = told
        self.left, self.right = left, right
        self._answers: dict[Predicate, Held] = {}
        self._likeness: dict[tuple[str, str], tuple[float, Likeness]] = {}
        self._ends: dict[object, tuple[Numbers, Numbers]] = {}

    def __len__(self) -> int:
        return len(self.left)

    def held(self, question: Predicate) -> Held:
        """Of which pairs it holds."""
        if question not in self._answers:
            self._answers[question] = answered(question, self)
        return self._answers[question]

    def nowhere(self) -> Held:
        """The answer that it holds of none."""
        return np.zeros(len(self), bool)

    def ends(self, name: object) -> tuple[Numbers, Numbers]:
        """What either side has in a column, or what was read of it by this name. It is looked up once."""
        if name not in self._ends:
            numbers = self.told[name]
            self._ends[name] = numbers[self.left], numbers[self.right]
        return self._ends[name]

    def same(self, one: object, other: object) -> Held:
        """Of which pairs the left side has in `one` what the right side has in `other`, and not nothing."""
        left, right = self.ends(one)[0], self.ends(other)[1]
        held: Held = (left == right) & (left != NOTHING)
        return held

    def near(self, one: str, other: str, compared: Compared) -> Held:
        """Of which pairs the left side says in `one` what the right one says in `other`, or words that compare so."""
        if not {one, other} <= self.told.said:
            return self.nowhere()
        left, right = self.ends(one)[0], self.ends(other)[1]
        known = (left != NOTHING) & (right != NOTHING)
        held: Held = known & (left == right)
        differing = np.flatnonzero(known & ~held)
        held[differing] = compared(left[differing], right[differing])
        return held

    def alike(self, one: str, other: str, at_least: float) -> Held:
        """Likewise, or something written so much like it. What was measured down to a lower line is not again."""
        line = at_least - SLACK
        measured, likeness = self._likeness.get((one, other), (np.inf, NOT_MEASURED))
        if line < measured:
            likeness = self.likeness(one, other, line)
            self._likeness[one, other] = line, likeness
        held: Held = likeness >= line
        return held

    def likeness(self, one: str, other: str, at_least: float) -> Likeness:
        """How alike the left side in `one` and the right one in `other` are; perhaps 0 for what is less."""
        likeness = np.zeros(len(self))
        if {one, other} <= self.told.said:
            left, right = self.ends(one)[0], self.ends(other)[1]
            known = (left != NOTHING) & (right != NOTHING)
            same = left == right
            likeness[known & same] = 1
            differing = np.flatnonzero(known & ~same)
            likeness[differing] = self.told.words.likeness(left[differing], right[differing], at_least)
        return likeness


@singledispatch
def answered(question: Predicate, sides: Sides) -> Held:  # noqa: ARG001 — what is registered for each reads them
    """Of which pairs a question holds: what `answer` says of each."""
    raise TypeError(f"{type(question).__name__} is asked of one pair at a time alone.")


@answered.register
def _(question: Both, sides: Sides) -> Held:
    if question.column not in sides.told.said:
        return sides.nowhere()
    left, right = sides.ends(question.column)
    held: Held = (left != NOTHING) & (right != NOTHING)
    return held


@answered.register
def _(question: Same, sides: Sides) -> Held:
    if question.column not in sides.told.said:
        return sides.nowhere()
    return sides.same(question.column, question.column)


@answered.register
def _(question: SamePart, sides: Sides) -> Held:
    sides.told.read(question.column, lambda word: word[question.start : question.end], question)
    return sides.same(question, question)


@answered.register
def _(question: DayAndMonthCrossed, sides: Sides) -> Held:
    sides.told.read(question.column, lambda word: word[:4] + word[6:8] + word[4:6], question)
    return sides.same(question, question.column)


@answered.register
def _(question: DayKnown, sides: Sides) -> Held:
    sides.told.read(question.column, lambda word: NEW_YEAR if word[4:] == NEW_YEAR else "", question)
    return sides.held(Both(question.column)) & ~sides.same(question, question)


@answered.register
def _(question: Crossed, sides: Sides) -> Held:
    one, other = question.one, question.other
    return sides.alike(one, other, question.at_least) & sides.alike(other, one, question.at_least)


@answered.register
def _(question: Either, sides: Sides) -> Held:
    one, other = question.one, question.other
    return sides.alike(one, other, question.at_least) | sides.alike(other, one, question.at_least)


@answered.register
def _(question: Alike, sides: Sides) -> Held:
    return sides.alike(question.column, question.column, question.at_least)


@answered.register
def _(question: OneSlip, sides: Sides) -> Held:
    return sides.near(question.column, question.column, sides.told.words.one_slip)


@answered.register
def _(question: NotApart, sides: Sides) -> Held:
    return ~sides.held(Both(question.column)) | sides.held(OneSlip(question.column))


@answered.register
def _(question: Within, sides: Sides) -> Held:
    words, least = sides.told.words, question.at_least
    held = sides.near(
        question.column,
        question.column,
        lambda left, right: words.within(left, right, least, or_ends=question.or_ends),
    )
    return held & (words.lengths[sides.ends(question.column)[0]] >= least)


@answered.register
def _(question: AllOf, sides: Sides) -> Held:
    return reduce(np.logical_and, (sides.held(part) for part in question.parts))


@answered.register
def _(question: AnyOf, sides: Sides) -> Held:
    return reduce(np.logical_or, (sides.held(part) for part in question.parts))
