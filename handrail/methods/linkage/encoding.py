"""Lists put beside each other without showing names: keyed Bloom filters, compared by how many bits they share.

Schnell, Bachteler and Reiher, Privacy-preserving record linkage using Bloom filters (2009): pairs of letters of a name
and parts of a birthday are hashed, under a key that both sides hold, into one row of bits a record. The row is then
folded on itself by exclusive or (Schnell and Borgs, 2016), so that a bit no longer stands for one pair of letters.
What this keeps from whom, and what not, is in docs/how-to/lists-without-names.md.
"""

import hmac
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from handrail.methods.linkage.mentions import Mention

VERSION: Final = 1
BITS: Final = 1024  # before it is folded once
HASHES: Final = {"name": 6, "root": 8, "year": 30, "month": 30, "day": 30}
DIGITS: Final = BITS // 2 // 4
KEY_BYTES: Final = 32
ALIKE: Final = 0.77  # share of bits from which two are a pair; measured, see benchmarks/linkage/encoded.py

Rows = npt.NDArray[np.uint64]


class NotAnEncoding(ValueError):
    """What stands there was not written by this version of the encoding."""


@dataclass(frozen=True)
class Alike:
    """Two encoded records by place, and their Dice coefficient: 1 where all bits are the same."""

    left: int
    right: int
    share: float


def encode(mention: Mention, *, key: bytes) -> str | None:
    """A record as a version and hexadecimal digits; None where a name or the birthday is not known.

    With less than both names and a birthday, encodings of different people are too much alike.
    """
    if not (mention.given and mention.surname and len(mention.born) == len("YYYYMMDD")):
        return None
    row = 0
    for kind, value in parts_of(mention):
        digest = hmac.digest(key, f"handrail.encoding.{VERSION}\0{kind}\0{value}".encode(), "sha512")
        for place in range(HASHES[kind]):
            row |= 1 << int.from_bytes(digest[2 * place : 2 * place + 2]) % BITS
    half = BITS // 2
    folded = (row >> half) ^ (row & ((1 << half) - 1))
    return f"{VERSION}.{folded:0{DIGITS}x}"


def parts_of(mention: Mention) -> Iterator[tuple[str, str]]:
    """What is hashed: pairs of letters of both names, what spellings have in common, and parts of the birthday."""
    for name in (mention.given, mention.surname):
        padded = f" {name} "
        yield from (("name", padded[place : place + 2]) for place in range(len(padded) - 1))
    yield from (("root", root) for root in (mention.given_root, mention.surname_root) if root)
    yield from (("year", mention.born[:4]), ("month", mention.born[4:6]), ("day", mention.born[6:]))


def read_encodings(written: Iterable[str]) -> Rows:
    """A row of bits for each. Raises NotAnEncoding."""
    rows = [bytes.fromhex(bits_of(each)) for each in written]
    return np.frombuffer(b"".join(rows), dtype=np.uint64).reshape(len(rows), -1)


def bits_of(written: str) -> str:
    """The digits of an encoding. Raises NotAnEncoding."""
    version, _, digits = written.partition(".")
    if version != str(VERSION) or len(digits) != DIGITS or not set(digits) <= set("0123456789abcdef"):
        raise NotAnEncoding
    return digits


def alike(ours: Rows, theirs: Rows, *, at_least: float = ALIKE) -> Iterator[Alike]:
    """Each pair across that shares this much, by place. Every record is held against every other: no key is needed."""
    counts = np.bitwise_count(theirs).sum(axis=1, dtype=np.int32)
    for left, row in enumerate(ours):
        both = np.bitwise_count(theirs & row).sum(axis=1, dtype=np.int32)
        shares = 2 * both / np.maximum(counts + int(np.bitwise_count(row).sum()), 1)
        yield from (Alike(left, int(right), float(shares[right])) for right in np.nonzero(shares >= at_least)[0])


def best_first(found: Iterable[Alike]) -> Sequence[Alike]:
    """The most alike first."""
    return sorted(found, key=lambda pair: (-pair.share, pair.left, pair.right))
