"""Questions about reception centres. They take the person who asks, and return only what that person may see."""

from handrail.casework.reception.queries.board import Board, belongings_of, board_of, door_read, log_of
from handrail.casework.reception.queries.finding import arrival_for, centre_for, centres_visible_to, seen_on_duty
from handrail.casework.reception.queries.places import free_places, places_of
from handrail.casework.reception.queries.unfinished import what_is_unfinished

__all__ = [
    "Board",
    "arrival_for",
    "belongings_of",
    "board_of",
    "centre_for",
    "centres_visible_to",
    "door_read",
    "free_places",
    "log_of",
    "places_of",
    "seen_on_duty",
    "what_is_unfinished",
]
