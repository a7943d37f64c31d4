"""Who may sleep in one room with whom. The database keeps that no place is given twice; this keeps that it is right."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from handrail.partnership.premises.models import Space

WITH_A_STRANGER = "A child, or who may be one, does not sleep in a room with an adult they did not come with."
FOR_CHILDREN = "This room is kept for children, and for whom they came with."
FOR_ONE_FAMILY = "This room is kept for one family, and another sleeps there."


@dataclass(frozen=True)
class Sleeper:
    """Somebody who sleeps in a room: `party` is the same for those who came together."""

    party: UUID
    is_child: bool


def why_not_sleep_there(one: Sleeper, others: Collection[Sleeper], *, kept_for: str) -> str | None:
    """Say why this person cannot sleep in a room kept so, with those others, if so."""
    strangers = [other for other in others if other.party != one.party]
    if any(one.is_child != other.is_child for other in strangers):
        return WITH_A_STRANGER
    if kept_for == Space.Kept.CHILDREN and not one.is_child and not came_with_a_child(one, others):
        return FOR_CHILDREN
    return FOR_ONE_FAMILY if kept_for == Space.Kept.FAMILY and strangers else None


def came_with_a_child(one: Sleeper, others: Collection[Sleeper]) -> bool:
    """Whether a child with whom this person came sleeps there already."""
    return any(other.is_child and other.party == one.party for other in others)
