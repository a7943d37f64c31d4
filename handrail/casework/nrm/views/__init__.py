"""Translate the web to one query or one action on a prepared form."""

from handrail.casework.nrm.views.asking import form, page
from handrail.casework.nrm.views.deciding import decisions, record_decision, take_back
from handrail.casework.nrm.views.handing_over import document, hand_over, payload, sent, type_there
from handrail.casework.nrm.views.reading import read_texts

__all__ = [
    "decisions",
    "document",
    "form",
    "hand_over",
    "page",
    "payload",
    "read_texts",
    "record_decision",
    "sent",
    "take_back",
    "type_there",
]
