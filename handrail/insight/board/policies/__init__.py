"""What the board shows, for which periods, and in which words: pure, and without a clock."""

from handrail.insight.board.policies.funnel import count_reports, quarters_between
from handrail.insight.board.policies.published import PublishedRow, PublishedTable, published_table
from handrail.insight.board.policies.wording import NOT_PEOPLE, SMALL_NUMBERS, STANDS, Wording
from handrail.insight.figures.policies.periods import (
    NoSuchPeriod,
    Period,
    Quarter,
    finished_periods,
    period_called,
    year_to,
)
from handrail.insight.figures.policies.tables import OTHER, Table, by_quarter, count_months, count_table

__all__ = [
    "NOT_PEOPLE",
    "OTHER",
    "SMALL_NUMBERS",
    "STANDS",
    "NoSuchPeriod",
    "Period",
    "PublishedRow",
    "PublishedTable",
    "Quarter",
    "Table",
    "Wording",
    "by_quarter",
    "count_months",
    "count_reports",
    "count_table",
    "finished_periods",
    "period_called",
    "published_table",
    "quarters_between",
    "year_to",
]
