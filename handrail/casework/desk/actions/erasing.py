"""Erases what was told in concerns, and leaves the codes that figures are counted from."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from handrail.casework.desk.actions.keeping import UNREAD, keep, main_of, recount_unread
from handrail.casework.desk.models import Attachment, Concern, ConcernToken, Message, Note, Telling
from handrail.foundation.audit.actions import record
from handrail.public.concerns.actions import forget_receipts

Count = dict[str, int]
EMPTIED = ("erased_at", "receipt_digest", "reply_key", *UNREAD)


def erase_subject(subject: UUID, *, by: str, at: datetime) -> Count:
    """Empty the file of the concern that this subject is, and say how many of what was emptied.

    The subject's key is the vault's to forget; this takes away what was locked with it, the tokens it could be
    found by, and its tie to the receipt, so that a reporter who writes again begins a new concern. What stays is a
    tombstone of codes and dates. A second time there is nothing left, and nothing is done.
    """
    return erase_subjects({subject}, by=by, at=at).get(subject, {})


@transaction.atomic
def erase_subjects(subjects: Collection[UUID], *, by: str, at: datetime) -> dict[UUID, Count]:
    """Empty the files of all concerns among these subjects, as `erase_subject` does one; of each, how many of what."""
    found = Concern.objects.select_for_update().filter(subject__in=subjects, erased_at=None).order_by("pk")
    concerns = list(found)
    removed = emptied(concerns)
    receipts = forget_receipts({concern.receipt_digest for concern in concerns})
    told = {concern.subject: {**removed[concern.pk], **receipts[concern.receipt_digest]} for concern in concerns}
    for concern in concerns:
        concern.erased_at, concern.additions_unread, concern.unread_since = at, 0, None
        concern.receipt_digest, concern.reply_key = f"erased-{concern.pk.hex}", b""
        keep(concern, EMPTIED)
        main = main_of(concern)
        if main != concern:
            recount_unread(main)
            keep(main, UNREAD)
    for concern in concerns:
        record("desk.concern_erased", about=concern.about, by=by, at=at)
    return told


def emptied(concerns: Sequence[Concern]) -> dict[UUID, Count]:
    """Empty what was told and written in these concerns, and take their tokens and files away: how many, by concern."""
    own = [concern.pk for concern in concerns]
    tellings, notes = Telling.objects.filter(concern__in=own), Note.objects.filter(concern__in=own)
    messages, files = Message.objects.filter(concern__in=own), Attachment.objects.filter(concern__in=own)
    tokens = ConcernToken.objects.filter(concern__in=own)
    removed: dict[UUID, Count] = {concern.pk: {} for concern in concerns}
    kept: dict[str, QuerySet[Any]] = {"tellings": tellings, "notes": notes, "messages": messages, "tokens": tokens}
    for name, rows in kept.items():
        numbers = by_concern(rows)
        for concern in concerns:
            removed[concern.pk][name] = numbers[concern.pk]
    for pk, number in by_concern(files).items():
        removed[pk]["attachments"] = number
    tellings.update(sealed=b"", contents=b"")
    notes.update(text=b"")
    messages.update(text=b"")
    tokens.delete()
    files.delete()
    return removed


def by_concern(rows: QuerySet[Any]) -> Counter[UUID]:
    """How many of these rows each concern has."""
    return Counter(rows.order_by().values_list("concern", flat=True))
