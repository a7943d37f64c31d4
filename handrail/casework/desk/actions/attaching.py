"""Files that reporters sent along: taken in sealed, opened by somebody, and the file as it came with a reason."""

import hashlib
from datetime import datetime

from django.db import transaction

from handrail.casework.desk.actions.keeping import hold
from handrail.casework.desk.actions.opening import CannotBeOpened
from handrail.casework.desk.models import Attachment, AttachmentBox, Concern, Form, OriginalOpened
from handrail.casework.desk.permissions import NO_REASON, why_not_open_attachment, why_not_take_original
from handrail.casework.desk.policies import ToldOf, boxed, lock_told_of, unboxed
from handrail.casework.desk.queries.attachments import SentFile, as_sent, note_file_read
from handrail.foundation.attachments.apart import cleaned_apart
from handrail.foundation.attachments.cleaning import Cleaned
from handrail.foundation.attachments.failures import NotTaken
from handrail.foundation.attachments.kinds import Kind
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import sealing, subjects
from handrail.public.concerns.actions import mark_file_taken_in
from handrail.public.concerns.models import Attached, SealedAttachment, UnreadableFile


def take_in_file(sealed: SealedAttachment, concern: Concern) -> Attachment:
    """Keep a sealed file, locked once more under the concern's subject. Part of taking in: nothing is opened."""
    attachment = Attachment(pk=sealed.pk, concern=concern, number=sealed.number, arrived_at=sealed.arrived_at)
    attachment.save(force_insert=True)
    boxed(attachment, Form.SEALED, bytes(sealed.sealed)).save(force_insert=True)
    mark_file_taken_in(sealed)
    return attachment


def open_attachment(attachment: Attachment, *, by: Person, at: datetime) -> Attachment:
    """Open a sealed file: it is held against its hash, and a copy without notes is made in a process of its own.

    A file of which no copy can be made is kept as it came, with the reason. Opening one a second time changes nothing.

    Raises:
        NotAllowed: this person may not, or CannotBeOpened: the keys held here do not open it, or it was changed.
    """
    require(why_not_open_attachment(attachment, by=by))
    if attachment.opened_at is not None:
        return attachment
    file = unsealed(unboxed(attachment, Form.SEALED))
    # Cleaning may take seconds: nobody else is kept waiting for the database meanwhile.
    return keep_opened(attachment, file, cleaned_or_why_not(file), by=by, at=at)


def unsealed(box: bytes) -> Attached:
    """The file that was sealed for the desk. Raises CannotBeOpened."""
    try:
        return Attached.from_bytes(sealing.open_at_desk(box))
    except (sealing.CannotOpen, UnreadableFile):
        raise CannotBeOpened(
            "The keys held here do not open this file. Tell whoever runs Handrail the concern's reference; "
            "nothing is lost."
        ) from None


def cleaned_or_why_not(file: Attached) -> Cleaned:
    """The copy to work with, or the sentence that says why there is none."""
    try:
        return cleaned_apart(file.content)
    except NotTaken as reason:
        return Cleaned(Kind(file.kind), None, reason.sentence)


@transaction.atomic
def keep_opened(attachment: Attachment, file: Attached, made: Cleaned, *, by: Person, at: datetime) -> Attachment:
    """Keep both forms in the place of the sealed one, unless a colleague was quicker."""
    hold(attachment.concern_id)
    held = Attachment.objects.select_related("concern").get(pk=attachment.pk)
    require(why_not_open_attachment(held, by=by))
    if held.opened_at is not None:
        return held
    copy = made.copy
    told = ToldOf(
        name=file.name,
        covered=file.covered,
        sha256=file.sha256,
        copy_sha256="" if copy is None else hashlib.sha256(copy).hexdigest(),
        why_no_copy=made.why_no_copy,
    )
    lock_told_of(held, told)
    held.opened_at, held.kind = at, made.kind.value
    held.size, held.copy_size = len(file.content), None if copy is None else len(copy)
    held.save(update_fields=["opened_at", "kind", "size", "copy_size", "told"])
    AttachmentBox.objects.filter(attachment=held, form=Form.SEALED).delete()
    for form, content in ((Form.ORIGINAL, file.content), (Form.COPY, copy)):
        if content is not None:
            boxed(held, form, content).save(force_insert=True)
    record("desk.file_opened", about=held.concern.about, by=by.ref, at=at, file=str(held.pk), kind=held.kind)
    return held


def take_original(attachment: Attachment, *, reason: str, by: Person, at: datetime) -> SentFile:
    """The file as it came. The reason is kept, locked; the reading is in the trail.

    Raises:
        NotAllowed: this person may not, nobody has opened it yet, or there is no reason.
    """
    require(why_not_take_original(attachment, by=by))
    require(None if reason.strip() else NO_REASON)
    keep_reason(attachment, reason.strip(), by=by, at=at)
    return as_sent(attachment, Form.ORIGINAL)


@transaction.atomic
def keep_reason(attachment: Attachment, reason: str, *, by: Person, at: datetime) -> None:
    """Keep why somebody needs the file as it came, and write down that they took it."""
    kept = OriginalOpened(attachment=attachment, opened_at=at, opened_by=by)
    kept.reason = subjects.lock(reason.encode(), subject=attachment.concern.subject, place=kept.place())
    kept.save(force_insert=True)
    note_file_read(attachment, "original_read", by=by, at=at)
