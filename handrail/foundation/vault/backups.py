"""Encrypted copies of both databases: made, proved by reading them back, and put back whole or not at all."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import connections

from handrail.foundation.vault import copies
from handrail.foundation.vault.actions import erase_again, who_is_forgotten, witness
from handrail.foundation.vault.copies import CannotCopy
from handrail.foundation.vault.router import KEYRING, ORDINARY
from handrail.foundation.vault.streams import NotOurCopy, read_about, read_shut, write_shut
from handrail.foundation.vault.tables import bring_up_to_date

Progress = Callable[[str, int, int], None]
WORDS = {ORDINARY: "records", KEYRING: "keyring"}


class WouldOverwrite(Exception):
    """Something is there already that must not be lost by accident."""


def back_up(file: Path, keys_file: Path, *, by: str, at: datetime, progress: Progress) -> None:
    """Copy the records to one file and the keyring to another, both encrypted and read back.

    The records first: whoever arrives in between then has a key too many in the copy, never one too few.

    Raises:
        WouldOverwrite: there is a file of records already. The keyring's copy is replaced: only the newest may be kept.
        CannotCopy, NotOurCopy: what was written is not what was read.
    """
    if file.exists():
        raise WouldOverwrite(f"{file} is there already. Give the backup another name.")
    for alias, target in ((ORDINARY, file), (KEYRING, keys_file)):
        _copy_one(alias, target, at=at, progress=progress)
    witness("vault.backed_up", about="backup:both", by=by, at=at, bytes=file.stat().st_size + keys_file.stat().st_size)


def restore(file: Path, keys_file: Path, *, replace: bool, by: str, at: datetime, progress: Progress) -> int:
    """Put both databases back, then forget again whoever has been forgotten since. How many were.

    Nothing is touched before both files have opened to their last byte.

    Raises:
        WouldOverwrite: the databases hold something, and `replace` was not said.
        NotOurCopy: a file is not ours, was changed or cut short, or is of another kind of database.
        CannotCopy: the database server refused.
    """
    with _private_folder() as aside:
        opened = {
            alias: _open_one(alias, source, aside=aside, progress=progress)
            for alias, source in ((ORDINARY, file), (KEYRING, keys_file))
        }
        known = _refuse_or_remember(replace=replace)
        for alias, database in opened.items():
            copies.put_back(alias, database)
    for alias in WORDS:
        bring_up_to_date(alias)
    again = erase_again(known, by=by, at=at)
    witness("vault.restored", about="backup:both", by=by, at=at, forgotten_again=again)
    return again


def _copy_one(alias: str, target: Path, *, at: datetime, progress: Progress) -> None:
    about = {"of": alias, "vendor": connections[alias].vendor, "made_at": at.astimezone(UTC).isoformat()}
    beside = target.with_name(f".{target.name}.part")
    progress(WORDS[alias], 0, 1)
    try:
        with _private_folder() as aside, _private_file(beside) as out:
            plain = copies.take_out(alias, aside=aside, progress=lambda *done: progress(WORDS[alias], *done))
            written = write_shut(out, plain, about=about)
            out.flush()
            os.fsync(out.fileno())
        if _digest_of(beside) != written:
            raise CannotCopy(f"The {WORDS[alias]} read back differ from what was written. Is the disk failing?")
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _digest_of(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as source:
        for piece in read_shut(source):
            digest.update(piece)
    return digest.hexdigest()


def _open_one(alias: str, source: Path, *, aside: Path, progress: Progress) -> Path:
    target, size = aside / f"{alias}.database", source.stat().st_size
    _refuse_wrong_kind(alias, source)
    with source.open("rb") as shut, _private_file(target) as out:
        for piece in read_shut(shut):
            out.write(piece)
            progress(WORDS[alias], shut.tell(), size)
    if reason := copies.why_not_put_back(alias, target):
        raise NotOurCopy(f"{source}: {reason}")
    return target


def _refuse_wrong_kind(alias: str, source: Path) -> None:
    with source.open("rb") as shut:
        about = read_about(shut)
    if about["of"] != alias:
        raise NotOurCopy(
            f"{source} is a backup of the {WORDS.get(about['of'], 'wrong database')}, not of the {WORDS[alias]}."
        )
    if about["vendor"] != connections[alias].vendor:
        raise NotOurCopy(
            f"{source} was made from {about['vendor']}; this installation uses {connections[alias].vendor}."
        )


def _refuse_or_remember(*, replace: bool) -> set[UUID]:
    """Whom to forget again, as the databases know it that are about to be replaced."""
    if all(copies.is_empty(alias) for alias in WORDS):
        return set()
    if not replace:
        raise WouldOverwrite("The databases are not empty. Say --replace to lose what is in them now.")
    return who_is_forgotten()


@contextmanager
def _private_folder() -> Iterator[Path]:
    # Beside the database, not in /tmp: what is laid down for a moment stays on the same disk, under the same rights.
    with tempfile.TemporaryDirectory(dir=settings.HOME, prefix=".copy-") as folder:
        yield Path(folder)


@contextmanager
def _private_file(path: Path) -> Iterator[BinaryIO]:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        yield out
