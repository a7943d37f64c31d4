"""What was told, how it is kept until the desk takes it in, and what goes back to whoever told it."""

from handrail.public.concerns.models.attached import Attached, SealedAttachment, UnreadableFile
from handrail.public.concerns.models.draft import Draft, NotADraft, Question, Typed
from handrail.public.concerns.models.report import (
    Danger,
    Known,
    Report,
    ReporterKind,
    Sharing,
    UnreadableReport,
)
from handrail.public.concerns.models.stored import Entry, Lane, Reply, SealedReport, Standing, Wording

__all__ = [
    "Attached",
    "Danger",
    "Draft",
    "Entry",
    "Known",
    "Lane",
    "NotADraft",
    "Question",
    "Reply",
    "Report",
    "ReporterKind",
    "SealedAttachment",
    "SealedReport",
    "Sharing",
    "Standing",
    "Typed",
    "UnreadableFile",
    "UnreadableReport",
    "Wording",
]
