"""What is kept is copied back into SQLite's file by a process of its own."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from handrail.config import copying_back

A_ROW = 1_000_000  # bytes


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database that leaves everything in its log."""
    return tmp_path / "kept?.sqlite3"


def connect(file: Path) -> sqlite3.Connection:
    """Somebody who writes, and never copies back."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    return connection


def keep(connection: sqlite3.Connection, rows: int) -> None:
    """So many rows of a million bytes, which are in the log when this ends."""
    connection.execute("CREATE TABLE IF NOT EXISTS kept (words BLOB)")
    connection.executemany("INSERT INTO kept VALUES (?)", [(bytes(A_ROW),)] * rows)


def copied(file: Path) -> None:
    """Have somebody look, and copy back."""
    stop = threading.Event()
    copying = threading.Thread(target=copying_back.copy_until, args=(stop, file))
    copying.start()
    stop.wait(3 * copying_back.SECONDS_BETWEEN)
    stop.set()
    copying.join()


def test_a_long_log_is_copied_into_the_file(database: Path) -> None:
    with closing(connect(database)) as writes:
        keep(writes, 5)
        assert database.stat().st_size < A_ROW
        copied(database)
        assert database.stat().st_size > 5 * A_ROW


def test_a_short_log_is_left_to_whoever_writes(database: Path) -> None:
    with closing(connect(database)) as writes:
        keep(writes, 1)
        copied(database)
        assert database.stat().st_size < A_ROW


def test_whoever_reads_and_whoever_writes_go_on(database: Path) -> None:
    with closing(connect(database)) as writes, closing(connect(database)) as reads:
        keep(writes, 5)
        reads.execute("BEGIN")
        assert reads.execute("SELECT count(*) FROM kept").fetchone() == (5,)
        writes.execute("BEGIN IMMEDIATE")
        keep(writes, 1)
        copying_back.copy_back(database)
        assert reads.execute("SELECT count(*) FROM kept").fetchone() == (5,)
        writes.execute("COMMIT")


def test_no_database_is_made_where_there_is_none(database: Path) -> None:
    assert copying_back.last_written(database) == 0
    with pytest.raises(sqlite3.OperationalError):
        copying_back.copy_back(database)
    assert not database.exists()
