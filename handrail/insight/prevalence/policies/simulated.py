"""How often such ranges were right in made-up counties whose truth is known, for studies of about their size.

Measured by the benchmark of prevalence on 27 November 2026: 200 counties each, four lists that hold 16, 10, 7 and 5% of
people, 400 samples each. Where agencies see less, or lists are more alike, they are right less often.
"""

from collections.abc import Iterator
from dataclasses import dataclass

NEAR = 1.8  # as many times as many people, or as few, are taken to be of about the size


@dataclass(frozen=True)
class Simulated:
    """A kind of county: how many were seen, and in how many of a hundred each method's range held the truth."""

    truth: str
    people: str
    seen: int
    pairs: int  # pairs one by one
    best: int  # best of all models
    average: int  # average of models
    wide: float  # upper limit over lower, best of all models


COUNTIES = (
    Simulated("Everybody is as easy to see as anybody else", "300", 101, 96, 99, 98, 4.7),
    Simulated("One organisation refers to another", "300", 115, 94, 95, 93, 6.7),
    Simulated("Most are seen a fifth as often as the rest", "300", 94, 57, 80, 48, 3.1),
    Simulated("Half are almost invisible", "300", 88, 10, 50, 10, 2.6),
    Simulated("Everybody is as easy to see as anybody else", "1,000", 332, 96, 99, 96, 2.1),
    Simulated("Most are seen a fifth as often as the rest", "1,000", 310, 12, 24, 5, 1.6),
    Simulated("Half are almost invisible", "1,000", 294, 0, 4, 0, 1.5),
)


def counties_like(observed: int) -> list[Simulated]:
    """The made-up counties in which about as many people were seen, if there are any."""
    return list(nearby(observed))


def nearby(observed: int) -> Iterator[Simulated]:
    for one in COUNTIES:
        if one.seen / NEAR <= observed <= one.seen * NEAR:
            yield one
