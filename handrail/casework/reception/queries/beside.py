"""What is written down beside each arrival at a centre, as bare values: a board of a hundred people is opened often."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from handrail.casework.reception.models import (
    Arrival,
    Belonging,
    BelongingState,
    Care,
    Centre,
    Departure,
    Missing,
    Need,
    NeedKind,
    Stay,
)


@dataclass(frozen=True)
class Beside:
    """All of it for one centre, by the id of the arrival. `searched`: missing, and whether the police search."""

    left: frozenset[UUID]
    searched: dict[UUID, bool]
    kept: Counter[UUID]
    done: dict[UUID, set[str]] = field(default_factory=dict)
    needs: dict[UUID, list[str]] = field(default_factory=dict)
    places: dict[UUID, str] = field(default_factory=dict)
    children: Counter[UUID] = field(default_factory=Counter)

    def where(self, arrival: UUID) -> str:
        """Present, missing or left."""
        if arrival in self.left:
            return "left"
        return "missing" if arrival in self.searched else "present"


def accounted(centre: Centre) -> Beside:
    """Who has left, who is missing, and how many things are kept for whom."""
    missing = Missing.objects.filter(arrival__centre=centre, found_at=None)
    kept = Belonging.objects.filter(arrival__centre=centre, state=BelongingState.KEPT)
    return Beside(
        left=frozenset(Departure.objects.filter(arrival__centre=centre).values_list("arrival_id", flat=True)),
        searched={arrival: at is not None for arrival, at in missing.values_list("arrival_id", "handed_over_at")},
        kept=Counter(kept.values_list("arrival_id", flat=True)),
    )


def all_beside(centre: Centre) -> Beside:
    """The same, with what was done for them, what they need, where they sleep and which children are with them."""
    found = accounted(centre)
    stays = Stay.objects.filter(arrival__centre=centre, until_at=None)
    children = Arrival.objects.filter(with_arrival__centre=centre)
    return Beside(
        left=found.left,
        searched=found.searched,
        kept=found.kept,
        done=grouped(Care.objects.filter(arrival__centre=centre).values_list("arrival_id", "kind")),
        needs=needs_of(centre),
        places={one: f"{room} {place}" for one, room, place in stays.values_list("arrival_id", "space__name", "place")},
        children=Counter(children.values_list("with_arrival_id", flat=True)),
    )


def needs_of(centre: Centre) -> dict[UUID, list[str]]:
    """What each still needs, in words."""
    open_ones = Need.objects.filter(arrival__centre=centre, met_at=None).values_list("arrival_id", "kind")
    found: dict[UUID, list[str]] = defaultdict(list)
    for arrival, kind in open_ones:
        found[arrival].append(str(NeedKind(kind).label))
    return found


def grouped(pairs: Iterable[tuple[UUID, str]]) -> dict[UUID, set[str]]:
    """The codes of each."""
    found: dict[UUID, set[str]] = defaultdict(set)
    for arrival, code in pairs:
        found[arrival].add(code)
    return found
