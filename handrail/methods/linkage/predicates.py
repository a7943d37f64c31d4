"""What may be asked of two mentions: each question is written once and answered in Python or by a database, alike.

Every question is the same both ways round, and is answered no where a side does not say: so nothing that is missing can
agree. In SQL a missing value is NULL, and so is the question: that is not yes. NotApart differs, and is never alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import attrgetter
from typing import Final, Protocol

from rapidfuzz.distance import OSA, JaroWinkler

from handrail.methods.linkage.mentions import Mention

Answer = Callable[[Mention, Mention], bool]
Reader = Callable[[Mention], str]
# Two programs may round a likeness differently in its last digit: none stands on the line itself.
SLACK: Final = 1e-9


class Dialect(StrEnum):
    """Which database a question is written for."""

    DUCKDB = "duckdb"
    SPARK = "spark"


# Splink's own for Spark counts letters that changed places by halves, DuckDB's and ours whole ones.
JARO_WINKLER: Final = {Dialect.DUCKDB: "jaro_winkler_similarity", Dialect.SPARK: "likeness_as_here"}


def likeness(one: str, other: str) -> float:
    """How alike two words are written, from 0 to 1; 0 where either is missing."""
    return float(JaroWinkler.similarity(one, other)) if one and other else 0.0


# Two at a time, because a loop over answers takes longer than most of them: they are asked of each pair that is scored.
def both_hold(one: Answer, other: Answer) -> Answer:
    """Whether both do."""
    return lambda left, right: one(left, right) and other(left, right)


def either_holds(one: Answer, other: Answer) -> Answer:
    """Whether one of them does."""
    return lambda left, right: one(left, right) or other(left, right)


class Predicate(Protocol):
    """A question about two mentions."""

    def answer(self) -> Answer: ...
    def sql(self, dialect: Dialect) -> str: ...
    @property
    def columns(self) -> frozenset[str]: ...


@dataclass(frozen=True)
class Both:
    """Both say something."""

    column: str

    def answer(self) -> Answer:
        value: Reader = attrgetter(self.column)
        return lambda left, right: bool(value(left) and value(right))

    def sql(self, dialect: Dialect) -> str:  # noqa: ARG002 — asked alike of every question
        return f"({self.column}_l IS NOT NULL AND {self.column}_r IS NOT NULL)"

    @property
    def columns(self) -> frozenset[str]:
        return frozenset({self.column})


@dataclass(frozen=True)
class Same:
    """Both say the same."""

    column: str

    def answer(self) -> Answer:
        value: Reader = attrgetter(self.column)

        def same(left: Mention, right: Mention) -> bool:
            said = value(left)
            return said != "" and said == value(right)

        return same

    def sql(self, dialect: Dialect) -> str:  # noqa: ARG002
        return f"{self.column}_l = {self.column}_r"

    @property
    def columns(self) -> frozenset[str]:
        return frozenset({self.column})


@dataclass(frozen=True)
class SamePart:
    """Both have the same characters from `start` up to `end`, counted from 0."""

    column: str
    start: int
    end: int

    def answer(self) -> Answer:
        value: Reader = attrgetter(self.column)
        start, end = self.start, self.end

        def same(left: Mention, right: Mention) -> bool:
            said = value(left)[start:end]
            return said != "" and said == value(right)[start:end]

        return same

    def sql(self, dialect: Dialect) -> str:  # noqa: ARG002
        part = f"substr({{}}, {self.start + 1}, {self.end - self.start})"
        first, second = part.format(f"{self.column}_l"), part.format(f"{self.column}_r")
        return f"({first} = {second} AND {first} <> '')"

    @property
    def columns(self) -> frozenset[str]:
        return frozenset({self.column})


@dataclass(frozen=True)
class Crossed:
    """Each says in one place what the other says in the other, or nearly: given name and surname changed round."""

    one: str
    other: str
    at_least: float

    def answer(self) -> Answer:
        one: Reader = attrgetter(self.one)
        other: Reader = attrgetter(self.other)
        line = self.at_least - SLACK

        def crossed(left: Mention, right: Mention) -> bool:
            return likeness(one(left), other(right)) >= line and likeness(other(left), one(right)) >= line

        return crossed

    def sql(self, dialect: Dialect) -> str:
        measure, line = JARO_WINKLER[dialect], repr(self.at_least - SLACK)
        ways = ((self.one, self.other), (self.other, self.one))
        return f"({' AND '.join(f'{measure}({first}_l, {second}_r) >= {line}' for first, second in ways)})"

    @property
    def columns(self) -> frozenset[str]:
        return frozenset({self.one, self.other})


@dataclass(frozen=True)
class Either:
    """One says in one place what the other says in the other place, or nearly: an alias that is somebody's name."""

    one: str
    other: str
    at_least: float = 1.0

    def answer(self) -> Answer:
        one: Reader = attrgetter(self.one)
        other: Reader = attrgetter(self.other)
        line = self.at_least - SLACK

        def either(left: Mention, right: Mention) -> bool:
            return likeness(one(left), other(right)) >= line or likeness(other(left), one(right)) >= line

        return either

    def sql(self, dialect: Dialect) -> str:
        measure, line = JARO_WINKLER[dialect], repr(self.at_least - SLACK)
        ways = ((self.one, self.other), (self.other, self.one))
        return f"({' OR '.join(f'{measure}({first}_l, {second}_r) >= {line}' for first, second in ways)})"

    @property
    def columns(self) -> frozenset[str]:
        return frozenset({self.one, self.other})


@dataclass(frozen=True)
class Alike:
    """Both are written alike, by the measure of Jaro and Winkler: 1 is the same, 0 is nothing in common."""

    column: str
    at_least: float

    def answer(self) -> Answer:
        value: Reader = attrgetter(self.column)
        line = self.at_least - SLACK

        def alike(left: Mention, right: Mention) -> bool:
            return likeness(value(left), value(right)) >= line

        return alike

    def sql(self, dialect: Dialect) -> str:
        measure = JARO_WINKLER[dialect]
        return f"{measure}({self.column}_l, {self.column}_r) >= {self.at_least - SLACK!r}"

    @property
    def columns(self) -> frozenset[str]:
        return frozenset({self.column})


@dataclass(frozen=True)
class OneSlip:
    """Both are the same but for one character, or two neighbours changed round."""

    column: str

    def answer(self) -> Answer:
        value: Reader = attrgetter(self.column)

        def one_slip(left: Mention, right: Mention) -> bool:
            first, second = value(left), value(right)
            return bool(first and second) and OSA.distance(first, second, score_cutoff=1) <= 1

        return one_slip

    def sql(self, dialect: Dialect) -> str:  # noqa: ARG002
        return f"damerau_levenshtein({self.column}_l, {self.column}_r) <= 1"

    @property
    def columns(self) -> frozenset[str]:
        return frozenset({self.column})


@dataclass(frozen=True)
class NotApart:
    """The two do not contradict each other: both say the same but for one slip, or one of them does not say."""

    column: str

    def answer(self) -> Answer:
        value: Reader = attrgetter(self.column)

        def not_apart(left: Mention, right: Mention) -> bool:
            first, second = value(left), value(right)
            return not (first and second) or OSA.distance(first, second, score_cutoff=1) <= 1

        return not_apart

    def sql(self, dialect: Dialect) -> str:  # noqa: ARG002
        left, right = f"{self.column}_l", f"{self.column}_r"
        return f"({left} IS NULL OR {right} IS NULL OR damerau_levenshtein({left}, {right}) <= 1)"

    @property
    def columns(self) -> frozenset[str]:
        return frozenset({self.column})


@dataclass(frozen=True)
class Within:
    """One is the beginning or the end of the other, at least so many characters long: a number that was half seen.

    Without `or_ends` only the beginning counts: an initial.
    """

    column: str
    at_least: int
    or_ends: bool = True

    def answer(self) -> Answer:
        value: Reader = attrgetter(self.column)
        least, or_ends = self.at_least, self.or_ends

        def within(left: Mention, right: Mention) -> bool:
            first, second = value(left), value(right)
            if len(first) > len(second):
                first, second = second, first
            return len(first) >= least and (second.startswith(first) or (or_ends and second.endswith(first)))

        return within

    def sql(self, dialect: Dialect) -> str:  # noqa: ARG002
        return f"({' OR '.join(self.written(*sides) for sides in (('l', 'r'), ('r', 'l')))})"

    def written(self, part: str, whole: str) -> str:
        """The one side as a part of the other."""
        short, long = f"{self.column}_{part}", f"{self.column}_{whole}"
        begins = f"substr({long}, 1, length({short})) = {short}"
        ends = f"substr({long}, length({long}) - length({short}) + 1, length({short})) = {short}"
        fits = f"length({short}) >= {self.at_least} AND length({short}) <= length({long})"
        return f"({fits} AND ({begins} OR {ends}))" if self.or_ends else f"({fits} AND {begins})"

    @property
    def columns(self) -> frozenset[str]:
        return frozenset({self.column})


@dataclass(frozen=True)
class AllOf:
    """All of these."""

    parts: tuple[Predicate, ...]

    def answer(self) -> Answer:
        return reduce(both_hold, (part.answer() for part in self.parts))

    def sql(self, dialect: Dialect) -> str:
        return f"({' AND '.join(part.sql(dialect) for part in self.parts)})"

    @property
    def columns(self) -> frozenset[str]:
        return frozenset().union(*(part.columns for part in self.parts))


@dataclass(frozen=True)
class AnyOf:
    """At least one of these."""

    parts: tuple[Predicate, ...]

    def answer(self) -> Answer:
        return reduce(either_holds, (part.answer() for part in self.parts))

    def sql(self, dialect: Dialect) -> str:
        return f"({' OR '.join(part.sql(dialect) for part in self.parts)})"

    @property
    def columns(self) -> frozenset[str]:
        return frozenset().union(*(part.columns for part in self.parts))
