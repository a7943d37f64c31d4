"""What is known of made-up reports: how they are compared, which say much, and which are of one person."""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from benchmarks.linkage.reports import Report
from handrail.casework.dots.policies import mention_of
from handrail.methods.linkage.mentions import Mention
from handrail.methods.linkage.pairs import ScoredPairs


def folded(reports: Sequence[Report]) -> list[Mention]:
    """The reports as mentions."""
    return [
        mention_of({**report.row, "date_of_birth": report.row["date_of_birth"].replace("-", "")}, key=report.row["id"])
        for report in reports
    ]


def is_strong(report: Report) -> bool:
    """Whether both names and a birthday are known."""
    return all(report.row[column] for column in ("given_name", "surname", "date_of_birth"))


def of_strong(reports: Sequence[Report], pairs: ScoredPairs) -> ScoredPairs:
    """The pairs of which both ends have both names and a birthday."""
    strong = np.array([is_strong(report) for report in reports])
    return pairs.where(strong[pairs.left] & strong[pairs.right])


def true_pairs(people: list[int]) -> Iterator[tuple[int, int]]:
    """Every pair of one person."""
    places: dict[int, list[int]] = {}
    for place, person in enumerate(people):
        places.setdefault(person, []).append(place)
    for of_one in places.values():
        yield from combinations(of_one, 2)
