"""The number as lists grow: what would have been said when the window was a quarter, a half, three quarters old.

Lists of one closed group of people say much the same number early and late; later they say it with more certainty. A
number that climbs as lists grow is that of people who come and go, or of lists that begin to find somebody else.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from io import StringIO
from itertools import pairwise

from handrail.methods.prevalence.estimates import Estimate, Work, estimate_by
from handrail.methods.prevalence.gates import refusals
from handrail.methods.prevalence.histories import Lists, NotLists, in_another_order
from handrail.methods.prevalence.reading import MOST_FAULTS, numbered, read_lists

TO = "to"
FEWEST = 3  # numbers before anything is said of where they go


class Course(StrEnum):
    """Where the number goes as lists grow, in the sentence that is shown."""

    TOO_FEW = "There are too few numbers on the way to say whether they settle."
    SETTLED = "The last number lies within every range on the way: as the lists grew they spoke of one group of people."
    RISING = (
        "The number rises as the lists grow. People come and go, or lists began to find others: the window may be too "
        "long for one group of people."
    )
    FALLING = (
        "The number falls as the lists grow. People left, or lists came to find the same people: the early lists were "
        "of another group."
    )
    MOVING = "The number moves about by more than its ranges: what one list adds still decides it."


@dataclass(frozen=True)
class SoFar:
    """What the lists said as they stood on one day; without a number where a gate holds it back."""

    observed: int
    on_several: int
    estimate: Estimate | None
    why_not: tuple[str, ...]

    @property
    def population(self) -> float | None:
        """The number of people, if there is one."""
        return self.estimate.population if self.estimate else None


def as_lists_grew(tables: Sequence[Lists], work: Work) -> tuple[SoFar, ...]:
    """What each of these lists says, the earliest first; each holds all that the one before it holds."""
    return tuple(so_far(lists, work) for lists in tables)


def so_far(lists: Lists, work: Work) -> SoFar:
    """Pairs one by one, which is quick and says what it says for as many lists as there are."""
    against = tuple(refusals(lists))
    found = None if against else estimate_by("stepwise", lists, work)
    if found and found.population is None:
        against, found = found.warnings, None
    return SoFar(lists.observed, lists.on_several(), found, against)


def course_of(found: Sequence[SoFar]) -> Course:
    """Where the number goes."""
    told = [one.estimate for one in found if one.estimate]
    numbers = [one.population for one in told if one.population is not None]
    if len(numbers) < FEWEST or found[-1].estimate is None:
        return Course.TOO_FEW
    if all(one.interval and one.interval.low <= numbers[-1] <= one.interval.high for one in told):
        return Course.SETTLED
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    if all(step >= 0 for step in steps):
        return Course.RISING
    return Course.FALLING if all(step <= 0 for step in steps) else Course.MOVING


def require_growing(tables: Mapping[date, Lists], whole: Lists) -> dict[date, Lists]:
    """The tables by day, the lists in the order of the whole.

    Raises:
        NotLists: the lists are not the same, or somebody is on fewer of them later than before.
    """
    ordered: dict[date, Lists] = {}
    for day, lists in sorted(tables.items()):
        if set(lists.names) != set(whole.names):
            held, needed = ", ".join(lists.names), ", ".join(whole.names)
            raise NotLists([f"The lists as they grew are {held}; {needed} are needed."])
        ordered[day] = in_another_order(lists, [lists.names.index(name) for name in whole.names])
    after_each = [*list(ordered.values())[1:], whole]
    for (day, before), after in zip(ordered.items(), after_each, strict=True):
        for place, name in enumerate(whole.names):
            if before.seen_by(1 << place) > after.seen_by(1 << place):
                raise NotLists(
                    [f"On {day} more people are on {name} than later: a table holds all that came before it."]
                )
    return ordered


def read_growth(text: str) -> dict[date, Lists]:
    """The lists as they stood on several days: the columns of a table of lists, and a column `to` with the day.

    Raises:
        NotLists: with one sentence for each fault, naming row and column.
    """
    rows = list(numbered(text))
    header = [name.strip().lower() for name in rows[0][1]] if rows else []
    if TO not in header:
        raise NotLists([f"The first row has no column {TO}; it says up to which day a row counts, like 2025-03-31."])
    place = header.index(TO)
    days = days_of(rows[1:], place)
    return {day: read_lists(up_to(day, rows, place, days)) for day in sorted(set(days.values()))}


def days_of(rows: Sequence[tuple[int, Sequence[str]]], place: int) -> dict[int, date]:
    """The day of each row that has anything in it, by the row's number. Raises NotLists."""
    days: dict[int, date] = {}
    faults = []
    for number, row in rows:
        if not any(cell.strip() for cell in row):
            continue
        cell = row[place].strip() if place < len(row) else ""
        try:
            days[number] = date.fromisoformat(cell)
        except ValueError:
            faults.append(
                f"Row {number}: column {TO}: {cell or 'nothing'} was found; a day like 2025-03-31 was expected."
            )
    if faults:
        raise NotLists(faults[:MOST_FAULTS])
    if not days:
        raise NotLists(["No row says how the lists stood on any day."])
    return days


def up_to(day: date, rows: Sequence[tuple[int, Sequence[str]]], place: int, days: Mapping[int, date]) -> str:
    """The rows of one day as a table of their own; those of other days are empty, so that rows keep their numbers."""
    written = StringIO()
    lines = csv.writer(written, lineterminator="\n")
    for number, row in rows:
        kept = number not in days or days[number] == day
        lines.writerow([cell for at, cell in enumerate(row) if at != place] if kept else [])
    return written.getvalue()
