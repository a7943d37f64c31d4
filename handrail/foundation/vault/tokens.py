"""Finds a name, number, plate or word without keeping it: the same value gives the same mark, only with our key."""

import hmac
from collections.abc import Iterable

from handrail.foundation.vault.keys import key

TOKEN_BYTES = 16


def token(kind: str, value: str) -> str:
    """The mark of a value: 32 hex characters. The caller brings values into one form first.

    Marks of different kinds never meet: a name and a street of the same letters have different marks.
    """
    return _mark(_begun(), kind, value)


def tokens(kind: str, values: Iterable[str]) -> list[str]:
    """The marks of many values, in their order."""
    return tokens_of((kind, value) for value in values)


def tokens_of(marks: Iterable[tuple[str, str]]) -> list[str]:
    """The marks of many values, each with its kind, in their order."""
    begun = _begun()
    return [_mark(begun, kind, value) for kind, value in marks]


def name_of_key() -> str:
    """What the key is called that values are marked with now."""
    return key("token").id


def _begun() -> hmac.HMAC:
    # Begun once for many marks: to put the key in takes longer than to mark a name.
    return hmac.new(key("token").secret, b"handrail.token\0", "sha256")


def _mark(begun: hmac.HMAC, kind: str, value: str) -> str:
    marked = begun.copy()
    # The length in front keeps ("ab", "c") and ("a", "bc") apart.
    marked.update(f"{len(kind)}:{kind}:{value}".encode())
    return marked.hexdigest()[: 2 * TOKEN_BYTES]
