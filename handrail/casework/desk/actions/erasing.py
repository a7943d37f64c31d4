"""Erases what was told in one concern, and leaves the codes that figures are counted from."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.desk.actions.attaching import erase_files
from handrail.casework.desk.actions.keeping import UNREAD, keep, main_of, recount_unread
from handrail.casework.desk.models import Concern, ConcernToken, Message, Note, Telling
from handrail.foundation.audit.actions import record
from handrail.public.concerns.actions import forget_receipt


@transaction.atomic
def erase_subject(subject: UUID, *, by: str, at: datetime) -> dict[str, int]:
    """Empty the file of the concern that this subject is, and say how many of what was emptied.

    The subject's key is the vault's to forget; this takes away what was locked with it, the tokens it could be
    found by, and its tie to the receipt, so that a reporter who writes again begins a new concern. What stays is a
    tombstone of codes and dates. A second time there is nothing left, and nothing is done.
    """
    concern = Concern.objects.select_for_update().filter(subject=subject, erased_at=None).first()
    if concern is None:
        return {}
    removed = {
        "tellings": Telling.objects.filter(concern=concern).update(sealed=b"", contents=b""),
        "notes": Note.objects.filter(concern=concern).update(text=b""),
        "messages": Message.objects.filter(concern=concern).update(text=b""),
        "tokens": ConcernToken.objects.filter(concern=concern).delete()[0],
        **erase_files(concern),
        **forget_receipt(concern.receipt_digest),
    }
    concern.erased_at, concern.additions_unread, concern.unread_since = at, 0, None
    concern.receipt_digest, concern.reply_key = f"erased-{concern.pk.hex}", b""
    keep(concern, ["erased_at", "receipt_digest", "reply_key", *UNREAD])
    main = main_of(concern)
    if main != concern:
        recount_unread(main)
        keep(main, UNREAD)
    record("desk.concern_erased", about=concern.about, by=by, at=at)
    return removed
