"""Uncertain links carried into the number: draw who is the same person again and again, and estimate each time.

Whether two records are one person is known with a probability only. A link that is missed makes people out of records
and the number too large; a false one hides people and makes it too small. With m people on several lists one link
moves the number by about 1/m. So the number is worked out for each of many draws of the links, and all that was found
is taken together: the interval then holds both what sampling leaves open and what linkage does.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from handrail.methods.prevalence.histories import Lists, add_up
from handrail.methods.prevalence.resampling import LEVEL, DarkFigures, Interval, quantiles, resampled_tables
from handrail.methods.prevalence.transforms import Reals

DRAWS = 40
REPLICATES_EACH = 50


@dataclass(frozen=True)
class Record:
    """One entry of one list."""

    id: str
    list: str


@dataclass(frozen=True)
class Link:
    """Two records and the probability that they are the same person."""

    left: str
    right: str
    probability: float


@dataclass(frozen=True)
class Carried:
    """The number with uncertain links: its middle, where it lies by linkage alone, and by linkage and sampling."""

    population: float
    by_linkage: Interval
    by_both: Interval
    share_of_linkage: float  # of the variance of the logarithm
    not_estimable: float  # the share of all that was drawn in which no number could be given


class NoSuchRecord(ValueError):
    """A link names a record that is on no list."""


def draw_links(records: Sequence[Record], links: Sequence[Link], *, seed: int, draws: int = DRAWS) -> list[Lists]:
    """The lists under each draw of the links; links are drawn one by one, and whoever is linked to both is all three.

    Args:
        records: the entries of all lists. Several of one list that turn out to be one person count once.
        links: pairs of records; one that is not named is never made.
        seed: which random numbers; each draw has a stream of its own.
        draws: how many.

    Raises:
        NoSuchRecord: a link names a record that is not there.
    """
    names = sorted({record.list for record in records})
    places = {record.id: place for place, record in enumerate(records)}
    bits = [1 << names.index(record.list) for record in records]
    for link in links:
        for end in (link.left, link.right):
            if end not in places:
                raise NoSuchRecord(f"A link names the record {end}, which is on none of the lists.")
    ends = [(places[link.left], places[link.right]) for link in links]
    chances = np.array([link.probability for link in links])
    found = []
    for place in range(draws):
        stream = np.random.Generator(np.random.Philox(key=seed, counter=[0, 0, 3, place]))
        made = stream.random(len(links)) < chances
        held = [pair for pair, holds in zip(ends, made, strict=True) if holds]
        found.append(add_up(names, joined(bits, held)))
    return found


def joined(bits: Sequence[int], ends: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The history of each person, as rows of one, when these records (by place) are the same people."""
    leader = list(range(len(bits)))

    def head(place: int) -> int:
        while leader[place] != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    for one, other in ends:
        leader[head(one)] = head(other)
    people: dict[int, int] = {}
    for place, bit in enumerate(bits):
        people[head(place)] = people.get(head(place), 0) | bit
    return [(history, 1) for history in people.values()]


def carry(drawn: Sequence[Lists], darks: DarkFigures, *, seed: int, replicates: int = REPLICATES_EACH) -> Carried:
    """Estimate every draw of the links, and resample each.

    Args:
        drawn: the lists under each draw.
        darks: the estimator, with its selection.
        seed: which random numbers.
        replicates: how many tables are drawn again from each draw's lists.
    """
    numbers = np.array([float(darks(lists.counts[None, :])[0]) + lists.observed for lists in drawn])
    again = [
        darks(resampled_tables(lists, seed=seed + place, replicates=replicates)) + lists.observed
        for place, lists in enumerate(drawn)
    ]
    every = np.concatenate(again)
    settled, all_settled = numbers[np.isfinite(numbers)], every[np.isfinite(every)]
    tails = ((1 - LEVEL) / 2, (1 + LEVEL) / 2)
    return Carried(
        population=middle(settled),
        by_linkage=Interval(LEVEL, *limits(settled, tails)),
        by_both=Interval(LEVEL, *limits(all_settled, tails)),
        share_of_linkage=share_of_variance(settled, all_settled),
        not_estimable=1 - len(all_settled) / len(every),
    )


def middle(numbers: Reals) -> float:
    return float(np.median(numbers)) if len(numbers) else float("nan")


def limits(numbers: Reals, tails: tuple[float, float]) -> tuple[float, float]:
    return quantiles(numbers, tails) if len(numbers) else (float("nan"), float("nan"))


def share_of_variance(numbers: Reals, every: Reals) -> float:
    """How much of the variance of the logarithm is there before anything is resampled."""
    whole = float(np.log(every).var()) if len(every) else 0.0
    return min(float(np.log(numbers).var()) / whole, 1.0) if whole > 0 else 0.0


def with_links_missed(lists: Lists, share: float, draw: np.random.Generator) -> Lists:
    """The lists if this share of people on several had been taken for two, one of them on one list."""
    rows: list[tuple[int, int]] = []
    for history in sorted(lists.support):
        count = int(lists.counts[history])
        missed = int(draw.binomial(count, share)) if history.bit_count() > 1 else 0
        rows.append((history, count - missed))
        rows += [(part, 1) for _ in range(missed) for part in split(history, draw)]
    return add_up(lists.names, rows)


def split(history: int, draw: np.random.Generator) -> tuple[int, int]:
    """A person on several lists as two, one of them on one list."""
    one = 1 << int(draw.choice([place for place in range(history.bit_length()) if history >> place & 1]))
    return one, history ^ one
