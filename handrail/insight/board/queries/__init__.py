"""Questions about figures: what the board shows for a period, and what a campaign did."""

from handrail.insight.board.queries.campaigns import Compared, Funnel, campaigns_compared, funnel_of, judgement_of
from handrail.insight.board.queries.counting import Board, Figure, Waiting, published_tables

__all__ = [
    "Board",
    "Compared",
    "Figure",
    "Funnel",
    "Waiting",
    "campaigns_compared",
    "funnel_of",
    "judgement_of",
    "published_tables",
]
