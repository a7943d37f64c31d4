"""What is compared: so many events in so long a time, and the intervals in which a rate or a ratio may lie."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

LEVEL = 0.95


class CannotCompare(ValueError):
    """Counts that cannot be compared: a negative one, one without a time, or none at all."""


@dataclass(frozen=True)
class Counted:
    """So many events in so long a time. `exposure` is in days, or in any other unit if all that is compared is.

    Raises:
        CannotCompare: the count is negative, or the time is not longer than nothing.
    """

    count: int
    exposure: float

    def __post_init__(self) -> None:
        if self.count < 0:
            raise CannotCompare(f"A count of {self.count} is below nothing.")
        if not (0 < self.exposure < math.inf):
            raise CannotCompare(f"A time of {self.exposure} is no time in which anything can be counted.")

    @property
    def rate(self) -> float:
        """Events for each unit of time."""
        return self.count / self.exposure


@dataclass(frozen=True)
class Interval:
    """From low to high, both included. An endless `high` means that the counts set no upper limit."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether the value lies in it."""
        return self.low <= value <= self.high

    def divided_by(self, number: float) -> "Interval":
        """The same on another scale."""
        return Interval(self.low / number, self.high / number)


def added(parts: Sequence[Counted]) -> Counted:
    """Several periods as one. Raises CannotCompare when there are none."""
    if not parts:
        raise CannotCompare("There is no period to count.")
    return Counted(sum(part.count for part in parts), math.fsum(part.exposure for part in parts))
