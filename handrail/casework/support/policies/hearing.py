"""When feedback is read: a period at a time, once enough people have said something and the period is over."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Period:
    """Months ("2026-11") that are read together, the earliest first."""

    months: tuple[str, ...]


def periods(counts: Mapping[str, int], *, fewest: int, this_month: str) -> list[Period]:
    """The periods that may be read: whole past months, each put together with later ones until there are enough.

    A month that still runs is never read: whoever looked before and after somebody spoke would know what they said.
    """
    found: list[Period] = []
    months: list[str] = []
    number = 0
    for month in sorted(month for month in counts if month < this_month):
        months.append(month)
        number += counts[month]
        if number >= fewest:
            found.append(Period(tuple(months)))
            months, number = [], 0
    return found
