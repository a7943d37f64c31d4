"""How a file that came with a concern is locked and unlocked; whoever asks."""

import hashlib
from dataclasses import asdict, dataclass

from handrail.casework.desk.models import Attachment, AttachmentBox, Form
from handrail.foundation.vault import subjects
from handrail.foundation.vault.failures import CannotOpen


@dataclass(frozen=True, repr=False)
class ToldOf:
    """What is said of a file: locked with it. Its repr shows nothing."""

    name: str
    covered: bool
    sha256: str
    copy_sha256: str = ""
    why_no_copy: str = ""


def told_of_file(attachment: Attachment) -> ToldOf:
    """What is said of a file that has been opened. Raises vault's Forgotten once the concern is erased."""
    place = attachment.place("told")
    return ToldOf(**subjects.unlock_json(bytes(attachment.told), subject=attachment.concern.subject, place=place))


def lock_told_of(attachment: Attachment, told: ToldOf) -> None:
    """Put it under the concern's key; the caller saves."""
    place = attachment.place("told")
    attachment.told = subjects.lock_json(asdict(told), subject=attachment.concern.subject, place=place)


def boxed(attachment: Attachment, form: Form, content: bytes) -> AttachmentBox:
    """One form of the file, locked; the caller saves."""
    box = subjects.lock(content, subject=attachment.concern.subject, place=attachment.place(form))
    return AttachmentBox(attachment=attachment, form=form, box=box)


def unboxed(attachment: Attachment, form: Form) -> bytes:
    """One form of the file, as it was kept.

    Raises:
        AttachmentBox.DoesNotExist: it is not kept in that form.
        CannotOpen: it was changed. Forgotten: the concern has been erased.
    """
    kept = AttachmentBox.objects.get(attachment=attachment, form=form)
    return subjects.unlock(bytes(kept.box), subject=attachment.concern.subject, place=attachment.place(form))


def unboxed_whole(attachment: Attachment, form: Form) -> bytes:
    """As `unboxed`, and held against the hash that was sealed with it or made with the copy. Raises the same."""
    content, told = unboxed(attachment, form), told_of_file(attachment)
    if hashlib.sha256(content).hexdigest() != (told.sha256 if form == Form.ORIGINAL else told.copy_sha256):
        raise CannotOpen("This file cannot be opened: it no longer has its hash.")
    return content


def neutral_file_name(attachment: Attachment) -> str:
    """What a file is called when it leaves: "HM-26-000012-file-1.jpg". What it was called may name somebody."""
    return f"{attachment.concern.reference}-file-{attachment.number}.{attachment.kind}"
