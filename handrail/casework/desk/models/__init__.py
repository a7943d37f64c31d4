"""The desk's file on one concern: what was told, what was decided, what was said."""

from handrail.casework.desk.models.concern import Concern, ConcernStatus, DueKind, Lane, Priority, Tray
from handrail.casework.desk.models.file import ConcernToken, Message, Note, NoteKind, TokenKind
from handrail.casework.desk.models.intake import ReferenceYear, Telling
from handrail.casework.desk.models.joining import Joining, KeptApart

__all__ = [
    "Concern",
    "ConcernStatus",
    "ConcernToken",
    "DueKind",
    "Joining",
    "KeptApart",
    "Lane",
    "Message",
    "Note",
    "NoteKind",
    "Priority",
    "ReferenceYear",
    "Telling",
    "TokenKind",
    "Tray",
]
