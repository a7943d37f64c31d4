"""What can be asked, in which words, and how the answer is laid out: pure, and without a clock."""

from handrail.insight.explorer.policies.comparing import CHANCE, Change, changes, meanings
from handrail.insight.explorer.policies.differing import Difference, differences, digest_of, digest_of_told, told_of
from handrail.insight.explorer.policies.dimensions import UNITS, Dimension, Unit, dimensions_of
from handrail.insight.explorer.policies.grids import ALL, HIDDEN, Axis, Grid, every_cell, key_in, table_of
from handrail.insight.explorer.policies.periods import (
    LATEST_QUARTER,
    LATEST_YEAR,
    NoSuchPeriod,
    Period,
    period_called,
    periods_ended,
)
from handrail.insight.explorer.policies.questions import TIME, CannotShow, Question, why_not_ask

__all__ = [
    "ALL",
    "CHANCE",
    "HIDDEN",
    "LATEST_QUARTER",
    "LATEST_YEAR",
    "TIME",
    "UNITS",
    "Axis",
    "CannotShow",
    "Change",
    "Difference",
    "Dimension",
    "Grid",
    "NoSuchPeriod",
    "Period",
    "Question",
    "Unit",
    "changes",
    "differences",
    "digest_of",
    "digest_of_told",
    "dimensions_of",
    "every_cell",
    "key_in",
    "meanings",
    "period_called",
    "periods_ended",
    "table_of",
    "told_of",
    "why_not_ask",
]
