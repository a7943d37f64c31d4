"""Frequency tables, linked by the cells that they share, as they go out together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from handrail.methods.disclosure.cells import Key, Values, cells_of, cells_within, finest, words_of
from handrail.methods.disclosure.periods import Span

MOST_CELLS = 5_000


class NotATable(ValueError):
    """Numbers that make no release. `faults` has one sentence for each thing that is wrong."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Table:
    """One table with every cell at every level: inner cells, margins, the total.

    `values` has all levels of each variable. `contributors` says, where it is known, from how many organisations a
    cell's cases come. `impossible` are cells that everybody knows to be empty.
    """

    name: str
    values: Values
    counts: Mapping[Key, int]
    unit: str = ""
    contributors: Mapping[Key, int] = field(default_factory=dict)
    impossible: frozenset[Key] = frozenset()


@dataclass(frozen=True)
class Release:
    """Tables that go out together for one period."""

    tables: Sequence[Table]
    span: Span | None = None

    @property
    def counts(self) -> dict[tuple[str, Key], int]:
        """Every cell once, by unit and key."""
        return {(table.unit, key): count for table in self.tables for key, count in table.counts.items()}


def tabulate(
    name: str,
    values: Values,
    told: Mapping[Key, int],
    *,
    unit: str = "",
    contributors: Mapping[Key, int] | None = None,
    impossible: frozenset[Key] = frozenset(),
) -> Table:
    """A table from its finest cells; what is not told is none, and margins are added up.

    Raises:
        NotATable: a margin is told that is not the sum of its cells, or there are too many cells.
    """
    size = 1
    for of_variable in values.values():
        size *= len(of_variable) + 1
    if size > MOST_CELLS:
        raise NotATable([f"{name}: it has {size:,} cells with its margins; {MOST_CELLS:,} is the most. Cross less."])
    counts = {key: sum(told.get(inner, 0) for inner in cells_within(key, values)) for key in cells_of(values)}
    if faults := list(faults_of_margins(name, told, counts)):
        raise NotATable(faults)
    empty = frozenset(key for key in counts if impossible.issuperset(cells_within(key, values)))
    return Table(name, values, counts, unit, contributors or {}, empty)


def faults_of_margins(name: str, told: Mapping[Key, int], counts: Mapping[Key, int]) -> Iterator[str]:
    """A sentence for each cell that was told other than its cells add up to."""
    for key, count in told.items():
        if counts[key] != count:
            yield f"{name}, {words_of(key)}: {count} is told, but its cells add up to {counts[key]}."


def faults_of_linking(tables: Sequence[Table]) -> Iterator[str]:
    """A sentence for each cell that two tables count differently."""
    seen: dict[tuple[str, Key], Table] = {}
    for table in tables:
        for key, count in table.counts.items():
            first = seen.setdefault((table.unit, key), table)
            if first.counts[key] != count:
                yield f"{words_of(key)}: it is {first.counts[key]} in {first.name} and {count} in {table.name}."


def linked(tables: Sequence[Table], *, span: Span | None = None) -> Release:
    """The tables as one release. Raises NotATable where they contradict each other or are too many."""
    cells = sum(len(table.counts) for table in tables)
    if cells > MOST_CELLS:
        raise NotATable([f"The tables have {cells:,} cells with their margins; {MOST_CELLS:,} is the most."])
    if faults := list(faults_of_linking(tables)):
        raise NotATable(faults)
    return Release(tables, span)


def rows_of(table: Table) -> Iterator[tuple[Key, str, list[Key]]]:
    """Each row of cells that differ in the finest value of one variable: what they share, the variable, the cells."""
    for variable, values in table.values.items():
        for rest in table.counts:
            if variable not in dict(rest):
                yield rest, variable, [rest | {(variable, value)} for value in finest(values)]
