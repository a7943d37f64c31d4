"""Which concerns may speak of one person and how likely that is, in codes: for numbers that links are carried into."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from handrail.casework.desk.permissions import why_not_count
from handrail.casework.dots.models import Link, LinkKind, Standing
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.methods.linkage.bands import probability_of

AT_A_TIME = 500


@dataclass(frozen=True)
class MayBeOne:
    """Two concerns, and how likely it is that somebody in one is somebody in the other."""

    one: UUID
    other: UUID
    probability: float


def may_be_one(concerns: Collection[UUID], *, by: Person) -> list[MayBeOne]:
    """The pairs of these concerns that may speak of one person, by what is likeliest of all links between them.

    What somebody found to be the same counts as sure, and what somebody found not to be is left out; a suggestion
    counts as its weight says. Nothing is opened, and nothing of the mentions is told. Raises NotAllowed.
    """
    require(why_not_count(by=by))
    among, found = list(concerns), dict[tuple[UUID, UUID], float]()
    for first in range(0, len(among), AT_A_TIME):
        for one, other, probability in links_of(among[first : first + AT_A_TIME]):
            pair = min(one, other), max(one, other)
            found[pair] = max(probability, found.get(pair, 0.0))
    within = set(among)
    return [MayBeOne(*pair, found[pair]) for pair in sorted(found) if within.issuperset(pair)]


def links_of(concerns: Sequence[UUID]) -> list[tuple[UUID, UUID, float]]:
    """The links of which one end is in these concerns, with the chance that each holds."""
    standing = Link.objects.filter(
        kind=LinkKind.IDENTITY,
        one__concern__in=concerns,
        one__withdrawn_at=None,
        other__withdrawn_at=None,
        one__concern__erased_at=None,
        other__concern__erased_at=None,
    ).exclude(standing=Standing.DENIED)
    rows = standing.values_list("one__concern", "other__concern", "standing", "weight")
    return [
        (one, other, 1.0 if found == Standing.CONFIRMED else probability_of(weight or 0.0))
        for one, other, found, weight in rows
    ]
