"""A table with a hidden number as None: kept as plain values, known to the ledger, and laid out to be read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from handrail.insight.explorer.policies.dimensions import Dimension, Unit
from handrail.methods.disclosure.cells import Key, key_of
from handrail.methods.disclosure.tables import Table, tabulate

ALL = "All"
HIDDEN = "hidden"
Labels = tuple[str | None, ...]  # One for each dimension; None where it is summed over.
Numbers = Mapping[Labels, int | None]
MOST_COLUMNS = 12


@dataclass(frozen=True)
class Axis:
    """One dimension of a table: its label and every value in order."""

    label: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One line of a table: what its numbers have in common, and the numbers under their columns."""

    labels: tuple[str, ...]
    numbers: tuple[tuple[str, int | None], ...]
    margin: bool


@dataclass(frozen=True)
class Grid:
    """A table as it may be shown."""

    axes: tuple[Axis, ...]
    numbers: Numbers

    @property
    def hidden(self) -> int:
        """How many of its numbers are hidden."""
        return sum(number is None for number in self.numbers.values())

    @property
    def total(self) -> int | None:
        """The number of all."""
        return self.numbers[(None,) * len(self.axes)]

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings of the numbers: values of the last dimension, where there are several and few enough values."""
        return (*self.axes[-1].words, ALL) if self.wide else ("Number",)

    @property
    def wide(self) -> bool:
        """Whether the last dimension stands across."""
        return len(self.axes) > 1 and len(self.axes[-1].words) <= MOST_COLUMNS

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of what stands at the left."""
        return tuple(axis.label for axis in (self.axes[:-1] if self.wide else self.axes))

    @property
    def rows(self) -> list[Row]:
        """Every line, margins last."""
        return list(self.lines())

    def lines(self) -> Iterator[Row]:
        """Each line of the table in order."""
        across: Sequence[Labels] = [(word,) for word in (*self.axes[-1].words, None)] if self.wide else [()]
        for labels in every_cell(self.axes[:-1] if self.wide else self.axes):
            numbers = (self.numbers[(*labels, *column)] for column in across)
            told = tuple(label or ALL for label in labels)
            yield Row(told, tuple(zip(self.columns, numbers, strict=True)), None in labels)

    @property
    def tidy(self) -> list[tuple[tuple[str, ...], int | None]]:
        """Every number by itself with its labels, margins too."""
        return [(tuple(label or ALL for label in cell), self.numbers[cell]) for cell in every_cell(self.axes)]

    def along(self, place: int) -> list[tuple[str, int | None]]:
        """The numbers of one dimension, summed over the others."""
        before, after = (None,) * place, (None,) * (len(self.axes) - place - 1)
        return [(word, self.numbers[(*before, word, *after)]) for word in self.axes[place].words]


def every_cell(axes: Sequence[Axis]) -> Iterator[Labels]:
    """Every cell with its margins, in the order in which it is read."""
    yield from product(*((*axis.words, None) for axis in axes))


def table_of(unit: Unit, dimensions: Sequence[Dimension], counted: Mapping[tuple[str, ...], int]) -> Table:
    """What was counted by codes, as a table by words with every margin. Raises NotATable."""
    told: dict[Key, int] = {}
    for codes, number in counted.items():
        words = (one.value_of(code) for one, code in zip(dimensions, codes, strict=True))
        key = key_of(zip((one.label for one in dimensions), words, strict=True))
        told[key] = told.get(key, 0) + number
    return tabulate(str(unit), {one.label: one.words for one in dimensions}, told, unit=str(unit))


def key_in(axes: Sequence[Axis], labels: Labels) -> Key:
    """How the ledger calls a cell."""
    return key_of(zip((axis.label for axis in axes), labels, strict=True))
