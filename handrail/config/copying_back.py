"""Copy what SQLite lately wrote down in its log into its file: whoever keeps something need not wait for that."""

import os
import signal
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Final
from urllib.parse import quote

from django.conf import settings

SECONDS_BETWEEN: Final = 0.5
ENOUGH: Final = 4 * 2**20  # bytes: as much as SQLite itself lets gather before whoever writes copies it


def main() -> None:
    """Copy until SIGTERM. A fault ends the process, and its supervisor starts another."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.config.settings")
    told_to_stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: told_to_stop.set())
    copy_until(told_to_stop, Path(settings.DATABASES["default"]["NAME"]))


def copy_until(told_to_stop: threading.Event, file: Path) -> None:
    """Look every half second at the log of a database, and copy it back when much of it is new."""
    copied = 0
    while not told_to_stop.wait(SECONDS_BETWEEN):
        written = last_written(file)
        if written != copied:
            copy_back(file)
            copied = written


def last_written(file: Path) -> int:
    """When the log of a database was written last, in nanoseconds; 0 where it is small or not there."""
    try:
        log = file.with_name(f"{file.name}-wal").stat()
    except FileNotFoundError:
        return 0
    return log.st_mtime_ns if log.st_size >= ENOUGH else 0


def copy_back(file: Path) -> None:
    """Copy what is in the log of a database into its file. Nobody who reads or writes meanwhile waits or is refused."""
    with closing(sqlite3.connect(f"file:{quote(str(file))}?mode=rw", uri=True, isolation_level=None)) as database:
        database.execute("PRAGMA wal_checkpoint(PASSIVE)")


if __name__ == "__main__":
    main()
