"""The pages of documents."""

from handrail.casework.documents.views.adding import add_document
from handrail.casework.documents.views.changing import describe, remove
from handrail.casework.documents.views.files import copy, original
from handrail.casework.documents.views.keeping_sent import keep_sent
from handrail.casework.documents.views.listing import documents

__all__ = ["add_document", "copy", "describe", "documents", "keep_sent", "original", "remove"]
