"""One number of a study as it is shown: two digits of an estimate, and no count that points to anybody."""

from collections.abc import Sequence
from dataclasses import dataclass

from handrail.methods.prevalence.wording import rounded

FEW = 5
NONE = "none"


@dataclass(frozen=True)
class Row:
    """One number with its limits, rounded; None where there is none, or no limit."""

    label: str
    number: int | None
    low: int | None = None
    high: int | None = None
    note: str = ""
    marked: bool = False

    @property
    def words(self) -> str:
        """The number as people read it."""
        return in_words(self.number)

    @property
    def limits(self) -> str:
        """Both limits as people read them."""
        if self.low is None:
            return ""
        return f"{self.low:,} to {'no limit' if self.high is None else f'{self.high:,}'}"


def count_in_words(count: int) -> str:
    """A count that points to nobody: one to four are never told apart, and the rest is to the nearest five."""
    if count == 0:
        return NONE
    return f"1 to {FEW - 1}" if count < FEW else f"about {round(count / FEW) * FEW:,}"


def nearest(count: int) -> int:
    """How long a bar is: those of one to four are all as long."""
    return 2 if count < FEW else round(count / FEW) * FEW


def whole(number: float | None) -> int | None:
    """Two digits that mean something."""
    return None if number is None else rounded(number)


def in_words(number: int | None) -> str:
    return NONE if number is None else f"{number:,}"


def marks(row: Row, rows: Sequence[Row]) -> dict[str, float]:
    """Where on an axis from nothing to the largest limit the marks of a row stand, of a hundred."""
    most = max((each for one in rows for each in (one.number, one.low, one.high) if each), default=1)
    number, low, high = (each if each is not None else row.number or 0 for each in (row.number, row.low, row.high))
    if row.low is not None and row.high is None:
        high = most
    return {"number_at": 100 * number / most, "low_at": 100 * low / most, "high_at": 100 * high / most}
