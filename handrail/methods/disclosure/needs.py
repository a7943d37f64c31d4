"""What must stay unknown of a cell, and why, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from handrail.methods.disclosure.cells import Key, Place, words_of
from handrail.methods.disclosure.tables import Release, Table, rows_of

FEW_CONTRIBUTORS = 2  # With two, each finds the other's by subtracting their own.


class Because(StrEnum):
    """Why a cell is unsafe."""

    SMALL = "small"
    GROUP = "group"
    ONE_CONTRIBUTOR = "one contributor"
    TWO_CONTRIBUTORS = "two contributors"
    EARLIER = "earlier releases"


@dataclass(frozen=True)
class Need:
    """The places added up must possibly be as high as `at_least`, and as low as `at_most`.

    `either` is enough where both are told and `either` is set. `none_is_safe`: that there is nothing may be found.
    `told` is the sentence that follows the name of the cell when a reader finds it.
    """

    place: Place
    of: tuple[Place, ...]
    because: Because
    reason: str
    told: str
    at_least: int | None = None
    at_most: int | None = None
    either: bool = False
    none_is_safe: bool = False

    def met(self, low: int, high: int) -> bool:
        """Whether enough is possible, when the lowest and highest possible numbers are these."""
        if self.none_is_safe and high == 0:
            return True
        up = self.at_least is None or high >= self.at_least
        down = self.at_most is None or low <= self.at_most
        return (up or down) if self.either else (up and down)


@dataclass(frozen=True)
class Rule:
    """What is unsafe: numbers from 1 to below the threshold; rounding to `base` (1: exact numbers)."""

    threshold: int
    base: int = 1
    groups: bool = True

    @property
    def name(self) -> str:
        """As the command and the files call it."""
        return "milp" if self.base == 1 else "10-5"


def needs_of(release: Release, rule: Rule) -> list[Need]:
    """Everything that must stay unknown of a release, each cell and reason once."""
    found: dict[tuple[Place, Because, tuple[Place, ...]], Need] = {}
    for table in release.tables:
        for need in needs_of_table(table, release, rule):
            found.setdefault((need.place, need.because, need.of), need)
    return list(found.values())


def needs_of_table(table: Table, release: Release, rule: Rule) -> Iterator[Need]:
    for key, count in table.counts.items():
        place = Place(table.unit, key, release.span)
        if 0 < count < rule.threshold:
            yield small(place, count, rule)
        elif count and 1 <= table.contributors.get(key, 0) <= FEW_CONTRIBUTORS:
            yield few_contributors(place, count, table.contributors[key], rule)
    if rule.groups:
        yield from groups_of(table, release)


def small(place: Place, count: int, rule: Rule) -> Need:
    """A number below the threshold: it could be as high as that, and lower than it is.

    With rule 10-5 that a hidden number is below the threshold is told by the rule itself. What must not be found is
    the number, or that it is some but less than the base: then it would be known better than a number that is shown.
    """
    reason = f"It is from 1 to {rule.threshold - 1}."
    if rule.base == 1:
        told = f"can be found to be below {rule.threshold}, or exactly"
        return Need(place, (place,), Because.SMALL, reason, told, rule.threshold, count - 1)
    least, most = (rule.base, 0) if count < rule.base else (count + 1, count - 1)
    told = f"can be found exactly, or to be below {rule.base}"
    return Need(place, (place,), Because.SMALL, reason, told, least, most, either=True)


def few_contributors(place: Place, count: int, contributors: int, rule: Rule) -> Need:
    """A number that one or two organisations make up: it could be half the threshold higher or lower."""
    one = contributors == 1
    reason = (
        f"All its cases come from {'one organisation' if one else 'two organisations, of which each knows its own'}."
    )
    because = Because.ONE_CONTRIBUTOR if one else Because.TWO_CONTRIBUTORS
    aside = (rule.threshold + 1) // 2
    told = f"can be found to within {aside}, and comes from {'one organisation' if one else 'two organisations'}"
    return Need(place, (place,), because, reason, told, count + aside, max(count - aside, 0))


def groups_of(table: Table, release: Release) -> Iterator[Need]:
    """A row of which all cases are in one category: the others could have one.

    Of categories only those count that could occur. Rows of margins are looked at as those of inner cells are.
    """
    counts: Mapping[Key, int] = table.counts
    for rest, variable, row in rows_of(table):
        possible = [key for key in row if key not in table.impossible]
        full = [key for key in possible if counts[key]]
        if len(full) != 1 or len(possible) == 1:
            continue
        others = tuple(Place(table.unit, key, release.span) for key in possible if key not in full)
        told = f"can be found to be all of {words_of(rest)}, so that who is known to be one is known to be the other"
        reason = f"All of {words_of(rest)} are in this one category of {variable}."
        yield Need(Place(table.unit, full[0], release.span), others, Because.GROUP, reason, told, at_least=1)
