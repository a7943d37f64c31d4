"""Which files came with a concern, and what is in them. Each reading is in the trail before anything is shown."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.desk.models import Attachment, Concern, Form
from handrail.casework.desk.permissions import why_not_open_copy, why_not_read, why_not_take_original, why_not_use_desk
from handrail.casework.desk.policies import neutral_file_name, told_of_file, unboxed_whole
from handrail.foundation.attachments.covering import PICTURES
from handrail.foundation.attachments.kinds import CONTENT_TYPES, WORDS, Kind, as_it_came
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@dataclass(frozen=True)
class FileRow:
    """A file in the list on a concern's page: codes only. `of` is the concern it came with, if that is a joined one."""

    id: UUID
    number: int
    arrived_at: datetime
    kind: str
    of: str = ""


@dataclass(frozen=True, repr=False)
class OpenedFile:
    """What is shown of one file. Its repr shows nothing. Sizes are in bytes, None where there is none."""

    attachment: Attachment
    name: str
    kind: str
    covered: bool
    sha256: str
    why_no_copy: str
    is_picture: bool


@dataclass(frozen=True)
class SentFile:
    """A file that leaves: under a name that names nobody."""

    name: str
    content_type: str
    content: bytes = field(repr=False)


def files_of(concern: Concern, joined: list[Concern]) -> list[FileRow]:
    """The files that came with this concern and with those joined to it; the caller has asked who reads."""
    files = Attachment.objects.filter(concern__in=[concern, *joined]).select_related("concern")
    return [
        FileRow(
            file.pk,
            file.number,
            file.arrived_at,
            WORDS[Kind(file.kind)] if file.kind else "",
            "" if file.concern == concern else file.concern.reference,
        )
        for file in files
    ]


def attachment_for(*, by: Person, attachment_id: UUID) -> Attachment:
    """That file, for somebody who may read its concern.

    Raises:
        NotAllowed: this person may see no concern, or nobody has opened it.
        Attachment.DoesNotExist: there is none.
    """
    require(why_not_use_desk(by=by))
    attachment = Attachment.objects.select_related("concern").get(pk=attachment_id)
    require(why_not_read(attachment.concern, by=by))
    return attachment


def opened_file(attachment: Attachment, *, by: Person, at: datetime) -> OpenedFile | None:
    """What is said of it, written down first; None while nobody has opened it. Raises NotAllowed."""
    require(why_not_read(attachment.concern, by=by))
    if attachment.opened_at is None:
        return None
    note_file_read(attachment, "file_looked_at", by=by, at=at)
    told, kind = told_of_file(attachment), Kind(attachment.kind)
    shows = kind in PICTURES and attachment.copy_size is not None
    return OpenedFile(attachment, told.name, WORDS[kind], told.covered, told.sha256, told.why_no_copy, shows)


def copy_of_file(attachment: Attachment, *, by: Person, at: datetime) -> SentFile:
    """The copy to work with, written down first. Raises NotAllowed, vault's CannotOpen, Forgotten."""
    require(why_not_open_copy(attachment, by=by))
    note_file_read(attachment, "copy_read", by=by, at=at)
    return as_sent(attachment, Form.COPY)


def files_to_keep(concern: Concern | None, *, by: Person) -> list[FileRow]:
    """The opened files of this concern and of those joined to it, for whoever works at the desk; else none."""
    if concern is None or why_not_read(concern, by=by) is not None:
        return []
    joined = list(Concern.objects.filter(joined_to=concern))
    return [row for row in files_of(concern, joined) if row.kind]


def file_to_keep(attachment: Attachment, *, by: Person, at: datetime) -> tuple[str, bytes]:
    """What it was called and the file as it came, for another record that keeps it; written down first.

    Raises:
        NotAllowed: this person may not, or nobody has opened it yet.
    """
    require(why_not_take_original(attachment, by=by))
    note_file_read(attachment, "file_kept_in_record", by=by, at=at)
    return told_of_file(attachment).name, unboxed_whole(attachment, Form.ORIGINAL)


def as_sent(attachment: Attachment, form: Form) -> SentFile:
    """One of the two forms, ready to leave."""
    content, copy = unboxed_whole(attachment, form), Kind(attachment.kind)
    kind = as_it_came(copy, content)
    name = neutral_file_name(attachment).removesuffix(copy.value) + kind.value
    return SentFile(name, CONTENT_TYPES[kind], content)


@transaction.atomic
def note_file_read(attachment: Attachment, act: str, *, by: Person, at: datetime) -> None:
    """Write down that somebody reads this."""
    record(f"desk.{act}", about=attachment.concern.about, by=by.ref, at=at, file=str(attachment.pk))
