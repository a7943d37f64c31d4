"""What a pack says of the victim pathway: questions, conditions, rules, steps and clocks, as frozen dataclasses.

A condition is a tuple of clauses and holds when one of them does; a clause is a tuple of (fact, allowed answers) and
holds when every fact has one of its allowed answers. So an empty tuple never holds, and one empty clause always does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from handrail.rules.localities.checked import Answer, Checked

Clause = tuple[tuple[str, frozenset[str]], ...]
Condition = tuple[Clause, ...]
ALWAYS_SO: Condition = ((),)

LAYERS = ("danger", "child", "referral", "consent", "needs", "police", "after")
ROUTES = ("emergency", "not_uk", "public", "child", "adult_nrm", "adult_dtn", "adult_undecided", "pass_on")
REFERRAL_KINDS = (
    *("nrm", "duty_to_notify", "childrens_services", "adult_safeguarding", "police", "support", "housing"),
    *("sexual_assault_centre", "health", "charity"),
)
DUE_KINDS = ("law", "guidance", "local")
RECKONINGS = ("not_reckoned", "now", "hours", "today", "working_days", "days")
QUESTION_KINDS = ("choice", "number", "text")
TIMER_RECKONINGS = ("not_reckoned", "days", "working_days")
TIMER_EVENTS = (
    *("referred", "referred_child", "referred_with_support", "positive_reasonable_grounds"),
    *("negative_decision", "turns_18"),
)
"""What starts a clock."""

AT_THRESHOLD = "at_threshold"
GUARDIANS_COVER = "child_guardians_cover"
ROLE_FIRST_RESPONDER = "role_first_responder"
ROLE_SECTION_52 = "role_section_52"


@dataclass(frozen=True)
class AskedQuestion:
    """One question: its words for somebody who helps, and for the person themselves where those differ."""

    key: str
    kind: str
    words: str
    words_if_self: str
    hint: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class DerivedFact:
    """A fact that follows from others: it holds, "yes", when its condition does, and is "no" otherwise."""

    name: str
    words: str
    when: Condition


@dataclass(frozen=True, kw_only=True)
class PathwayRole(Checked):
    """What the law makes of a kind of organisation that may ask."""

    organisation: str
    name: str
    first_responder: Answer
    section_52: Answer
    note: str


@dataclass(frozen=True)
class Deadline:
    """A by-when: its words, its place among others, and how it is reckoned, from a number if it needs one.

    `words_for_one` are the words where that number is one, if they are others.
    """

    code: str
    order: int
    words: str
    reckoned: str
    limit: str
    words_for_one: str = ""

    def words_for(self, number: int) -> str:
        """The words for that number, which is not filled in yet."""
        return self.words_for_one if self.words_for_one and number == 1 else self.words


@dataclass(frozen=True)
class StepAddition:
    """What is said besides, when something more is known, from which day to which."""

    when: Condition
    do: str
    say: tuple[str, ...]
    do_not: tuple[str, ...]
    starts: date
    ends: date


@dataclass(frozen=True, kw_only=True)
class PathwayStep(Checked):
    """One step in its words. `only` is a guard that no rule can pass; `channel` is a code, "county" or "district"."""

    id: str
    order: int
    do: str
    who: str
    channel: str
    deadline: str
    due_kind: str
    because: str
    say: tuple[str, ...]
    do_not: tuple[str, ...]
    referral_kind: str
    only: Condition
    also: tuple[StepAddition, ...]


@dataclass(frozen=True, kw_only=True)
class PathwayRule(Checked):
    """One rule by its id, named as a sentence: when it holds, from which day to which, and the steps it asks for."""

    id: str
    name: str
    layer: str
    when: Condition
    steps: tuple[str, ...]
    starts: date
    ends: date


@dataclass(frozen=True)
class PathwayRoute:
    """Where somebody stands. On any day, exactly one route holds for any facts."""

    code: str
    words: str
    when: Condition
    starts: date
    ends: date


@dataclass(frozen=True)
class SaferSide:
    """What is said when something unknown or contradictory is taken for the safer case."""

    words: str
    when: Condition


@dataclass(frozen=True, kw_only=True)
class PathwayTimer(Checked):
    """A clock that starts with an event: what it is called, what it runs to, and by which number."""

    id: str
    name: str
    event: str
    reckoned: str
    limit: str
    due_kind: str
    note: str
    starts: date
    ends: date


@dataclass(frozen=True)
class Pathway:
    """The whole pathway of a pack. `channels` are the county's own channels by step."""

    questions: tuple[AskedQuestion, ...] = ()
    roles: tuple[PathwayRole, ...] = ()
    derived: tuple[DerivedFact, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    steps: tuple[PathwayStep, ...] = ()
    rules: tuple[PathwayRule, ...] = ()
    routes: tuple[PathwayRoute, ...] = ()
    safer: tuple[SaferSide, ...] = ()
    timers: tuple[PathwayTimer, ...] = ()
    channels: Mapping[str, str] = field(default_factory=dict, hash=False)
