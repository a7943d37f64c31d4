"""Files that a reporter sent along, for whoever tries them."""

from handrail.casework.desk import actions
from handrail.casework.desk.models import Attachment, Concern
from handrail.foundation.vault import receipts
from handrail.public.concerns.actions import attach_to
from handrail.public.concerns.models import Attached
from tests import build
from tests.foundation.attachments import planted


def sent_file(
    office: build.Office, content: bytes | None = None, *, kind: str = "jpg", covered: bool = False
) -> Attachment:
    """A concern that has been opened, to which its reporter sent a file afterwards that nobody has opened."""
    receipt = build.tell(at=office.later())
    actions.take_in(at=office.later())
    concern = Concern.objects.get(receipt_digest=receipts.receipt_digest(receipt))
    actions.open_concern(concern.pk, by=office.officer, at=office.later())
    file = Attached(f"canary-file.{kind}", kind, planted.jpeg() if content is None else content, covered)
    attach_to(receipt, file, "canary-words", at=office.later(), most=5)
    actions.take_in(at=office.later())
    return Attachment.objects.select_related("concern").get(concern=concern)


def opened_file(office: build.Office, content: bytes | None = None, *, kind: str = "jpg") -> Attachment:
    """The same, opened."""
    file = sent_file(office, content, kind=kind)
    return actions.open_attachment(file, by=office.officer, at=office.later())
