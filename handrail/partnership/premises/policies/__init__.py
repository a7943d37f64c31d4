"""What holds about premises, whoever asks."""

from handrail.partnership.premises.policies.drawing import Calendar, CountyMap, calendar, county_map
from handrail.partnership.premises.policies.holding import TRANSITIONS, why_not_move
from handrail.partnership.premises.policies.proposing import Need, Place, Proposal, propose

__all__ = [
    "TRANSITIONS",
    "Calendar",
    "CountyMap",
    "Need",
    "Place",
    "Proposal",
    "calendar",
    "county_map",
    "propose",
    "why_not_move",
]
