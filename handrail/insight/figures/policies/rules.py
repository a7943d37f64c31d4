"""What is counted once and what is left out: every figure of ours asks here, so that no two disagree.

The unit is never guessed. A concern is one worry that was told, a referral one asking of one organisation for one
purpose, a person one record of one potential victim, a file the work with one person however often it is reopened
or moved to another organisation. Of the four places that national counts keep apart (where somebody was exploited,
where they live, where they were met, who referred them) each measure of the dictionary names the one it counts.
"""

from collections.abc import Collection
from itertools import combinations
from typing import Protocol

QUARANTINE = "quarantine"
# A visit is counted once it was made; what is still planned, or was called off, is nobody's figure.
MADE = frozenset({"under_way", "debriefing", "closed"})
FOR_THE_HOME_OFFICE = frozenset({"nrm", "duty_to_notify"})
MANY = "three_or_more"
TWO = 2


class Told(Protocol):
    """What of a concern says whether it is counted."""

    @property
    def joined(self) -> bool:
        """Whether it tells of something that was told before."""

    @property
    def lane(self) -> str:
        """Which way it came in."""


class Visit(Protocol):
    """What of an operation says whether it is counted."""

    @property
    def state(self) -> str:
        """Where it stands."""


class Asked(Protocol):
    """What of a referral says whether an organisation was asked."""

    @property
    def kind(self) -> str:
        """What it asks for."""


class Sent(Protocol):
    """What of a referral says where it stands."""

    @property
    def outcome(self) -> str:
        """Its status."""


def counts_once(concern: Told) -> bool:
    """Whether a concern counts: a second report of the same thing does not, nor what was set aside in a flood."""
    return not concern.joined and concern.lane != QUARANTINE


def was_made(visit: Visit) -> bool:
    """Whether a visit took place."""
    return visit.state in MADE


def asks_an_organisation(referral: Asked) -> bool:
    """Whether a referral went to an organisation: a form for the Home Office is a measure of its own."""
    return referral.kind not in FOR_THE_HOME_OFFICE


def standing_of(referral: Sent) -> str:
    """Where a referral stands; whether it was opened makes no difference to a figure, nor whether work has begun."""
    if referral.outcome in {"sent", "opened"}:
        return "waiting"
    return "accepted" if referral.outcome == "active" else referral.outcome


def combination_of(kinds: Collection[str]) -> str:
    """The kinds together, as one code: alone, in pairs whatever their order, or three and more. None is no code."""
    known = sorted(set(kinds))
    return MANY if len(known) > TWO else "+".join(known)


def combinations_of(kinds: Collection[str]) -> list[str]:
    """Every code that `combination_of` gives for these kinds: fixed, so that which rows there are tells nothing."""
    ordered = sorted(set(kinds))
    return [*ordered, *("+".join(pair) for pair in combinations(ordered, TWO)), MANY]
