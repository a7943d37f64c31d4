"""How often such ranges were right in made-up counties whose truth is known, for studies of about their size.

Measured by the benchmark of prevalence on 26 November 2026: 60 counties each, four lists that hold 16, 10, 7 and 5% of
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
    Simulated("Everybody is as easy to see as anybody else", "300", 102, 95, 98, 97, 4.8),
    Simulated("One organisation refers to another", "300", 115, 92, 93, 90, 6.4),
    Simulated("Most are seen a fifth as often as the rest", "300", 93, 52, 78, 42, 3.2),
    Simulated("Half are almost invisible", "300", 88, 5, 43, 7, 2.5),
    Simulated("Everybody is as easy to see as anybody else", "1,000", 329, 97, 98, 93, 2.2),
    Simulated("Most are seen a fifth as often as the rest", "1,000", 311, 8, 22, 7, 1.6),
    Simulated("Half are almost invisible", "1,000", 295, 0, 2, 0, 1.5),
)


def counties_like(observed: int) -> list[Simulated]:
    """The made-up counties in which about as many people were seen, if there are any."""
    return list(nearby(observed))


def nearby(observed: int) -> Iterator[Simulated]:
    for one in COUNTIES:
        if one.seen / NEAR <= observed <= one.seen * NEAR:
            yield one
