"""Who belongs together: clusters that grow only over pairs that were joined, and only where nothing speaks against it.

Before two clusters become one, every record of the one is held against every record of the other. If any two of them
contradict each other, nothing is guessed: both stay as they are, need attention, and grow no further.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Final

from handrail.methods.linkage.scoring import Score

Pair = tuple[int, int]
WhyNot = Callable[[int, int], str | None]
AGAINST: Final = -3.0  # bits of what was compared, without the prior: below it two records contradict each other


@dataclass(frozen=True)
class NeedsAttention:
    """Two clusters that a pair would join and another pair keeps apart."""

    joined_by: Pair
    kept_apart_by: Pair
    why: str


@dataclass
class Clusters:
    """Records by place, each in one cluster, which goes by its first record's place."""

    of: dict[int, int] = field(default_factory=dict)
    members: dict[int, list[int]] = field(default_factory=dict)
    needing_attention: list[NeedsAttention] = field(default_factory=list)
    frozen: set[int] = field(default_factory=set)

    def cluster_of(self, place: int) -> int:
        """The cluster of a record; its own if it was joined to none."""
        return self.of.get(place, place)

    def members_of(self, cluster: int) -> list[int]:
        """The records of a cluster, in the order in which they came to it."""
        return self.members.get(cluster, [cluster])

    def join(self, pair: Pair, why_not: WhyNot) -> bool:
        """Join the clusters of two records unless something speaks against it. Whether they are one now."""
        one, other = sorted(self.cluster_of(place) for place in pair)
        if one == other:
            return True
        if {one, other} & self.frozen:
            return False
        if (conflict := self.conflict_between(one, other, why_not)) is not None:
            self.needing_attention.append(NeedsAttention(pair, *conflict))
            self.frozen |= {one, other}
            return False
        self.take_in(one, other)
        return True

    def conflict_between(self, one: int, other: int, why_not: WhyNot) -> tuple[Pair, str] | None:
        """The first two records of two clusters that contradict each other."""
        for left in self.members_of(one):
            for right in self.members_of(other):
                if (why := why_not(left, right)) is not None:
                    return (left, right), why
        return None

    def take_in(self, one: int, other: int) -> None:
        """Make two clusters one."""
        both = [*self.members_of(one), *self.members_of(other)]
        self.members.pop(other, None)
        self.members[one] = both
        self.of.update(dict.fromkeys(both, one))


def cluster(joined: Iterable[Pair], why_not: WhyNot) -> Clusters:
    """Clusters over these pairs, taken in their order: the strongest first makes them the same whatever came first."""
    clusters = Clusters()
    for pair in joined:
        clusters.join(pair, why_not)
    return clusters


def why_not_one(score: Score, *, prior_bits: float) -> str | None:
    """What says that two records are of two people, if so. That they have nothing in common says nothing."""
    if score.rule is not None and score.rule.two_people:
        return score.rule.why
    if score.weight - prior_bits < AGAINST:
        return score.why
    return None


def never(pairs: Collection[Pair]) -> WhyNot:
    """What somebody decided: these are not the same."""
    decided = {tuple(sorted(pair)) for pair in pairs}
    return lambda left, right: "a person decided that they are two" if tuple(sorted((left, right))) in decided else None
