"""Which mention goes where when two are found to be one, and which two may be joined without a person.

Nothing is destroyed, so that all of it can be undone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from handrail.casework.dots.models import Link, LinkKind
from handrail.methods.linkage.bands import Band, Lines

# Where the field that holds a pair back stands among its reasons; of fields it is the level.
A_RULE: Final = "rule"
ATTENTION: Final = "needs attention"


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


def may_be_joined(link: Link, lines: Lines) -> bool:
    """Whether two may be joined without a person: over the county's line, and nothing at all against it."""
    if link.kind != LinkKind.IDENTITY or link.weight is None:
        return False
    held_back = any(level == A_RULE or bits < 0 for _, level, bits in link.reasons)
    return lines.band_of(link.weight, held_back=held_back) is Band.MAY_BE_JOINED
