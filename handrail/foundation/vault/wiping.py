"""Removes deleted keys from the keyring's files too: a database keeps old bytes until it is told not to.

While somebody still reads as of a moment before the key was deleted, the database keeps its bytes for them, whatever it
is told. So it is asked whether the bytes went, and told again until they have.
"""

import time

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from handrail.foundation.vault.models import SubjectKey
from handrail.foundation.vault.router import KEYRING

TRIES, PAUSE = 20, 0.25  # times; seconds


# The query is left out: it may hold what it asks for.
WHO_STILL_READS = """
SELECT pid, backend_type, coalesce(state, 'at work'), extract(epoch FROM now() - coalesce(xact_start, now()))::int
FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND coalesce(backend_xid, backend_xmin) IS NOT NULL
ORDER BY xact_start
"""


class StillRead(Exception):
    """Somebody reads as of a moment before: the bytes go with the next key that is deleted, or in the morning."""


def wipe_what_is_left() -> None:
    """Remove them, however often it takes. Raises StillRead, saying who reads, after five seconds."""
    connection = connections[KEYRING]
    with connection.cursor() as cursor:
        for _ in range(TRIES):
            if wiped_a_file(cursor) if connection.vendor == "sqlite" else wiped_a_table(cursor, connection):
                return
            time.sleep(PAUSE)
        raise StillRead(
            "Deleted keys are still in the files of the keyring: something has been reading it for long"
            f"{who_still_reads(cursor) if connection.vendor == 'postgresql' else ''}."
        )


def who_still_reads(cursor: CursorWrapper) -> str:
    """Each that may still see what was deleted, by process, kind, state and seconds, to look for on the server."""
    cursor.execute(WHO_STILL_READS)
    return "".join(f"; process {pid} ({kind}, {state}, {age} s)" for pid, kind, state, age in cursor.fetchall())


def wiped_a_file(cursor: CursorWrapper) -> bool:
    """Move the journal into the file, where what was deleted is overwritten; whether nobody was in the way."""
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    busy, *_ = cursor.fetchone()
    return not busy


def wiped_a_table(cursor: CursorWrapper, connection: BaseDatabaseWrapper) -> bool:
    """Write the table anew; whether everything deleted before this moment was left behind.

    FULL: an ordinary VACUUM lets the old bytes stand in the free part of a page. FREEZE: the table then says from which
    transaction on rows may still be seen by somebody; it must be none before this one.
    """
    table = connection.ops.quote_name(SubjectKey._meta.db_table)
    cursor.execute("SELECT pg_current_xact_id()::xid::text")
    (now,) = cursor.fetchone()
    cursor.execute(f"VACUUM (FULL, FREEZE) {table}")
    cursor.execute("SELECT age(relfrozenxid) <= age(%s::xid) FROM pg_class WHERE oid = %s::regclass", [now, table])
    return bool(cursor.fetchone()[0])
