"""Hierarchical log-linear models: which dependences between lists a fit allows for.

A model is a set of terms. A term is a bitmask of lists: one bit is a list's own rate, two are a dependence of a pair.
Hierarchical means that every part of a term is a term too, and every model here has all single lists in it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations


@dataclass(frozen=True)
class Model:
    """A hierarchical model of so many lists. `terms` is without the constant and in order of size, then of lists."""

    size: int
    terms: tuple[int, ...]

    @property
    def parameters(self) -> int:
        """How many numbers it has, with the constant: what AIC and BIC charge for."""
        return len(self.terms) + 1

    @property
    def generators(self) -> tuple[int, ...]:
        """The terms that are part of no other; they name the model."""
        return tuple(
            term for term in self.terms if not any(term & ~other == 0 and term != other for other in self.terms)
        )

    @property
    def notation(self) -> str:
        """The model as papers write it: `[123,25,34]`."""
        named = sorted(self.generators, key=lambda term: (-term.bit_count(), places(term)))
        return "[" + ",".join("".join(str(place + 1) for place in places(term)) for term in named) + "]"

    def in_words(self, names: tuple[str, ...]) -> str:
        """Which lists depend on each other, by name."""
        joint = [term for term in self.generators if term.bit_count() > 1]
        if not joint:
            return "no list depends on another"
        return ", ".join(" with ".join(names[place] for place in places(term)) for term in joint)

    def with_term(self, term: int) -> "Model":
        """The model with one term more, and all parts of that."""
        return hierarchical(self.size, (*self.terms, term))


def places(term: int) -> tuple[int, ...]:
    """The lists of a term, counted from 0."""
    return tuple(place for place in range(term.bit_length()) if term >> place & 1)


def in_order(terms: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(terms), key=lambda term: (term.bit_count(), places(term))))


def hierarchical(size: int, terms: Iterable[int]) -> Model:
    """The smallest model of that many lists that has these terms."""
    held = {1 << place for place in range(size)}
    for term in terms:
        held |= set(parts(term))
    return Model(size, in_order(held))


@cache
def parts(term: int) -> tuple[int, ...]:
    """Every term within a term, itself too, the constant not."""
    found, part = [], term
    while part:
        found.append(part)
        part = (part - 1) & term
    return tuple(found)


def main_effects(size: int) -> Model:
    """The model in which no list depends on another."""
    return hierarchical(size, ())


@cache
def pairs(size: int) -> tuple[int, ...]:
    """All pairs of lists, the first list's first: the order in which ties are broken."""
    return tuple(1 << one | 1 << other for one, other in combinations(range(size), 2))


def model_from(size: int, notation: str) -> Model:
    """The model that papers write like this: `[123,25,34]`."""
    inner = notation.strip().removeprefix("[").removesuffix("]")
    return hierarchical(size, (sum(1 << int(digit) - 1 for digit in term) for term in inner.split(",")))


@cache
def every_model(size: int, *, largest_term: int | None = None) -> tuple[Model, ...]:
    """All hierarchical models of three to five lists, the saturated one too: 9, 114 and 6,894.

    Args:
        size: how many lists. At six there are 7,785,062 models, which no machine should hold.
        largest_term: no term of more lists than that.
    """
    singles = tuple(1 << place for place in range(size))
    found = grown(frozenset(singles), 2, size, min(largest_term or size, size))
    return tuple(Model(size, in_order(terms)) for terms in found)


def grown(held: frozenset[int], order: int, size: int, largest: int) -> Iterator[frozenset[int]]:
    """Every way to add terms of that order and above: a term may come when all its parts are there."""
    if order > largest:
        yield held
        return
    every = (sum(1 << place for place in lists) for lists in combinations(range(size), order))
    allowed = [term for term in every if all(term ^ 1 << place in held for place in places(term))]
    for chosen in range(2 ** len(allowed)):
        more = {term for bit, term in enumerate(allowed) if chosen >> bit & 1}
        yield from grown(held | more, order + 1, size, largest) if more else [held]
