"""When a concern may change and where it stands, whoever asks."""

from handrail.casework.desk.policies.attachments import (
    ToldOf,
    boxed,
    lock_told_of,
    neutral_file_name,
    told_of_file,
    unboxed,
    unboxed_whole,
)
from handrail.casework.desk.policies.clocks import (
    Pace,
    desk_minutes_between,
    due_at,
    is_urgent,
    is_urgent_as_told,
    pace_to_open,
)
from handrail.casework.desk.policies.identifiers import Identifier, identifiers_of, identifiers_typed
from handrail.casework.desk.policies.joining import CARRIED, carry_forward
from handrail.casework.desk.policies.opened import OPENED
from handrail.casework.desk.policies.standing import (
    SETTLED,
    TRANSITIONS,
    lowest_priority,
    settle,
    status_of,
    why_not_at,
)
from handrail.casework.desk.policies.steps import SHARING_PERMITS, NextStep, next_steps
from handrail.casework.desk.policies.tabs import TABS, Tab
from handrail.casework.desk.policies.words import (
    DueWords,
    district_name,
    due_in_words,
    sign_words,
    span_in_words,
    word_for,
)

__all__ = [
    "CARRIED",
    "OPENED",
    "SETTLED",
    "SHARING_PERMITS",
    "TABS",
    "TRANSITIONS",
    "DueWords",
    "Identifier",
    "NextStep",
    "Pace",
    "Tab",
    "ToldOf",
    "boxed",
    "carry_forward",
    "desk_minutes_between",
    "district_name",
    "due_at",
    "due_in_words",
    "identifiers_of",
    "identifiers_typed",
    "is_urgent",
    "is_urgent_as_told",
    "lock_told_of",
    "lowest_priority",
    "neutral_file_name",
    "next_steps",
    "pace_to_open",
    "settle",
    "sign_words",
    "span_in_words",
    "status_of",
    "told_of_file",
    "unboxed",
    "unboxed_whole",
    "why_not_at",
    "word_for",
]
