"""Every change to documents: one verb a function, whole or not at all, and written in the trail."""

from handrail.casework.documents.actions.adding import Added, Ready, add_document, keep_ready, make_ready
from handrail.casework.documents.actions.changing import describe, remove
from handrail.casework.documents.actions.erasing import erase_subject
from handrail.casework.documents.actions.indexing import reindex
from handrail.casework.documents.actions.keeping_sent import keep_sent
from handrail.casework.documents.actions.opening import open_original

__all__ = [
    "Added",
    "Ready",
    "add_document",
    "describe",
    "erase_subject",
    "keep_ready",
    "keep_sent",
    "make_ready",
    "open_original",
    "reindex",
    "remove",
]
