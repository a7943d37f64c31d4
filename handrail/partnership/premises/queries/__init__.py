"""Questions about premises. They take the person who asks."""

from handrail.partnership.premises.queries.finding import (
    hold_for,
    holds_of,
    overlapping,
    premises_for,
    premises_free,
    premises_offered,
    space_for,
    spaces_of,
)
from handrail.partnership.premises.queries.occupancy import occupancy
from handrail.partnership.premises.queries.proposing import DistrictNow, capacity_now, proposed

__all__ = [
    "DistrictNow",
    "capacity_now",
    "hold_for",
    "holds_of",
    "occupancy",
    "overlapping",
    "premises_for",
    "premises_free",
    "premises_offered",
    "proposed",
    "space_for",
    "spaces_of",
]
