"""The two files keys are kept in, one a door: made whole, private to their owner, refused if anything is odd.

A file holds lists of keys by purpose, newest first, and a checksum of itself. staff.json holds everything;
public.json is a copy of the little that the public door may know. Imports no Django: settings reads from here.
"""

import hashlib
import json
import os
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

FORMAT = "handrail-keys-1"
READABLE_BY_OTHERS = 0o077


class NoKeys(Exception):
    """The keys are missing or not fit to use; `sentence` says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Key:
    """One key: its name, the day it was made (ISO), and the secret, which never shows in a repr."""

    id: str
    made_on: str
    secret: bytes = field(repr=False)


Keys = Mapping[str, tuple[Key, ...]]


def read_keys(path: Path) -> Keys:
    """The keys in that file, by purpose, newest first; read again only when the file changes.

    Raises:
        NoKeys: missing, unreadable, readable by others, cut short or changed by hand.
    """
    try:
        state = path.stat()
    except OSError:
        raise NoKeys(f"There is no key file at {path}. Run `handrail setup`, or copy it there.") from None
    if state.st_mode & READABLE_BY_OTHERS:
        raise NoKeys(
            f"Others on this machine can read the key file {path}. Run `chmod 600` on it, then rotate the keys."
        )
    return _keys_in(path, (state.st_ino, state.st_mtime_ns, state.st_size))


def write_keys(path: Path, keys: Keys) -> None:
    """Write the file whole or not at all, readable by its owner only.

    Raises:
        NoKeys: the folder cannot be written.
    """
    contents = {purpose: [_as_json(key) for key in kept] for purpose, kept in keys.items()}
    text = json.dumps({"format": FORMAT, "check": _checksum(contents), "keys": contents}, indent=1)
    try:
        _replace(path, text.encode())
    except OSError as fault:
        raise NoKeys(f"The key file {path} cannot be written: {fault.strerror}.") from None


@lru_cache(maxsize=8)
def _keys_in(path: Path, _state: tuple[int, int, int]) -> Keys:
    try:
        return _parse(path.read_bytes())
    except OSError as fault:
        raise NoKeys(f"The key file {path} cannot be read: {fault.strerror}.") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise NoKeys(f"The key file {path} is damaged. Put back the copy that you keep in a safe place.") from None


def _parse(text: bytes) -> Keys:
    kept = json.loads(text)
    if kept["format"] != FORMAT or kept["check"] != _checksum(kept["keys"]):
        raise ValueError
    return {purpose: tuple(_from_json(entry) for entry in entries) for purpose, entries in kept["keys"].items()}


def _checksum(contents: object) -> str:
    return hashlib.sha256(json.dumps(contents, sort_keys=True).encode()).hexdigest()


def _as_json(key: Key) -> dict[str, str]:
    return {"id": key.id, "made_on": key.made_on, "secret": b64encode(key.secret).decode()}


def _from_json(entry: Mapping[str, str]) -> Key:
    return Key(entry["id"], entry["made_on"], b64decode(entry["secret"], validate=True))


def _replace(path: Path, content: bytes) -> None:
    """Write beside, reach the disk, then rename: a power cut leaves the old file or the new one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # mkstemp makes it 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _keep_owner(path, beside)
        os.replace(beside, path)
        _flush_folder(path.parent)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise


def _keep_owner(path: Path, beside: str) -> None:
    # The two doors run as two users: rotating as root must not take the public door's file away from it.
    if path.exists() and path.stat().st_uid != os.geteuid():
        os.chown(beside, path.stat().st_uid, path.stat().st_gid)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
