"""Which mention goes where when two are found to be one; nothing is destroyed, so that all of it can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Move:
    """One mention from one subject, or none, to another, or none."""

    mention: UUID
    before: UUID | None
    after: UUID | None


def moves_to_join(of: Mapping[UUID, UUID], one: UUID, other: UUID, *, fresh: UUID) -> list[Move]:
    """What moves when two mentions are found to be one. `of` says of which subject each is.

    The subject of the first stays and takes in everybody of the second; where neither has one, a fresh one does.
    """
    leaves = of.get(other)
    stays = of.get(one) or leaves or fresh
    moving = [mention for mention, subject in of.items() if leaves is not None and subject == leaves != stays]
    alone = [mention for mention in (one, other) if mention not in of]
    return [Move(mention, of.get(mention), stays) for mention in [*moving, *alone]]
