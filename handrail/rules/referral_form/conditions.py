"""Says when a page or a field of the form is shown, in words that the data write and a person can read.

always                                  whatever was answered
pv_under_18 is no                       that answer
exploited_where is uk, uk-and-overseas  one of those
pv_under_18 is not no                   anything else, or nothing yet
pv_contact_methods includes email       that box is among those ticked
type_other is ticked                    that single box is ticked
evidence_files has some                 there is at least one
@adult and pv_consents_to_nrm is yes    a condition named before, and another; "or" binds less than "and"
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

Answers = Mapping[str, object]
TERM = re.compile(r"(?P<field>[a-z0-9_]+) (?P<how>is not|is|includes|has) (?P<values>[a-z0-9_, -]+)")


class NotACondition(Exception):
    """The words say no condition that can be read."""


class How(Enum):
    """How an answer is looked at."""

    IS = "is"
    IS_NOT = "is not"
    INCLUDES = "includes"
    IS_TICKED = "is ticked"
    HAS_SOME = "has some"


class Condition(Protocol):
    """Something that holds or not, given the answers so far."""

    def holds(self, answers: Answers) -> bool:
        """Whether it holds."""

    def asks(self) -> frozenset[str]:
        """The fields it looks at, and no others."""


@dataclass(frozen=True)
class One:
    """One look at one answer."""

    field: str
    how: How
    values: tuple[str, ...] = ()

    def holds(self, answers: Answers) -> bool:
        answer = answers.get(self.field)
        match self.how:
            case How.IS:
                return answer in self.values
            case How.IS_NOT:
                return answer not in self.values
            case How.INCLUDES:
                return isinstance(answer, list | tuple) and any(value in answer for value in self.values)
            case How.IS_TICKED:
                return answer is True
            case How.HAS_SOME:
                return isinstance(answer, list | tuple) and len(answer) > 0

    def asks(self) -> frozenset[str]:
        return frozenset({self.field})


@dataclass(frozen=True)
class Every:
    """All of several; of none, it always holds."""

    parts: tuple[Condition, ...]

    def holds(self, answers: Answers) -> bool:
        return all(part.holds(answers) for part in self.parts)

    def asks(self) -> frozenset[str]:
        return frozenset().union(*(part.asks() for part in self.parts))


@dataclass(frozen=True)
class Either:
    """At least one of several."""

    parts: tuple[Condition, ...]

    def holds(self, answers: Answers) -> bool:
        return any(part.holds(answers) for part in self.parts)

    def asks(self) -> frozenset[str]:
        return frozenset().union(*(part.asks() for part in self.parts))


ALWAYS = Every(())


def read_condition(words: str, *, named: Mapping[str, Condition]) -> Condition:
    """The condition that the words say. Raises NotACondition with a sentence."""
    if words == "always":
        return ALWAYS
    either = [every_of([read_term(term, named) for term in part.split(" and ")]) for part in words.split(" or ")]
    return either[0] if len(either) == 1 else Either(tuple(either))


def every_of(parts: Sequence[Condition]) -> Condition:
    """All of them together; one alone is itself."""
    return parts[0] if len(parts) == 1 else Every(tuple(parts))


def read_term(words: str, named: Mapping[str, Condition]) -> Condition:
    """One term: a named condition, or one look at one answer."""
    if words.startswith("@"):
        if words[1:] not in named:
            raise NotACondition(f'No condition named "{words[1:]}" stands above.')
        return named[words[1:]]
    found = TERM.fullmatch(words)
    if found is None:
        raise NotACondition(f'"{words}" is no condition.')
    how, values = found["how"], tuple(value.strip() for value in found["values"].split(","))
    if (how, values) == ("is", ("ticked",)):
        return One(found["field"], How.IS_TICKED)
    if how == "has":
        if values != ("some",):
            raise NotACondition(f'"{words}" is no condition: only "has some" is.')
        return One(found["field"], How.HAS_SOME)
    return One(found["field"], How(how), values)
