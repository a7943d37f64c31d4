"""Encoded lists as tables, and the key that two sides encode under: what is wrong with either is said with its row."""

import csv
import secrets
from collections.abc import Iterable
from io import StringIO
from typing import Final

from handrail.methods.linkage.encoding import (
    KEY_BYTES,
    NotAnEncoding,
    alike,
    best_first,
    bits_of,
    encode,
    read_encodings,
)
from handrail.methods.linkage.mentions import Mention
from handrail.methods.linkage.records import MOST_FAULTS, CannotLink

ENCODED_HEADER: Final = ("id", "encoding")
ALIKE_HEADER: Final = ("id_left", "id_right", "share")


def new_key() -> str:
    """A key that nobody has seen, in hexadecimal digits."""
    return secrets.token_hex(KEY_BYTES)


def read_key(text: str, *, name: str) -> bytes:
    """The key that `new_key` wrote. Raises CannotLink."""
    try:
        key = bytes.fromhex(text.strip())
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise CannotLink([f"{name}: a key of {2 * KEY_BYTES} hexadecimal digits was expected."])
    return key


def encoded(people: Iterable[Mention], *, key: bytes) -> list[tuple[str, str]]:
    """Each person's id and encoding; who is not known by both names and a birthday is left out."""
    return [(person.id, row) for person in people if (row := encode(person, key=key)) is not None]


def alike_in(ours: str, theirs: str, *, names: tuple[str, str]) -> list[tuple[str, str, str]]:
    """The ids that are alike in two encoded lists, the most alike first. Raises CannotLink."""
    left, right = (read_list(text, name=name) for text, name in zip((ours, theirs), names, strict=True))
    if not left or not right:
        return []
    found = best_first(alike(*(read_encodings(row for _, row in side) for side in (left, right))))
    return [(left[pair.left][0], right[pair.right][0], f"{pair.share:.3f}") for pair in found]


def read_list(text: str, *, name: str) -> list[tuple[str, str]]:
    """The ids and encodings of a table. Raises CannotLink with a sentence for each fault."""
    rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))
    if not rows or tuple(rows[0]) != ENCODED_HEADER:
        raise CannotLink([f"{name}, row 1: the columns {', '.join(ENCODED_HEADER)} were expected."])
    faults = [
        f"{name}, row {number}, {fault}" for number, row in enumerate(rows[1:], 2) if row and (fault := wrong(row))
    ]
    if faults:
        raise CannotLink(faults[:MOST_FAULTS])
    return [(row[0], row[1]) for row in rows[1:] if row]


def wrong(row: list[str]) -> str:
    """What is wrong with a row, "" for nothing."""
    if len(row) != len(ENCODED_HEADER) or not row[0]:
        return "id: an id and an encoding were expected."
    try:
        bits_of(row[1])
    except NotAnEncoding:
        return "encoding: this was not written by this version of Handrail."
    return ""
