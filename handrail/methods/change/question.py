"""What is asked of a series: which days before, which after, and when they were chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handrail.methods.change.periods import AFTER, BEFORE, Span, Unit


@dataclass(frozen=True)
class Question:
    """What is asked: one period before, one or more after, and since when it is known that these are the periods."""

    before: Span
    afters: Sequence[Span]
    unit: Unit = Unit.DAYS
    fixed_on: date | None = None

    @property
    def fixed_before(self) -> bool:
        """Whether the periods were fixed before anything could be known of what followed."""
        return self.fixed_on is not None and self.fixed_on <= self.afters[0].first

    @property
    def spans(self) -> list[Span]:
        """All periods in order."""
        return [self.before, *self.afters]

    @property
    def named_spans(self) -> list[tuple[str, Span]]:
        """Each period with the name that a fault calls it by."""
        return [(BEFORE, self.before), *((AFTER, span) for span in self.afters)]
