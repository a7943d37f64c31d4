"""Questions about documents. Each takes the person who asks, and answers only what that person may see."""

from handrail.casework.documents.queries.listing import DocumentLine, document_count, document_for, documents_of
from handrail.casework.documents.queries.reading import SentCopy, open_copy
from handrail.casework.documents.queries.sharing import (
    SharedDocument,
    documents_sent,
    documents_to_share,
    read_sent,
    read_to_share,
)

__all__ = [
    "DocumentLine",
    "SentCopy",
    "SharedDocument",
    "document_count",
    "document_for",
    "documents_of",
    "documents_sent",
    "documents_to_share",
    "open_copy",
    "read_sent",
    "read_to_share",
]
