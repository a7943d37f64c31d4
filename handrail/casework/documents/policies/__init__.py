"""How a document is locked and found again, and how many of what size there may be; whoever asks."""

from handrail.casework.documents.policies.limits import most_documents, most_megabytes
from handrail.casework.documents.policies.pieces import cut, put_together
from handrail.casework.documents.policies.told import Told, lock_told, neutral_name, token_of, told_of

__all__ = [
    "Told",
    "cut",
    "lock_told",
    "most_documents",
    "most_megabytes",
    "neutral_name",
    "put_together",
    "token_of",
    "told_of",
]
