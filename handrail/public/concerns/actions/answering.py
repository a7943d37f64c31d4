"""What the desk does with a report: takes it in, says how far it has come, writes back."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from handrail.foundation.vault import receipts
from handrail.public.concerns.models import Entry, Reply, SealedAttachment, SealedReport, Standing, Wording


def mark_taken_in(reports: Iterable[SealedReport]) -> None:
    """Say that the desk holds these now, and empty the sealed words: they live on under their subject's key."""
    SealedReport.objects.filter(pk__in=[report.pk for report in reports]).update(taken_in=True, sealed=b"")


def mark_file_taken_in(file: SealedAttachment) -> None:
    """Say that the desk holds this file now, and empty it here. Its number stays taken."""
    SealedAttachment.objects.filter(pk=file.pk).update(taken_in=True, sealed=b"")


def publish_standing(receipt_digest: str, code: str, *, at: datetime) -> None:
    """Let whoever holds the receipt read how far their concern has come.

    Raises:
        ValueError: the code is none of `Wording`.
    """
    standing = Standing(receipt_digest=receipt_digest, words=Wording(code).value, changed_at=at)
    # One statement, whether or not there is one: this is part of nearly everything that the desk does.
    Standing.objects.bulk_create(
        [standing], update_conflicts=True, unique_fields=["receipt_digest"], update_fields=["words", "changed_at"]
    )


def post_reply(receipt_digest: str, reply_key: bytes, text: str, *, at: datetime) -> None:
    """Leave a message that only the receipt opens."""
    sealed = receipts.seal_for_receipt(bytes(reply_key), text.encode())
    Reply.objects.create(receipt_digest=receipt_digest, sealed=sealed, posted_at=at)


def take_back(report_ids: Collection[UUID]) -> set[UUID]:
    """Take away reports that came in a list, as if they had never come, and say which there were."""
    rows = SealedReport.objects.filter(pk__in=list(report_ids), entry=Entry.IMPORT)
    there = set(rows.values_list("pk", flat=True))
    rows.delete()
    return there


def forget_receipts(digests: Collection[str]) -> dict[str, dict[str, int]]:
    """Take away everything that these receipts lead to: what the desk took in, how far it came, and the replies.

    For an erasure; gives for each how many of what. Whoever still has the receipt finds what they would find with one
    that is not known. What waits to be taken in stays: it came after the decision to erase, and begins a new concern.
    """
    kept = {
        "reports": SealedReport.objects.filter(receipt_digest__in=digests, taken_in=True),
        "files": SealedAttachment.objects.filter(receipt_digest__in=digests, taken_in=True),
        "standings": Standing.objects.filter(receipt_digest__in=digests),
        "replies": Reply.objects.filter(receipt_digest__in=digests),
    }
    gone: dict[str, dict[str, int]] = {digest: dict.fromkeys(kept, 0) for digest in digests}
    for name, rows in kept.items():
        for digest in rows.values_list("receipt_digest", flat=True):
            gone[digest][name] += 1
        rows.delete()
    return gone
