"""SQL written out once, for what is asked and kept so often that putting it together takes longer than doing it."""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, JSONField, Model
from psycopg import Cursor
from psycopg.pq import Format

# The same words however many there are, so that a database need not read the question anew. What are many goes as one
# text: it is made in a tenth of the time that an array of them takes.
ONE_OF: Final = {
    "sqlite": "IN (SELECT value FROM json_each(%s))",
    "postgresql": "= ANY(string_to_array(%s, ' ')::uuid[])",
}

# How the id in a column is asked for, where many are: what is made of each only to be asked for again takes longer than
# to find it. SQLite has 32 letters; of PostgreSQL its 16 bytes are asked for.
ID: Final = {"sqlite": "{}", "postgresql": "uuid_send({})"}
StoredId = str | bytes

AS_THEY_ARE: Final = frozenset({str, int, float, type(None)})


def reading(kind: type[Model]) -> BaseDatabaseWrapper:
    """The connection by which a kind of row is read."""
    return connections[router.db_for_read(kind)]


def listed(ids: Iterable[UUID | StoredId], connection: BaseDatabaseWrapper) -> str:
    """Ids as ONE_OF takes them."""
    if connection.vendor == "postgresql":
        return " ".join(each.hex() if isinstance(each, bytes) else as_uuid(each).hex for each in ids)
    return json.dumps([stored_id(each, connection) for each in ids])


def told_id(known: UUID, connection: BaseDatabaseWrapper) -> UUID | str:
    """An id as a question takes it."""
    return known.hex if connection.vendor == "sqlite" else known


def stored_id(known: UUID | StoredId, connection: BaseDatabaseWrapper) -> StoredId:
    """An id as the database answers with it, where PostgreSQL is asked for what ID says."""
    if isinstance(known, UUID):
        return known.hex if connection.vendor == "sqlite" else known.bytes
    return known


def as_uuid(stored: UUID | StoredId) -> UUID:
    """An id from what the database answers."""
    if isinstance(stored, UUID):
        return stored
    return UUID(bytes=stored) if isinstance(stored, bytes) else UUID(stored)


def rows_of(question: str, told: Sequence[Any], connection: BaseDatabaseWrapper) -> Collection[tuple[Any, ...]]:
    """The rows that answer a question."""
    with prepared(connection) as cursor:
        cursor.execute(question, told)
        return list(cursor.fetchall())


def asked(question: str, told: Sequence[Any], connection: BaseDatabaseWrapper) -> Callable[[], list[tuple[Any, ...]]]:
    """Ask now, and wait for the rows when they are called for: inside `without_waiting` others are asked meanwhile."""
    with ExitStack() as kept:
        cursor = kept.enter_context(prepared(connection))
        cursor.execute(question, told)
        if connection.vendor == "postgresql" and waits_for_nobody(connection):
            # Otherwise PostgreSQL has the answer, and keeps it until somebody waits for it.
            connection.connection.pgconn.send_flush_request()
            connection.connection.pgconn.flush()
        until = kept.pop_all()

    def answer() -> list[tuple[Any, ...]]:
        with until:
            return list(cursor.fetchall())

    return answer


class Marked(sqlite3.Cursor):
    """SQLite's own cursor, for words in which values are marked as Django marks them."""

    def execute(self, words: str, told: Any = ()) -> "Marked":
        """Ask, or keep, one."""
        super().execute(as_marked(words), told)
        return self

    def executemany(self, words: str, told: Any) -> "Marked":
        """Keep each of many."""
        super().executemany(as_marked(words), told)
        return self


@lru_cache(maxsize=256)
def as_marked(words: str) -> str:
    """The words as SQLite marks values. None that is written out here has another percent sign."""
    return words.replace("%s", "?")


@contextmanager
def prepared(connection: BaseDatabaseWrapper) -> Iterator[Any]:
    """A cursor with which a database reads and plans the same words once for as long as the connection lasts.

    Django's own cursor writes the values into the words on PostgreSQL, so that no two questions are the same, and marks
    them anew each time on SQLite. It is used where somebody counts the questions or listens to them.
    """
    if connection.queries_logged or connection.execute_wrappers:
        with connection.cursor() as counted:
            yield counted
        return
    connection.ensure_connection()
    connection.validate_no_broken_transaction()
    if connection.vendor == "postgresql":
        connection.connection.prepare_threshold = 0
        with connection.wrap_database_errors, Cursor(connection.connection) as cursor:
            # What is locked is bytes, which would be written out as twice as many letters.
            cursor.format = Format.BINARY
            yield cursor
    else:
        with connection.wrap_database_errors, closing(connection.connection.cursor(Marked)) as marked:
            yield marked


@contextmanager
def without_waiting(kind: type[Model]) -> Iterator[None]:
    """What is kept of this kind, and in its database, is sent to PostgreSQL without waiting for each answer.

    It is waited for where something is asked, and at the end: what was refused is raised there. Inside a transaction.
    """
    connection = connections[router.db_for_write(kind)]
    if connection.vendor != "postgresql" or connection.queries_logged or waits_for_nobody(connection):
        yield
        return
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield


def waits_for_nobody(connection: BaseDatabaseWrapper) -> bool:
    """Whether somebody further out has begun not to wait."""
    return bool(connection.connection.pgconn.pipeline_status)


def insert(rows: Sequence[Model], *, unless_there: bool = False) -> None:
    """Keep new rows of one kind whose keys are set, inside a transaction. `unless_there` passes over what is kept."""
    if not rows:
        return
    kind = type(rows[0])
    connection = connections[router.db_for_write(kind)]
    fields = kind._meta.concrete_fields
    told = [[as_kept(getattr(row, each.attname), each, connection) for each in fields] for row in rows]
    with prepared(connection) as cursor:
        if len(told) == 1:
            cursor.execute(inserting(kind, unless_there=unless_there), told[0])
        else:
            cursor.executemany(inserting(kind, unless_there=unless_there), told)
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def as_kept(value: Any, field: "Field[Any, Any]", connection: BaseDatabaseWrapper) -> Any:
    """A value as the database keeps it: of most, what Django would answer after asking five functions."""
    kind = type(value)
    if kind is UUID:
        return told_id(value, connection)
    if kind in AS_THEY_ARE and not isinstance(field, JSONField):
        return value
    return field.get_db_prep_save(value, connection)


@lru_cache(maxsize=64)
def inserting(kind: type[Model], *, unless_there: bool) -> str:
    """The words that keep one row."""
    columns = [each.column for each in kind._meta.concrete_fields]
    names, marks = (", ".join(each) for each in ([f'"{column}"' for column in columns], ["%s"] * len(columns)))
    words = f'INSERT INTO "{kind._meta.db_table}" ({names}) VALUES ({marks})'  # noqa: S608 — names from models
    return f"{words} ON CONFLICT DO NOTHING" if unless_there else words
