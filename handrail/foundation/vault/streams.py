"""Encrypts a long stream in pieces, so that a copy of any size needs little memory and no piece can be moved or lost.

A file is: MAGIC, the header's length, the header (JSON), then pieces, each its length and AES-256-GCM ciphertext.
Every file has a key of its own (HKDF of the backup key and a random salt). A piece's nonce is its number and whether
it is the last one, so a file that was cut short, reordered or spliced does not open (Rogaway's STREAM).
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BufferedReader
from itertools import count
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from handrail.foundation.vault.keys import NoKeys, key, key_called

MAGIC = b"HANDRAIL-BACKUP-1\n"
PIECE = 1024 * 1024
TAG_BYTES = 16
LARGEST_HEADER = 4096
LENGTH_BYTES = 4
SAID = ("key", "salt", "of", "vendor", "made_at")


class NotOurCopy(Exception):
    """The file is no backup of ours, or was changed or cut short; the message says which."""


@dataclass(frozen=True)
class Seal:
    """What one file is shut with: its own key, and the header that every piece is bound to."""

    cipher: AESGCM
    bound_to: bytes


def write_shut(target: BinaryIO, plain: Iterable[bytes], *, about: Mapping[str, str]) -> str:
    """Encrypt a stream into a file. Answers with the SHA-256 of what went in, to compare on reading back."""
    newest, salt = key("backup"), os.urandom(32)
    header = json.dumps({**about, "key": newest.id, "salt": salt.hex()}).encode()
    target.write(MAGIC + len(header).to_bytes(LENGTH_BYTES, "big") + header)
    seal, digest = _seal(newest.secret, salt, header), hashlib.sha256()
    for number, (piece, last) in enumerate(_with_last(_in_pieces(plain))):
        digest.update(piece)
        box = seal.cipher.encrypt(_nonce(number, last=last), piece, seal.bound_to)
        target.write(len(box).to_bytes(LENGTH_BYTES, "big") + box)
    return digest.hexdigest()


def read_about(source: BufferedReader) -> dict[str, str]:
    """What the file says of itself; not to be believed before its pieces have opened. Raises NotOurCopy."""
    return _read_header(source)[0]


def read_shut(source: BufferedReader) -> Iterator[bytes]:
    """The stream that was encrypted, piece by piece.

    Raises:
        NotOurCopy: not ours, of a key that is not held, changed, or cut short; perhaps after some pieces.
    """
    about, header = _read_header(source)
    try:
        seal = _seal(key_called("backup", about["key"]).secret, bytes.fromhex(about["salt"]), header)
    except NoKeys:
        raise NotOurCopy("This backup was made with a backup key that is not in staff.json.") from None
    for number in count():
        box = _read_piece(source)
        last = not source.peek(1)
        try:
            yield seal.cipher.decrypt(_nonce(number, last=last), box, seal.bound_to)
        except InvalidTag:
            raise NotOurCopy("This backup was changed or cut short. Nothing was restored from it.") from None
        if last:
            return


def _read_header(source: BufferedReader) -> tuple[dict[str, str], bytes]:
    foreign = NotOurCopy("This file is not a Handrail backup.")
    if source.read(len(MAGIC)) != MAGIC:
        raise foreign
    header = source.read(min(int.from_bytes(source.read(LENGTH_BYTES), "big"), LARGEST_HEADER))
    try:
        about = json.loads(header)
        complete = isinstance(about, dict) and all(isinstance(about.get(word), str) for word in SAID)
        bytes.fromhex(about["salt"] if complete else "")
    except ValueError:
        raise foreign from None
    if not complete:
        raise foreign
    return about, header


def _read_piece(source: BufferedReader) -> bytes:
    length = int.from_bytes(source.read(LENGTH_BYTES), "big")
    box = source.read(min(length, PIECE + TAG_BYTES))
    if len(box) != length or length < TAG_BYTES:
        raise NotOurCopy("This backup was cut short. Nothing was restored from it.")
    return box


def _seal(secret: bytes, salt: bytes, header: bytes) -> Seal:
    own = HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"handrail.backup.1").derive(secret)
    return Seal(AESGCM(own), hashlib.sha256(MAGIC + header).digest())


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _in_pieces(plain: Iterable[bytes]) -> Iterator[bytes]:
    kept = bytearray()
    for part in plain:
        kept += part
        while len(kept) >= PIECE:
            yield bytes(kept[:PIECE])
            del kept[:PIECE]
    yield bytes(kept)


def _with_last(pieces: Iterator[bytes]) -> Iterator[tuple[bytes, bool]]:
    held = next(pieces)
    for following in pieces:
        yield held, False
        held = following
    yield held, True
