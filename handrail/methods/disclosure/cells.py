"""What one number of a table counts: those for whom some variables have some values, of one unit, in one period.

A value may lie in others: "Hertfordshire > Watford" is a district in a county. A variable that a cell does not name is
summed over, so that the cell that names none is the total. The same cell in two tables is one cell.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from handrail.methods.disclosure.periods import Span

Key = frozenset[tuple[str, str]]
Values = Mapping[str, Sequence[str]]
TOTAL: Key = frozenset()
WITHIN = " > "


@dataclass(frozen=True)
class Place:
    """One number that a table could show: of what unit, of whom, and when (None: no period was told)."""

    unit: str
    key: Key
    span: Span | None = None

    def __str__(self) -> str:
        when = f", {self.span}" if self.span else ""
        of = f" ({self.unit})" if self.unit else ""
        return f"{words_of(self.key)}{when}{of}"


def words_of(key: Key) -> str:
    """A cell by its labels, such as "age under 18, district Watford"."""
    return ", ".join(f"{variable} {value}" for variable, value in sorted(key)) or "the total"


def parent(value: str) -> str | None:
    """The value that this one lies in: None for one that only the total holds."""
    above, found, _ = value.rpartition(WITHIN)
    return above if found else None


def every_level(values: Iterable[str]) -> tuple[str, ...]:
    """The values with all those that they lie in, each once, in order."""
    found: dict[str, None] = {}
    for value in values:
        steps = value.split(WITHIN)
        found.update(dict.fromkeys(WITHIN.join(steps[: depth + 1]) for depth in range(len(steps))))
    return tuple(found)


def finest(values: Sequence[str]) -> tuple[str, ...]:
    """The values in which no other lies."""
    holding = {parent(value) for value in values}
    return tuple(value for value in values if value not in holding)


def cells_of(values: Values) -> Iterator[Key]:
    """Every cell of a table with these values at every level: inner cells, margins and the total."""
    for chosen in product(*([None, *of_variable] for of_variable in values.values())):
        yield key_of(zip(values, chosen, strict=True))


def finest_cells(values: Values) -> Iterator[Key]:
    """The cells that every other one is a sum of."""
    for chosen in product(*(finest(of_variable) for of_variable in values.values())):
        yield key_of(zip(values, chosen, strict=True))


def key_of(chosen: Iterable[tuple[str, str | None]]) -> Key:
    """The cell that names these values, where None is summed over."""
    return frozenset((variable, value) for variable, value in chosen if value is not None)


def cells_within(key: Key, values: Values) -> Iterator[Key]:
    """The finest cells that a cell is a sum of; a finest one is the sum of itself."""
    named = dict(key)
    choices = [
        [value for value in finest(of_variable) if lies_in(value, named.get(variable))]
        for variable, of_variable in values.items()
    ]
    for chosen in product(*choices):
        yield key_of(zip(values, chosen, strict=True))


def lies_in(value: str, other: str | None) -> bool:
    """Whether a value is another one or lies in it; every value lies in None, the total."""
    return other is None or value == other or value.startswith(other + WITHIN)


def sums_of(values: Values) -> Iterator[tuple[Key, list[Key]]]:
    """Each cell that is the sum of others, with those, one step down one variable."""
    for key in cells_of(values):
        named = dict(key)
        for variable, of_variable in values.items():
            value = named.get(variable)
            below = [other for other in of_variable if parent(other) == value]
            if below:
                rest = key - {(variable, value)} if value is not None else key
                yield key, [rest | {(variable, other)} for other in below]
