"""Telling: what somebody said is sealed and kept, once, or it is said that it was not."""

import hashlib
import logging
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.db import Error, IntegrityError, InterfaceError, OperationalError, connection, transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.vault import receipts, sealing
from handrail.foundation.written_out import insert
from handrail.public.concerns.models import Attached, Entry, Lane, Report, SealedAttachment, SealedReport

log = logging.getLogger(__name__)

# Locked, busy, restarted: faults that may have passed at the next try.
PASSING = (OperationalError, InterfaceError)
TRIES = 4
SECONDS_BETWEEN_TRIES = 0.05
# Past this a person is better told than kept waiting.
SECONDS_FOR_ALL_TRIES = 8.0
_queue = threading.Lock()


class NotKept(Exception):
    """What was told could not be stored; nobody may be told that it was."""


class TooMany(Exception):
    """No more files go with this receipt."""


class NumberTaken(Exception):
    """Another file has this number of its receipt."""


def submit(report: Report, *, receipt: str, at: datetime, lane: str = Lane.NORMAL, entry: str = Entry.ONLINE) -> None:
    """Seal a report for the desk and keep it. It is stored when this returns, and not before.

    The same report with the same receipt is kept once, however often it is sent.

    Raises:
        NotAReceipt: the receipt is none.
        NotKept: the database would not keep it.
    """
    receipt = receipts.read_receipt(receipt)
    _keep(_sealed(report, receipt=receipt, at=at, lane=Lane(lane), entry=Entry(entry)), by=report.taken_by or "public")


def seal_new(told: Sequence[tuple[str, Report]], *, at: datetime, entry: str) -> list[SealedReport | None]:
    """Seal many reports for the desk, each with its receipt; nothing is kept yet, and no database waits meanwhile.

    None for each that is kept already, or stands further up among these. Raises NotAReceipt.
    """
    digests = _digests_of(told)
    # Sealing is most of the work: what is there already is not sealed again.
    return [
        None if kept else _sealed(report, receipt=receipt, at=at, lane=Lane.NORMAL, entry=Entry(entry), digest=digest)
        for (receipt, report), digest, kept in zip(told, digests, _which_are_kept(digests), strict=True)
    ]


@transaction.atomic
def keep_sealed(sealed: Sequence[SealedReport | None], *, by: str, at: datetime) -> list[UUID | None]:
    """Keep what `seal_new` sealed, all or none; the id of each that was not there yet, for the others None."""
    rows = [row for row in sealed if row is not None]
    # Somebody else may have brought in the same meanwhile.
    there = {
        row.pk for row, kept in zip(rows, _which_are_kept([row.content_digest for row in rows]), strict=True) if kept
    }
    rows = [row for row in rows if row.pk not in there]
    insert(rows)
    if rows:
        record("concerns.received_together", about="reports", by=by, at=at, entry=rows[0].entry, reports=len(rows))
    return [None if row is None or row.pk in there else row.pk for row in sealed]


def which_are_kept(told: Sequence[tuple[str, Report]]) -> list[bool]:
    """Of each report with its receipt, whether it is kept already, or stands further up among these."""
    return _which_are_kept(_digests_of(told))


def _digests_of(told: Sequence[tuple[str, Report]]) -> list[str]:
    return [
        _content_digest(report.to_json().encode(), receipt=receipts.read_receipt(receipt)) for receipt, report in told
    ]


def _which_are_kept(digests: Sequence[str]) -> list[bool]:
    seen = set(SealedReport.objects.filter(content_digest__in=set(digests)).values_list("content_digest", flat=True))
    kept = []
    for digest in digests:
        kept.append(digest in seen)
        seen.add(digest)
    return kept


def add_to(
    receipt: str,
    text: str,
    *,
    at: datetime,
    once: str = "",
    lane: str = Lane.NORMAL,
    taken_by: str = "",
    language: str = "",
) -> None:
    """Seal some more words for the concern with that receipt.

    `once` marks one form: the same words with the same mark are kept once, with another mark again. `language`: the
    code of that in which our page was read, empty for English.

    Raises:
        NotAReceipt: the receipt is none.
        NotKept: the database would not keep it.
    """
    receipt = receipts.read_receipt(receipt)
    more = Report(account=text, taken_by=taken_by, language=language)
    row = _sealed(more, receipt=receipt, at=at, lane=Lane(lane), entry=Entry.FOLLOW_UP, once=once)
    _keep(row, by=taken_by or "public")


def attach_to(
    receipt: str,
    file: Attached,
    words: str,
    *,
    at: datetime,
    most: int,
    lane: str = Lane.NORMAL,
    language: str = "",
) -> None:
    """Seal a file for the concern with that receipt, with a line to the desk that it has come. Both are kept, or none.

    The same file with the same receipt is kept once. At most `most` files go with one receipt.

    Raises:
        NotAReceipt: the receipt is none.
        TooMany: so many files are kept already.
        NotKept: the database would not keep it.
    """
    receipt = receipts.read_receipt(receipt)
    account = "\n\n".join(part for part in ("A file was sent with this receipt.", words) if part)
    told = Report(account=account, language=language)
    row = _sealed(told, receipt=receipt, at=at, lane=Lane(lane), entry=Entry.FOLLOW_UP, once=file.sha256)
    for number in range(1, most + 1):
        try:
            return _keep(row, by="public", file=_sealed_file(file, number, receipt=receipt, at=at))
        except NumberTaken:
            continue
    raise TooMany


def _sealed_file(file: Attached, number: int, *, receipt: str, at: datetime) -> SealedAttachment:
    return SealedAttachment(
        receipt_digest=receipts.receipt_digest(receipt),
        number=number,
        content_digest=_content_digest(b"file\0" + file.sha256.encode(), receipt=receipt),
        sealed=sealing.seal_for_desk(file.to_bytes()),
        arrived_at=at,
    )


def _sealed(
    report: Report, *, receipt: str, at: datetime, lane: Lane, entry: Entry, once: str = "", digest: str = ""
) -> SealedReport:
    told = report.to_json().encode()
    return SealedReport(
        receipt_digest=receipts.receipt_digest(receipt),
        content_digest=digest or _content_digest(told + once.encode(), receipt=receipt),
        reply_key=receipts.reply_key(receipt),
        sealed=sealing.seal_for_desk(told),
        arrived_at=at,
        lane=lane.value,
        entry=entry.value,
        reporter_kind=report.reporter_kind,
        district=report.district,
        danger=report.danger,
        child=report.child,
        sharing=report.sharing,
    )


def _content_digest(told: bytes, *, receipt: str) -> str:
    # Keyed by the receipt, which is kept nowhere: nobody can try guessed accounts against the digest.
    return hashlib.blake2b(told, key=receipt.encode(), digest_size=32).hexdigest()


def _keep(row: SealedReport, *, by: str, file: SealedAttachment | None = None) -> None:
    started = time.monotonic()
    for attempt in range(1, TRIES + 1):
        try:
            _store(row, by=by, file=file)
        except Error as fault:
            _forget_connection()
            late = time.monotonic() - started > SECONDS_FOR_ALL_TRIES
            if late or attempt == TRIES or not isinstance(fault, PASSING):
                log.error("A report was not kept: %s", type(fault).__name__)  # noqa: TRY400 — a traceback could quote
                raise NotKept from None
            time.sleep(SECONDS_BETWEEN_TRIES * attempt)
        else:
            return


def _store(row: SealedReport, *, by: str, file: SealedAttachment | None) -> None:
    """One transaction for the row, its file and its line in the trail. It only inserts: the public role can no more."""
    try:
        with _in_turn(), transaction.atomic():
            if file is not None:
                file.save(force_insert=True)
            row.save(force_insert=True)
            record(
                "concerns.received", about=f"report:{row.pk}", by=by, at=row.arrived_at, entry=row.entry, lane=row.lane
            )
    except IntegrityError as fault:
        # Else the same telling is stored already, with its line, and this one leaves nothing behind.
        if "content_digest" in str(fault):
            return
        if "number" in str(fault):
            raise NumberTaken from None
        raise


@contextmanager
def _in_turn() -> Iterator[None]:
    """Let one thread of this process after the other write to an embedded database, each woken when it may go on.

    Such a database has one writer at a time and no queue: whoever finds it busy sleeps and looks again, so that of
    many some would sleep for seconds. Raises OperationalError, as the database would, when it takes too long.
    """
    if connection.vendor != "sqlite":
        yield
        return
    if not _queue.acquire(timeout=SECONDS_FOR_ALL_TRIES):
        raise OperationalError("Others are still writing.")
    try:
        yield
    finally:
        _queue.release()


def _forget_connection() -> None:
    """Let the next try open a new connection: this one may have died with its server."""
    if not connection.in_atomic_block:
        connection.close()
