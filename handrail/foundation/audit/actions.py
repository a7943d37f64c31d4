"""Adds a line to the trail: the only way anything gets in."""

from datetime import datetime

from django.db import connections, router

from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.audit.policies import Word, line, refuse_what_does_not_belong
from handrail.foundation.vault import chain

# Any number, as long as nothing else in this database uses it.
ADVISORY_LOCK = 0x48616E647261


class NotInATransaction(Exception):
    """The act and its line in the trail have to be stored together, or neither."""


def record(act: str, *, about: str, by: str, at: datetime, **detail: Word) -> None:
    """Write down that `by` did `act` to `about`, inside the transaction that does it. Call it last.

    `act` is like "desk.concern_opened"; `about` like "concern:HMSP-…"; `by` is a person's reference, "public"
    or "handrail". Details are codes, references, numbers and dates, never free text.

    Raises:
        NotInATransaction: called outside transaction.atomic.
        NotForTheTrail: free text, or a time without a zone.
    """
    refuse_what_does_not_belong(act, about=about, by=by, at=at, detail=detail)
    _take_turn()
    seq, previous = last_link()
    message = line(seq + 1, at=at, act=act, about=about, by=by, detail=detail, previous=previous)
    TrailEntry.objects.create(
        seq=seq + 1, at=at, act=act, about=about, by=by, detail=detail, previous=previous, link=chain.link(message)
    )


def last_link() -> tuple[int, str]:
    """Number and link of the newest line. Reads no other column: the public door's role may not."""
    newest = TrailEntry.objects.order_by("-seq").values_list("seq", "link").first()
    return newest or (0, "")


def _take_turn() -> None:
    """One line after the other, until the end of the transaction.

    SQLite lets in one writer at a time already (transactions begin IMMEDIATE); PostgreSQL is asked to.
    """
    connection = connections[router.db_for_write(TrailEntry)]
    if not connection.in_atomic_block:
        raise NotInATransaction("record() has to be called inside transaction.atomic().")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_LOCK])
