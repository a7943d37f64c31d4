"""What may be asked of two birthdays alone: day and month that changed places, and a day that nobody knew.

Like all questions of `predicates`, each is the same both ways round and is answered no where a side does not say.
"""

from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from handrail.methods.linkage.mentions import Mention
from handrail.methods.linkage.predicates import Answer, Dialect, Reader

NEW_YEAR: Final = "0101"


@dataclass(frozen=True)
class DayAndMonthCrossed:
    """Two days of the same year of which each has the other's day as its month."""

    column: str

    def answer(self) -> Answer:
        value: Reader = attrgetter(self.column)

        def crossed(left: Mention, right: Mention) -> bool:
            first, second = value(left), value(right)
            return first != "" and first[:4] + first[6:8] + first[4:6] == second

        return crossed

    def sql(self, dialect: Dialect) -> str:  # noqa: ARG002 — asked alike of every question
        left = f"{self.column}_l"
        return f"concat(substr({left}, 1, 4), substr({left}, 7, 2), substr({left}, 5, 2)) = {self.column}_r"

    @property
    def columns(self) -> frozenset[str]:
        return frozenset({self.column})


@dataclass(frozen=True)
class DayKnown:
    """Both say a day, and not both the first of January, which is written where only a year is known."""

    column: str

    def answer(self) -> Answer:
        value: Reader = attrgetter(self.column)

        def known(left: Mention, right: Mention) -> bool:
            first, second = value(left), value(right)
            return bool(first and second) and not first[4:] == NEW_YEAR == second[4:]

        return known

    def sql(self, dialect: Dialect) -> str:  # noqa: ARG002
        return f"substr({self.column}_l, 5) || substr({self.column}_r, 5) <> '{NEW_YEAR}{NEW_YEAR}'"

    @property
    def columns(self) -> frozenset[str]:
        return frozenset({self.column})
