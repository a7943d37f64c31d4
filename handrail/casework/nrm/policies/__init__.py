"""What holds of a prepared form whoever asks: what it holds, what the record fills in, what has come back."""

from handrail.casework.nrm.policies.contents import (
    Change,
    Contents,
    ReadBy,
    contents_of,
    identifier_in,
    lock_contents,
)
from handrail.casework.nrm.policies.events import Referred, birthday_at_18, events_of, newest, why_not_come
from handrail.casework.nrm.policies.filling import (
    BEING_NAMED,
    DOCUMENTS,
    KEPT_WITH_IDENTITY,
    Filled,
    Record,
    Source,
    Told,
    filled,
    spelt,
    with_typed,
)
from handrail.casework.nrm.policies.proposing import assumed, proposed

__all__ = [
    "BEING_NAMED",
    "DOCUMENTS",
    "KEPT_WITH_IDENTITY",
    "Change",
    "Contents",
    "Filled",
    "ReadBy",
    "Record",
    "Referred",
    "Source",
    "Told",
    "assumed",
    "birthday_at_18",
    "contents_of",
    "events_of",
    "filled",
    "identifier_in",
    "lock_contents",
    "newest",
    "proposed",
    "spelt",
    "why_not_come",
    "with_typed",
]
