"""Finds a name, number, plate or word without keeping it: the same value gives the same mark, only with our key."""

import hmac
from collections.abc import Iterable

from handrail.foundation.vault.keys import key

TOKEN_BYTES = 16


def token(kind: str, value: str) -> str:
    """The mark of a value: 32 hex characters. The caller brings values into one form first.

    Marks of different kinds never meet: a name and a street of the same letters have different marks.
    """
    return _mark(key("token").secret, kind, value)


def tokens(kind: str, values: Iterable[str]) -> list[str]:
    """The marks of many values, in their order."""
    return tokens_of((kind, value) for value in values)


def tokens_of(marks: Iterable[tuple[str, str]]) -> list[str]:
    """The marks of many values, each with its kind, in their order."""
    secret = key("token").secret
    return [_mark(secret, kind, value) for kind, value in marks]


def _mark(secret: bytes, kind: str, value: str) -> str:
    # The length in front keeps ("ab", "c") and ("a", "bc") apart.
    message = f"{len(kind)}:{kind}:{value}".encode()
    return hmac.digest(secret, b"handrail.token\0" + message, "sha256").hex()[: 2 * TOKEN_BYTES]
