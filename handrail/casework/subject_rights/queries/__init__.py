"""Questions about what people ask of us."""

from handrail.casework.subject_rights.queries.answering import (
    Answer,
    Told,
    answer_to,
    as_json,
    as_printed,
    contents_of,
)
from handrail.casework.subject_rights.queries.finding import (
    Clock,
    Desk,
    clock_of,
    erasing_for,
    hold_for,
    open_count,
    read_request,
    request_for,
    rights_of,
    statements_of,
    what_waits,
)
from handrail.casework.subject_rights.queries.gathering import gathered, models_about_persons, withheld_from
from handrail.casework.subject_rights.queries.kept import Kept
from handrail.casework.subject_rights.queries.retention import Due, due_to_go, whose_time_is_over

__all__ = [
    "Answer",
    "Clock",
    "Desk",
    "Due",
    "Kept",
    "Told",
    "answer_to",
    "as_json",
    "as_printed",
    "clock_of",
    "contents_of",
    "due_to_go",
    "erasing_for",
    "gathered",
    "hold_for",
    "models_about_persons",
    "open_count",
    "read_request",
    "request_for",
    "rights_of",
    "statements_of",
    "what_waits",
    "whose_time_is_over",
    "withheld_from",
]
