"""Takes a whole database out, and puts one back, each in its own server's way."""

import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

PIECE = 1024 * 1024
PAGES_AT_A_TIME = 2_000
Progress = Callable[[int, int], None]
# What every migrated database holds before anything real is in it.
OF_THE_MACHINERY = frozenset({"django_migrations", "django_content_type", "auth_permission", "sqlite_sequence"})
# What libpq understands of Django's connection parameters; the password goes another way.
LIBPQ = ("host", "port", "user", "dbname", "service", "sslmode", "sslrootcert", "sslcert", "sslkey")


class CannotCopy(Exception):
    """The database could not be taken out or put back; the message says why."""


def take_out(alias: str, *, aside: Path, progress: Progress) -> Iterator[bytes]:
    """The whole database as a stream of bytes. `aside` is a private folder for what must be laid down in between.

    Raises:
        CannotCopy: PostgreSQL's tools are missing or failed, or the SQLite copy is not sound.
    """
    connection = connections[alias]
    if connection.vendor == "sqlite":
        return _pieces_of(_sqlite_copy(connection, aside / f"{alias}.sqlite3", progress=progress))
    return _pg_dump(connection)


def why_not_put_back(alias: str, file: Path) -> str | None:
    """Say what is wrong with a database file that has been taken out of a backup, if anything."""
    if connections[alias].vendor == "sqlite" and not is_sound(file):
        return "The database in this backup is damaged."
    return None


def put_back(alias: str, file: Path) -> None:
    """Replace the whole database by the one in the file, or leave it as it was. Raises CannotCopy."""
    connection = connections[alias]
    if connection.vendor == "sqlite":
        _sqlite_put_back(connection, file)
    else:
        connection.close()
        _pg_restore(connection, file)
    connection.close()


def _sqlite_put_back(connection: BaseDatabaseWrapper, file: Path) -> None:
    connection.ensure_connection()
    source = sqlite3.connect(file)
    try:
        source.backup(connection.connection)
    except sqlite3.Error as fault:
        raise CannotCopy(f"SQLite could not put the database back: {fault}. It is as it was.") from None
    finally:
        source.close()


def is_empty(alias: str) -> bool:
    """Whether there is nothing in the database yet: no tables, or no row in any of ours."""
    connection = connections[alias]
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for table in set(connection.introspection.table_names(cursor)) - OF_THE_MACHINERY:
            cursor.execute(f"SELECT 1 FROM {quote(table)} LIMIT 1")  # noqa: S608 (the name is the database's own)
            if cursor.fetchone():
                return False
    return True


def _sqlite_copy(connection: BaseDatabaseWrapper, file: Path, *, progress: Progress) -> Path:
    name = str(connection.settings_dict["NAME"])
    source = sqlite3.connect(name, uri=name.startswith("file:"))
    target = sqlite3.connect(file)
    try:
        # One reader's view from first page to last: without it, whoever writes meanwhile makes the copy start again.
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        source.backup(target, pages=PAGES_AT_A_TIME, progress=lambda _, left, total: progress(total - left, total))
    finally:
        target.close()
        source.close()
    if not is_sound(file):
        raise CannotCopy("SQLite finds faults in this database. Put back the last good backup.")
    return file


def is_sound(file: Path) -> bool:
    """Whether SQLite finds no fault in that file."""
    copy = sqlite3.connect(file)
    try:
        return bool(copy.execute("PRAGMA integrity_check").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False
    finally:
        copy.close()


def _pieces_of(file: Path) -> Iterator[bytes]:
    with file.open("rb") as copy:
        yield from iter(lambda: copy.read(PIECE), b"")


def _pg_dump(connection: BaseDatabaseWrapper) -> Iterator[bytes]:
    arguments = ["pg_dump", "--format=custom", "--no-owner", f"--dbname={_conninfo(connection)}"]
    with start(arguments, password=_password(connection)) as dump:
        yield from iter(lambda: _out(dump).read(PIECE), b"")
        refuse_failure(dump, "pg_dump")


def _pg_restore(connection: BaseDatabaseWrapper, file: Path) -> None:
    whole_or_not = ["--single-transaction", "--exit-on-error", "--clean", "--if-exists", "--no-owner"]
    arguments = ["pg_restore", *whole_or_not, f"--dbname={_conninfo(connection)}", str(file)]
    with start(arguments, password=_password(connection)) as put_back:
        refuse_failure(put_back, "pg_restore")


def start(arguments: Sequence[str], *, password: str) -> "subprocess.Popen[bytes]":
    """Start one of PostgreSQL's programs; the password stands in no list of processes. Raises CannotCopy."""
    surroundings = {**os.environ, **({"PGPASSWORD": password} if password else {})}
    out = subprocess.PIPE
    try:
        # Our own words and the settings', and no shell.
        return subprocess.Popen(arguments, env=surroundings, stdout=out, stderr=out)  # noqa: S603
    except FileNotFoundError:
        raise CannotCopy(
            f"{arguments[0]} is not on this machine. Install PostgreSQL's client programs (Debian: postgresql-client)."
        ) from None


def refuse_failure(process: "subprocess.Popen[bytes]", program: str) -> None:
    """Wait for the program's end. Raises CannotCopy with the last thing it said, if it failed."""
    _, faults = process.communicate()
    if process.returncode:
        last = faults.decode(errors="replace").strip().splitlines()[-1:] or ["it gave no reason"]
        raise CannotCopy(f"{program} failed: {last[0]}")


def _out(process: "subprocess.Popen[bytes]") -> IO[bytes]:
    if process.stdout is None:
        raise CannotCopy("The program gives nothing back.")
    return process.stdout


def _password(connection: BaseDatabaseWrapper) -> str:
    return str(connection.settings_dict.get("PASSWORD") or "")


def _conninfo(connection: BaseDatabaseWrapper) -> str:
    from psycopg.conninfo import make_conninfo  # not at the top: an embedded installation needs no PostgreSQL

    parameters: Mapping[str, Any] = connection.get_connection_params()
    return make_conninfo(**{name: parameters[name] for name in LIBPQ if parameters.get(name)})
