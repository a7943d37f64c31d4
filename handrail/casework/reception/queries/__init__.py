"""Questions about reception centres. They take the person who asks, and return only what that person may see."""

from handrail.casework.operations.queries import premises_proposed
from handrail.casework.reception.queries.board import Board, board_of, called_out, where_is
from handrail.casework.reception.queries.counting import results_at_centres, why_centres_are_not_over
from handrail.casework.reception.queries.finding import (
    arrival_for,
    centre_for,
    centres_of,
    centres_visible_to,
    seen_on_duty,
)
from handrail.casework.reception.queries.places import free_places, places_of
from handrail.casework.reception.queries.reading import belongings_of, departure_of, door_read
from handrail.casework.reception.queries.timeline import timeline_of
from handrail.casework.reception.queries.unfinished import what_is_unfinished

__all__ = [
    "Board",
    "arrival_for",
    "belongings_of",
    "board_of",
    "called_out",
    "centre_for",
    "centres_of",
    "centres_visible_to",
    "departure_of",
    "door_read",
    "free_places",
    "places_of",
    "premises_proposed",
    "results_at_centres",
    "seen_on_duty",
    "timeline_of",
    "what_is_unfinished",
    "where_is",
    "why_centres_are_not_over",
]
