"""What people are asked before and after a course, what a county makes depend on one, and what it counted earlier."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handrail.rules.localities.checked import Checked

# What a county can make depend on training that counts. Whatever is not named in its pack depends on none.
ACTS = ("hold-sessions", "prepare-referral-form", "staff-a-visit")


@dataclass(frozen=True, kw_only=True)
class Question(Checked):
    """One question on what people know: its answers, which of them is right (counted from 0), and why."""

    code: str
    course: str
    version: str
    asks: str
    answers: tuple[str, ...]
    right: int
    because: str


BEFORE, AFTER, LATER = "before", "after", "later"


@dataclass(frozen=True, kw_only=True)
class Asking:
    """Until how long after it began people say what they knew before, when they are asked again, and for how long."""

    before: timedelta
    later: timedelta
    later_open: timedelta

    def wave(self, starts_at: datetime, ends_at: datetime, *, at: datetime) -> str | None:
        """What is asked at that moment about a session: "before", "after", "later", or None when all are over."""
        again = ends_at + self.later
        if at < min(starts_at + self.before, ends_at):
            return BEFORE
        if at < again:
            return AFTER
        return LATER if at < again + self.later_open else None


def number_right(questions: Sequence[Question], answers: Mapping[str, int]) -> int:
    """How many of these are answered rightly; one that is not answered is not."""
    return sum(answers.get(one.code) == one.right for one in questions)


def passes(right: int, asked: int, *, percent: int) -> bool:
    """Whether so many of so many are enough."""
    return right * 100 >= asked * percent


@dataclass(frozen=True, kw_only=True)
class NeededTraining(Checked):
    """What somebody may do here only while a course of theirs counts."""

    act: str
    course: str


@dataclass(frozen=True, kw_only=True)
class EarlierFigure:
    """A number that was published before we counted: shown beside our own counts and never added to them."""

    series: str
    says: str
    count: int
    first: date
    last: date
    source: str
