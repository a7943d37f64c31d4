"""Many mentions held against one at once: each question is asked once of all who say the same.

The answers are those of `predicates`, which are asked of one for all who are alike. A set of mentions is a number with
a bit for each in their order, so that two questions together are `&`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import count
from operator import attrgetter
from typing import Any, Final

from handrail.methods.linkage.comparisons import Comparison
from handrail.methods.linkage.mentions import Mention
from handrail.methods.linkage.predicates import AllOf, AnyOf, Both, Predicate, Same
from handrail.methods.linkage.rules import ASKED, Rule

Members = int
SLOTS: Final = count()


class Beside:
    """Mentions beside one, and what was asked of them already."""

    def __init__(self, left: Mention, rights: Sequence[Mention]) -> None:
        self.left = left
        self.rights = rights
        self.everybody: Members = (1 << len(rights)) - 1
        self.answered: dict[int, Members] = {}
        self._bits = tuple(1 << place for place in range(len(rights)))
        self._saying: dict[Callable[[Mention], Any], dict[Any, Members]] = {}
        self._alike: dict[Callable[[Mention], Any], list[tuple[Mention, Members]]] = {}

    def saying(self, read: Callable[[Mention], Any]) -> Mapping[Any, Members]:
        """Who says what, as it is read."""
        if (known := self._saying.get(read)) is not None:
            return known
        found: dict[Any, Members] = defaultdict(int)
        for said, bit in zip(map(read, self.rights), self._bits, strict=True):
            found[said] |= bit
        self._saying[read] = found
        return found

    def alike(self, read: Callable[[Mention], Any]) -> Sequence[tuple[Mention, Members]]:
        """Those who say the same, as it is read: one of them, and all of them."""
        if (known := self._alike.get(read)) is None:
            every = self.saying(read).values()
            known = self._alike[read] = [(self.rights[(who & -who).bit_length() - 1], who) for who in every]
        return known


Question = Callable[[Beside], Members]
QUESTIONS: Final[dict[Predicate, Question]] = {}


def places_of(members: Members) -> Iterator[int]:
    """Where they stand in their order."""
    while members:
        first = members & -members
        yield first.bit_length() - 1
        members ^= first


@cache
def reader_of(columns: tuple[str, ...]) -> Callable[[Mention], Any]:
    """What reads these columns: the same for the same columns, so that what was read is known again."""
    return attrgetter(*columns)


def question_of(predicate: Predicate) -> Question:
    """Of whom a question is answered yes. Two that are written alike are one, and asked once."""
    if predicate not in QUESTIONS:
        QUESTIONS[predicate] = made_of(predicate)
    return QUESTIONS[predicate]


def made_of(predicate: Predicate) -> Question:
    """The question of a predicate, by its kind."""
    if isinstance(predicate, AllOf):
        return all_of(tuple(map(question_of, predicate.parts)))
    if isinstance(predicate, AnyOf):
        return any_of(tuple(map(question_of, predicate.parts)))
    if isinstance(predicate, Both):
        return both(predicate)
    return asked_once(same(predicate) if isinstance(predicate, Same) else alike(predicate))


def all_of(questions: Sequence[Question]) -> Question:
    """Those of whom all hold. Nobody is asked when nobody is left."""

    def ask(beside: Beside) -> Members:
        left = beside.everybody
        for question in questions:
            left &= question(beside)
            if not left:
                break
        return left

    return ask


def any_of(questions: Sequence[Question]) -> Question:
    """Those of whom one holds at least."""

    def ask(beside: Beside) -> Members:
        found = 0
        for question in questions:
            found |= question(beside)
            if found == beside.everybody:
                break
        return found

    return ask


def asked_once(question: Question) -> Question:
    """The same question, whose answer is kept for as long as these are beside each other."""
    slot = next(SLOTS)

    def ask(beside: Beside) -> Members:
        if (known := beside.answered.get(slot)) is None:
            known = beside.answered[slot] = question(beside)
        return known

    return ask


def same(predicate: Same) -> Question:
    """Those who say the same: no need to ask them."""
    read = reader_of((predicate.column,))

    def ask(beside: Beside) -> Members:
        said = read(beside.left)
        return beside.saying(read).get(said, 0) if said else 0

    return ask


def both(predicate: Both) -> Question:
    """Those who say something, if the one does."""
    read = reader_of((predicate.column,))
    return lambda beside: beside.everybody & ~beside.saying(read).get("", 0) if read(beside.left) else 0


def alike(predicate: Predicate) -> Question:
    """Any other question of a column or two: one is asked for all who say the same there."""
    columns = tuple(sorted(predicate.columns))
    read, answer = reader_of(columns), predicate.answer()
    nothing = read(Mention(""))

    def ask(beside: Beside) -> Members:
        left = beside.left
        if read(left) == nothing:
            # Whatever the other says, the answer is the same: no, or for NotApart yes.
            return beside.everybody if answer(left, left) else 0
        found = 0
        for right, members in beside.alike(read):
            if answer(left, right):
                found |= members
        return found

    return ask


def graders_of(comparison: Comparison) -> Callable[[Beside], list[Members]]:
    """Who is at each level of a comparison, and after the last level those of whom nothing can be compared."""
    known = question_of(comparison.if_known)
    unless = None if comparison.but_not_if is None else question_of(comparison.but_not_if)
    questions = tuple(question_of(level.when) for level in comparison.levels if level.when is not None)

    def grade(beside: Beside) -> list[Members]:
        left = known(beside)
        if left and unless is not None:
            left &= ~unless(beside)
        at, missing = [0] * len(comparison.levels), beside.everybody & ~left
        for place, question in enumerate(questions):
            if not left:
                break
            at[place] = left & question(beside)
            left &= ~at[place]
        at[-1] |= left
        return [*at, missing]

    return grade


def held_back(grades: Sequence[Sequence[Members]], everybody: Members) -> Iterator[tuple[Rule, Members]]:
    """Each rule with those whom it holds back and no rule before it does, by who is at which level of what."""
    left = everybody
    for rule, asked in ASKED:
        found = left
        for place, wanted in asked:
            found &= sum(grades[place][-1 if grade is None else grade] for grade in wanted)
        if found:
            yield rule, found
            left &= ~found
