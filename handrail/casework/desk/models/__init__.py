"""The desk's file on one concern: what was told, what was decided, what was said."""

from handrail.casework.desk.models.attachment import Attachment, AttachmentBox, Form, OriginalOpened
from handrail.casework.desk.models.concern import Concern, ConcernStatus, DueKind, Lane, Priority, Tray
from handrail.casework.desk.models.file import ConcernToken, Message, Note, NoteKind, TokenKind
from handrail.casework.desk.models.intake import ReferenceYear, Telling
from handrail.casework.desk.models.joining import Joining, KeptApart

__all__ = [
    "Attachment",
    "AttachmentBox",
    "Concern",
    "ConcernStatus",
    "ConcernToken",
    "DueKind",
    "Form",
    "Joining",
    "KeptApart",
    "Lane",
    "Message",
    "Note",
    "NoteKind",
    "OriginalOpened",
    "Priority",
    "ReferenceYear",
    "Telling",
    "TokenKind",
    "Tray",
]
