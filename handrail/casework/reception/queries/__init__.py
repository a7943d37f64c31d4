"""Questions about reception centres. They take the person who asks, and return only what that person may see."""

from handrail.casework.reception.queries.finding import arrival_for, centre_for, centres_visible_to, seen_on_duty
from handrail.casework.reception.queries.places import free_places, places_of
from handrail.casework.reception.queries.unfinished import what_is_unfinished

__all__ = [
    "arrival_for",
    "centre_for",
    "centres_visible_to",
    "free_places",
    "places_of",
    "seen_on_duty",
    "what_is_unfinished",
]
