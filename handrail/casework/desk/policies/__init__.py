"""When a concern may change and where it stands, whoever asks."""

from handrail.casework.desk.policies.clocks import desk_minutes_between, is_urgent, is_urgent_as_told, time_to_open
from handrail.casework.desk.policies.identifiers import Identifier, identifiers_of, identifiers_typed
from handrail.casework.desk.policies.joining import CARRIED, carry_forward
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

__all__ = [
    "CARRIED",
    "SETTLED",
    "SHARING_PERMITS",
    "TABS",
    "TRANSITIONS",
    "Identifier",
    "NextStep",
    "Tab",
    "carry_forward",
    "desk_minutes_between",
    "identifiers_of",
    "identifiers_typed",
    "is_urgent",
    "is_urgent_as_told",
    "lowest_priority",
    "next_steps",
    "settle",
    "status_of",
    "time_to_open",
    "why_not_at",
]
