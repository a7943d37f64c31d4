"""Questions about reports: what waits for the desk, and what has come back for a receipt."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from handrail.foundation.ui.wording import opening_words
from handrail.foundation.vault import receipts
from handrail.public.concerns.models import Reply, SealedAttachment, SealedReport, Standing, Wording
from handrail.rules.localities.locality import Audience, Channel, CodedWord, Locality, NoSuchLimit
from handrail.rules.worktime.clock import due
from handrail.rules.worktime.opening import opening

EMERGENCY = frozenset({"emergency-999", "emergency-text-relay"})


def waiting(*, limit: int) -> list[SealedReport]:
    """Sealed reports that the desk has not taken in: normal ones first, oldest first, at most `limit`.

    Inside a transaction, rows are held (where the database can), so that two desks take in different ones.
    """
    rows = SealedReport.objects.filter(taken_in=False).order_by("lane", "arrived_at", "id")
    if connection.in_atomic_block and connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True)
    return list(rows[:limit])


def files_with(receipt_digests: Iterable[str]) -> Iterator[SealedAttachment]:
    """The files sent with these receipts that the desk has not taken in, one at a time: they are large."""
    waiting_files = SealedAttachment.objects.filter(receipt_digest__in=list(receipt_digests), taken_in=False)
    for pk in list(waiting_files.order_by("arrived_at", "number").values_list("pk", flat=True)):
        yield SealedAttachment.objects.get(pk=pk)


@dataclass(frozen=True)
class OpenedReply:
    """A message back; `text` is None if it cannot be opened."""

    posted_at: datetime
    text: str | None


@dataclass(frozen=True)
class Followed:
    """What somebody with a receipt may read. `standing` is None when nothing is known of it, or not yet."""

    standing: Wording | None
    changed_at: datetime | None
    replies: tuple[OpenedReply, ...]


def follow(receipt: str) -> Followed:
    """How far the concern with that receipt has come, and the messages to whoever holds it, newest first.

    Raises:
        NotAReceipt: it is none.
    """
    digest = receipts.receipt_digest(receipt)
    standing = Standing.objects.filter(receipt_digest=digest).first()
    replies = Reply.objects.filter(receipt_digest=digest).order_by("-posted_at", "-id")
    return Followed(
        standing=Wording(standing.words) if standing else None,
        changed_at=standing.changed_at if standing else None,
        replies=tuple(OpenedReply(reply.posted_at, _opened(reply, receipt=receipt)) for reply in replies),
    )


def words_of(standing: Wording | None, *, locality: Locality) -> CodedWord | None:
    """How the county says how far it has come; None when nothing is known of it."""
    return locality.word("standing_words", standing.value) if standing else None


def _opened(reply: Reply, *, receipt: str) -> str | None:
    try:
        return receipts.open_with_receipt(receipt, bytes(reply.sealed)).decode()
    except receipts.CannotOpen:
        return None


def whom_to_call(locality: Locality, *, at_most: int = 4) -> list[Channel]:
    """The first telephone numbers for anyone, to give when something fails here. 999 stands apart."""
    named = [one for one in locality.channels_for(Audience.PUBLIC) if one.telephone and one.code not in EMERGENCY]
    return named[:at_most]


@dataclass(frozen=True)
class NextStep:
    """When what was told will be read: the desk now, and the time by which; None where the county set none."""

    desk: str
    read_by: datetime | None


def what_happens_next(locality: Locality, *, at: datetime) -> NextStep:
    """Whether the desk is open, and by when it means to have read what arrives now."""
    hours, holidays, timezone = locality.desk_hours, locality.bank_holidays, locality.timezone
    desk = opening_words(opening(hours, holidays=holidays, at=at, timezone=timezone), at=at)
    try:
        minutes = locality.limit("open_minutes", on=at.astimezone(timezone).date())
    except NoSuchLimit:
        return NextStep(desk, None)
    return NextStep(desk, due(at, working_minutes=minutes, hours=hours, holidays=holidays, timezone=timezone))
