"""What somebody asks to see: of which unit, by what, when, and beside which other period."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import prod

from handrail.insight.explorer.policies.dimensions import Dimension, Unit
from handrail.insight.explorer.policies.periods import Period

TIME = "time"
MOST_CODES, MOST_CODES_OUTSIDE = 3, 2
# With margins. What is larger takes longer to be made safe than anybody waits.
MOST_CELLS = 320


class CannotShow(Exception):
    """A table that is not shown. `faults` has one sentence for each reason; none of them tells a number."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Question:
    """`codes` are dimensions in the order in which they are shown; `TIME` among them parts the period."""

    unit: Unit
    codes: tuple[str, ...]
    period: Period
    beside: Period | None = None

    @property
    def crossed(self) -> tuple[str, ...]:
        """The dimensions without time, in order of the alphabet: what a table of it is kept under."""
        return tuple(sorted(code for code in self.codes if code != TIME))

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods of which tables are needed: parts first, so that the whole is made safe beside them."""
        return (*self.period.parts, self.period) if TIME in self.codes else (self.period,)

    @property
    def then(self) -> "Question":
        """The same question of the other period."""
        return self if self.beside is None else replace(self, period=self.beside, beside=None)


def why_not_ask(
    question: Question, dimensions: Mapping[str, Dimension], *, on: date, outside: bool = False
) -> Iterator[str]:
    """A sentence for everything that is wrong with a question."""
    most = MOST_CODES_OUTSIDE if outside else MOST_CODES
    if not question.codes:
        yield "Choose at least one thing to count by."
    if len(question.codes) > most:
        yield f"Choose at most {most} things to count by."
    if len(set(question.codes)) != len(question.codes):
        yield "Choose different things to count by."
    if TIME in question.codes and question.beside is not None:
        yield "Choose either to count over time, or another period to compare with."
    if question.beside is not None and question.beside.span.meets(question.period.span):
        yield "Choose two periods that do not overlap."
    if (size := cells_in(question, dimensions)) > MOST_CELLS:
        yield f"This table would have {size:,} numbers, and {MOST_CELLS} is the most. Count by less."
    yield from not_settled(question, dimensions, on=on)


def cells_in(question: Question, dimensions: Mapping[str, Dimension]) -> int:
    """How many numbers all tables of it have, with their margins."""
    return prod(len(dimensions[code].words) + 1 for code in set(question.crossed)) * len(question.periods)


def not_settled(question: Question, dimensions: Mapping[str, Dimension], *, on: date) -> Iterator[str]:
    """A sentence for each dimension whose numbers are not all in yet."""
    for code in set(question.crossed):
        one = dimensions[code]
        ready = question.period.span.last + timedelta(days=one.settles + 1)
        if ready > on:
            yield f"{one.label} can be told of this period from {ready.day} {ready:%B %Y} on."
