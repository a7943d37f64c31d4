"""People on the lists who may be one: how likely each pair is, and the number with them drawn again and again."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from handrail.methods.prevalence.histories import Counts, Lists, NotLists, add_up
from handrail.methods.prevalence.links import DRAWS, joined
from handrail.methods.prevalence.transforms import Reals

COLUMNS = ("one", "other", "probability", "count")
TOGETHER = "+"
MOST_PAIRS = 10_000


@dataclass(frozen=True)
class Unsure:
    """People of whom some may be one: the history of each, and pairs of them by place with a probability."""

    people: tuple[int, ...] = ()
    pairs: tuple[tuple[int, int, float], ...] = ()


def draw_people(lists: Lists, unsure: Unsure, *, seed: int, draws: int = DRAWS) -> list[Lists]:
    """The lists under each draw of who is one with whom; each draw has a stream of random numbers of its own.

    Args:
        lists: the people seen, each pair of `unsure` counted as two.
        unsure: who may be one. Whoever is one with two others is one with both.
        seed: which random numbers.
        draws: how many.

    Raises:
        NotLists: there are more unsure people with some history than the lists hold.
    """
    rest = lists.counts.copy()
    np.subtract.at(rest, list(unsure.people), 1)
    if rest.min() < 0:
        raise NotLists(["The pairs that may be one name more people than the lists hold."])
    chances = np.array([probability for _, _, probability in unsure.pairs])
    return [one_draw(lists, rest, unsure, chances, seed, place) for place in range(draws)]


def one_draw(lists: Lists, rest: Counts, unsure: Unsure, chances: Reals, seed: int, place: int) -> Lists:
    """The lists when these pairs are one and those are two."""
    stream = np.random.Generator(np.random.Philox(key=seed, counter=[0, 0, 3, place]))
    made = stream.random(len(unsure.pairs)) < chances
    ends = [(one, other) for (one, other, _), holds in zip(unsure.pairs, made, strict=True) if holds]
    rows = [(int(history), int(rest[history])) for history in np.flatnonzero(rest)]
    return add_up(lists.names, [*rows, *joined(unsure.people, ends)])


def read_unsure(text: str, lists: Lists) -> Unsure:
    """The pairs of a CSV text with the columns one, other, probability, count: `police+NRM,charity,0.8,3`.

    `one` and `other` are the lists that each of the two is on; the lists of one end are joined by +.

    Raises:
        NotLists: with one sentence for each fault, naming row and column.
    """
    try:
        rows = list(csv.reader(text.removeprefix("\ufeff").splitlines(), strict=True))
    except csv.Error as fault:
        raise NotLists([f"The pairs are no CSV file ({fault})."]) from None
    if not rows or tuple(cell.strip().lower() for cell in rows[0]) != COLUMNS:
        raise NotLists([f"The first row of the pairs must be {','.join(COLUMNS)}."])
    told = [(number, [cell.strip() for cell in row]) for number, row in enumerate(rows[1:], start=2) if any(row)]
    if faults := [f"Row {number} of the pairs: {fault}" for number, row in told for fault in faults_of(row, lists)]:
        raise NotLists(faults)
    return pairs_of([row for _, row in told], lists)


def faults_of(row: Sequence[str], lists: Lists) -> Iterator[str]:
    """What is wrong with a row."""
    if len(row) != len(COLUMNS):
        yield f"it has {len(row)} cells, and {len(COLUMNS)} were expected."
        return
    for column, cell in zip(COLUMNS[:2], row[:2], strict=True):
        for name in cell.split(TOGETHER):
            if name.strip() not in lists.names:
                yield f"column {column}: {name.strip() or 'nothing'} is none of the lists {', '.join(lists.names)}."
    if not is_probability(row[2]):
        yield f"column probability: {row[2] or 'nothing'} was found; a number from 0 to 1 was expected."
    if not (row[3].isascii() and row[3].isdigit() and len(row[3]) < 9 and 1 <= int(row[3]) <= MOST_PAIRS):
        yield f"column count: {row[3] or 'nothing'} was found; a whole number from 1 to {MOST_PAIRS:,} was expected."


def is_probability(cell: str) -> bool:
    """Whether a cell is a number from 0 to 1."""
    try:
        return 0 <= float(cell) <= 1
    except ValueError:
        return False


def pairs_of(rows: Sequence[Sequence[str]], lists: Lists) -> Unsure:
    """Two people for each pair that a row counts. Raises NotLists when they are more than the lists hold."""
    people: list[int] = []
    pairs: list[tuple[int, int, float]] = []
    for one, other, probability, count in rows:
        for _ in range(int(count)):
            pairs.append((len(people), len(people) + 1, float(probability)))
            people += [history_of(one, lists), history_of(other, lists)]
    for history in sorted(set(people)):
        if people.count(history) > lists.counts[history]:
            held = TOGETHER.join(lists.names_of(history))
            raise NotLists([f"The pairs name more people on exactly {held} than the lists hold."])
    return Unsure(tuple(people), tuple(pairs))


def history_of(cell: str, lists: Lists) -> int:
    """The history of a person on these lists."""
    return sum(1 << lists.names.index(name) for name in {name.strip() for name in cell.split(TOGETHER)})
