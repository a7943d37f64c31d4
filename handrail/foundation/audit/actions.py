"""Adds a line to the trail, the only way anything gets in; and reads it for somebody, which adds a line too."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime
from weakref import WeakKeyDictionary

from django.db import connections, router, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.audit.permissions import Reader, why_not_read_trail
from handrail.foundation.audit.policies import Word, line, refuse_what_does_not_belong
from handrail.foundation.audit.queries import AT_A_TIME, Line, Search, as_lines, entries
from handrail.foundation.permission import require
from handrail.foundation.vault import chain
from handrail.foundation.written_out import asked, insert, prepared, without_waiting

# Any number, as long as nothing else in this database uses it.
ADVISORY_LOCK = 0x48616E647261
# Written out, for every act asks this: to put the same question together again takes ten times as long.
TURN = f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})"
NEWEST = "SELECT seq, link FROM audit_trailentry ORDER BY seq DESC LIMIT 1"

LINES_A_PAGE = 50

# Number and link of the newest line, waited for when it is called for.
Turn = Callable[[], tuple[int, str]]
# How many lines each connection added: another line is the newest by now than when a turn was taken before one of them.
_added: WeakKeyDictionary[BaseDatabaseWrapper, int] = WeakKeyDictionary()


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
    record_in_turn(take_turn(), act, about=about, by=by, at=at, **detail)


def record_in_turn(newest: Turn, act: str, *, about: str, by: str, at: datetime, **detail: Word) -> None:
    """As `record`, in a turn that was taken before. Raises NotForTheTrail."""
    refuse_what_does_not_belong(act, about=about, by=by, at=at, detail=detail)
    seq, previous = newest()
    message = line(seq + 1, at=at, act=act, about=about, by=by, detail=detail, previous=previous)
    entry = TrailEntry(
        seq=seq + 1, at=at, act=act, about=about, by=by, detail=detail, previous=previous, link=chain.link(message)
    )
    insert([entry])
    connection = _connection()
    _added[connection] = _added.get(connection, 0) + 1


@transaction.atomic
def search_trail(search: Search, *, before: int | None, by: Reader, at: datetime) -> list[Line]:
    """A page of lines, newest first, older than line `before`; one more than LINES_A_PAGE if there are older ones.

    Raises:
        NotAllowed: this person may not read the trail.
    """
    require(why_not_read_trail(by=by))
    found = entries(**asdict(search))
    lines = as_lines((found.filter(seq__lt=before) if before else found)[: LINES_A_PAGE + 1])
    record("audit.trail_searched", about="trail", by=by.ref, at=at, **_for_the_record(search), before=before)
    return lines


@transaction.atomic
def export_trail(search: Search, *, by: Reader, at: datetime) -> Iterator[TrailEntry]:
    """All lines that were there before this export, oldest first, a few in memory at a time.

    Raises:
        NotAllowed: this person may not read the trail.
    """
    require(why_not_read_trail(by=by))
    newest, _ = last_link()
    record("audit.trail_exported", about="trail", by=by.ref, at=at, **_for_the_record(search))
    return entries(**asdict(search)).filter(seq__lte=newest).order_by("seq").iterator(chunk_size=AT_A_TIME)


def last_link() -> tuple[int, str]:
    """Number and link of the newest line. Reads no other column: the public door's role may not."""
    with connections[router.db_for_write(TrailEntry)].cursor() as cursor:
        cursor.execute(NEWEST)
        return cursor.fetchone() or (0, "")


def _for_the_record(search: Search) -> dict[str, Word]:
    return {f"searched_{part}": str(word) for part, word in asdict(search).items() if word}


def take_turn() -> Turn:
    """Take the turn to add a line, and answer with what says which is the newest: it stays so until one is added here.

    Everybody else waits for the transaction to end: it is taken before the last thing that is done, and before nothing
    that may take long. SQLite lets in one writer at a time already (transactions begin IMMEDIATE). PostgreSQL is asked
    to, and in the same breath for the line: it looks for that only when it is our turn.

    Raises:
        NotInATransaction: called outside transaction.atomic.
    """
    connection = _connection()
    if not connection.in_atomic_block:
        raise NotInATransaction("record() has to be called inside transaction.atomic().")
    now, newest = _place_in(connection), _newest_asked_for(connection)
    return lambda: newest() if _place_in(connection) == now else _newest_asked_for(connection)()


def _place_in(connection: BaseDatabaseWrapper) -> tuple[int, tuple[str, ...]]:
    """How many lines this connection added, and in which part of its transaction it is: part of one may be undone."""
    return _added.get(connection, 0), tuple(connection.savepoint_ids)


def _newest_asked_for(connection: BaseDatabaseWrapper) -> Turn:
    with without_waiting(TrailEntry):
        if connection.vendor == "postgresql":
            with prepared(connection) as cursor:
                cursor.execute(TURN)
        answer = asked(NEWEST, [], connection)

    def newest() -> tuple[int, str]:
        return next(iter(answer()), (0, ""))

    return newest


def _connection() -> BaseDatabaseWrapper:
    return connections[router.db_for_write(TrailEntry)]
