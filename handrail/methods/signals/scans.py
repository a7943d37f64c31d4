"""How days are scanned, and what is said of a subject that stands out."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Scan:
    """How the days are scanned: so many days of history, the window from its shortest to its longest, and how rarely.

    `days_to_a_false_alarm`: if nothing rises anywhere and the scan is made once a day, the alarms of all subjects
    together come on average no more often than once in so many days.
    """

    history_days: int
    longest_days: int
    days_to_a_false_alarm: int

    def __post_init__(self) -> None:
        if not 1 <= self.longest_days < self.history_days or self.days_to_a_false_alarm < 1:
            raise ValueError("The longest window must be shorter than the history, and false alarms a day apart.")


@dataclass(frozen=True)
class Rise:
    """A subject that stands out: what was counted in the last `days` days, what was expected, and how rare that is."""

    subject: str
    day: date
    days: int
    counted: int
    expected: float
    chance: float
    days_to_a_false_alarm: float
