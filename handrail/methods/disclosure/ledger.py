"""Earlier releases, as whoever has kept them knows them, and what may not follow them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from handrail.methods.disclosure.cells import Key, Place, Values, cells_of, words_of
from handrail.methods.disclosure.needs import Rule
from handrail.methods.disclosure.periods import Span, why_not_beside
from handrail.methods.disclosure.sheets import Reader, Sheet
from handrail.methods.disclosure.space import Shape, space_of, widened
from handrail.methods.disclosure.tables import Release

PUBLIC = "public"
Range = tuple[int, int | None]  # The lowest and highest number that a cell could have by its looks; None: no end.


@dataclass(frozen=True)
class EarlierTable:
    """A table as it went out: what could stand behind each of its cells."""

    name: str
    values: Values
    shown: Mapping[Key, Range]
    unit: str = ""


@dataclass(frozen=True)
class Earlier:
    """A release that went out: to whom, under which rule, for which period."""

    name: str
    tables: Sequence[EarlierTable]
    span: Span
    rule: Rule
    recipients: str = PUBLIC

    @property
    def shapes(self) -> list[Shape]:
        """Its tables without their numbers."""
        return [Shape(table.unit, table.values, self.span) for table in self.tables]


def seen_by(recipients: str, earlier: Sequence[Earlier]) -> list[Earlier]:
    """What these recipients have: what went to them, and what is public."""
    return [release for release in earlier if release.recipients in (recipients, PUBLIC)]


def everybody_who_reads(recipients: str, earlier: Sequence[Earlier]) -> list[str]:
    """Whose knowledge a release meets: its recipients', and of a public one that of all earlier recipients too."""
    others = [release.recipients for release in earlier] if recipients == PUBLIC else []
    return list(dict.fromkeys([recipients, *others]))


def rule_against(rule: Rule, seen: Sequence[Earlier]) -> Rule:
    """What must stay unknown to readers of these: the lowest threshold that they were ever shown numbers under."""
    lowest = min([rule.threshold, *(release.rule.threshold for release in seen)])
    return rule if lowest == rule.threshold else Rule(lowest, groups=rule.groups)


def faults_beside(release: Release, rule: Rule, recipients: str, earlier: Sequence[Earlier]) -> Iterator[str]:
    """A sentence for everything that an earlier release forbids before any number is looked at."""
    for before in earlier:
        if release.span is None:
            yield f"The period of the release is not told, so that it cannot be compared with {before.name}."
            return
        together = PUBLIC in (recipients, before.recipients) or recipients == before.recipients
        if together and (why_not := why_not_beside(release.span, before.span)):
            yield f"{before.name}: {why_not}"
        if before.recipients == recipients and before.rule.base != rule.base:
            yield from faults_of_versions(release, rule, before)


def faults_of_versions(release: Release, rule: Rule, before: Earlier) -> Iterator[str]:
    """A sentence for each table that the same recipients would have both exact and rounded."""
    for table in release.tables:
        for other in before.tables:
            variables, others = set(table.values), set(other.values)
            if (
                table.unit == other.unit
                and before.span == release.span
                and (variables <= others or others <= variables)
            ):
                had = "rounded" if rule.base == 1 else "exact"
                yield f"{table.name}: {before.recipients} has it {had} in {before.name}; both versions give it away."


def faults_of_revision(release: Release, earlier: Sequence[Earlier]) -> Iterator[str]:
    """A sentence for each cell that an earlier release of the same period shows otherwise."""
    counts = release.counts
    for before in earlier:
        for table in before.tables if before.span == release.span else ():
            for key, (low, high) in table.shown.items():
                count = counts.get((table.unit, key))
                if count is not None and not low <= count <= (count if high is None else high):
                    yield (
                        f"{words_of(key)}: {before.name} shows another number than {count} for {before.span}. Whoever "
                        "has both sees what was revised; leave the period as it was released."
                    )


def reader_of(name: str, release: Release, sheet: Sheet, seen: Sequence[Earlier], *, ceiling: float) -> Reader:
    """Somebody who has all these releases. What a table left out that another one has was none in it."""
    shapes = [Shape(table.unit, table.values, release.span) for table in release.tables]
    together = [shape for before in seen for shape in before.shapes]
    space = space_of([*shapes, *together])
    low, high = np.zeros(len(space.places)), np.full(len(space.places), ceiling)
    wide = iter(widened([*shapes, *together])[len(shapes) :])
    for before in seen:
        for table in before.tables:
            for key in cells_of(next(wide).values):
                at = space.places[Place(table.unit, key, before.span)]
                least, most = table.shown.get(key, (0, 0))
                low[at] = max(low[at], least)
                high[at] = min(high[at], ceiling if most is None else most)
    return Reader(name, space, low, high, np.array([space.places[place] for place in sheet.places], dtype=np.int64))


def bearing_on(span: Span | None, seen: Sequence[Earlier]) -> list[Earlier]:
    """The releases that have anything to do with a period: none if none of them meets it, else all."""
    return list(seen) if any(span and span.meets(before.span) for before in seen) else []
