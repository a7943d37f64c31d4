"""How figures are counted, for which periods, and how a file of published ones is read: pure, and without a clock."""

from handrail.insight.figures.policies.rules import (
    asks_an_organisation,
    combination_of,
    counts_once,
    standing_of,
    was_made,
)
from handrail.insight.figures.policies.series import (
    HEADER,
    Count,
    NotASeries,
    Series,
    disagreements,
    newest,
    read_series,
)

__all__ = [
    "HEADER",
    "Count",
    "NotASeries",
    "Series",
    "asks_an_organisation",
    "combination_of",
    "counts_once",
    "disagreements",
    "newest",
    "read_series",
    "standing_of",
    "was_made",
]
