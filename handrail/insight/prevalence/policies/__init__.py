"""What holds of a study whoever asks: what follows what, its lists, its assumptions and how its result is told."""

from handrail.insight.prevalence.policies.assumptions import assumptions_of
from handrail.insight.prevalence.policies.growing import Grown, as_grown, days_within, grown_of, read_grown
from handrail.insight.prevalence.policies.lists import (
    NotTaken,
    as_table,
    as_unsure,
    lists_of,
    read,
    read_unsure,
    said,
    unsure_of,
)
from handrail.insight.prevalence.policies.moving import TRANSITIONS, has_stopped
from handrail.insight.prevalence.policies.rows import Row, count_in_words
from handrail.insight.prevalence.policies.showing import Overlap, Shown, shown_of
from handrail.insight.prevalence.policies.windows import (
    MOST_YEARS,
    Window,
    as_periods,
    left_out_in_words,
    windows_of,
    years_before,
)

__all__ = [
    "MOST_YEARS",
    "TRANSITIONS",
    "Grown",
    "NotTaken",
    "Overlap",
    "Row",
    "Shown",
    "Window",
    "as_grown",
    "as_periods",
    "as_table",
    "as_unsure",
    "assumptions_of",
    "count_in_words",
    "days_within",
    "grown_of",
    "has_stopped",
    "left_out_in_words",
    "lists_of",
    "read",
    "read_grown",
    "read_unsure",
    "said",
    "shown_of",
    "unsure_of",
    "windows_of",
    "years_before",
]
