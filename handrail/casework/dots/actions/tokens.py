"""Keeps the tokens by which mentions are found, and takes them away, in one transaction with the mentions."""

from collections.abc import Iterable, Sequence
from struct import pack, unpack
from typing import Final
from uuid import UUID

from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper

from handrail.casework.dots.models import Mention, Token
from handrail.foundation.written_out import listed, prepared, told_id

BYTES: Final = 8
Row = tuple[int, UUID]

ONE: Final = {
    "keep": "INSERT INTO dots_token (token, mention_id) VALUES (%s, %s) ON CONFLICT DO NOTHING",
    "take": "DELETE FROM dots_token WHERE token = %s AND mention_id = %s",
}
# Some thirty of each mention: PostgreSQL is told all in one breath, and reads the words once.
ALL: Final = {
    "keep": (
        "INSERT INTO dots_token (token, mention_id) SELECT * FROM unnest(string_to_array(%s, ' ')::bigint[], "
        "string_to_array(%s, ' ')::uuid[]) ON CONFLICT DO NOTHING"
    ),
    "take": (
        "DELETE FROM dots_token USING unnest(string_to_array(%s, ' ')::bigint[], string_to_array(%s, ' ')::uuid[]) "
        "AS gone(token, mention) WHERE dots_token.token = gone.token AND dots_token.mention_id = gone.mention"
    ),
}


def as_bytes(tokens: Iterable[int]) -> bytes:
    """Tokens as a mention carries them."""
    kept = list(tokens)
    return pack(f">{len(kept)}q", *kept)


def in_bytes(found_by: bytes | memoryview) -> Sequence[int]:
    """The tokens that a mention carries."""
    return unpack(f">{len(found_by) // BYTES}q", found_by)


def keep_tokens(mentions: Iterable[Mention]) -> None:
    """Keep the tokens that each of these mentions carries."""
    tell("keep", rows_of(mentions))


def take_tokens(mentions: Iterable[Mention]) -> int:
    """Take away the tokens that each of these mentions carries, and say how many those are."""
    rows = rows_of(mentions)
    tell("take", rows)
    return len(rows)


def rows_of(mentions: Iterable[Mention]) -> list[Row]:
    """The tokens that these carry, each with its mention."""
    return [(token, mention.pk) for mention in mentions for token in in_bytes(mention.found_by)]


def tell(what: str, rows: Sequence[Row]) -> None:
    """Keep or take these rows. A model of each would take longer than all else that is done with them."""
    if not rows:
        return
    connection = connections[router.db_for_write(Token)]
    with prepared(connection) as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(ALL[what], in_columns(rows, connection))
        else:
            cursor.executemany(ONE[what], [(token, told_id(mention, connection)) for token, mention in rows])


def in_columns(rows: Sequence[Row], connection: BaseDatabaseWrapper) -> list[str]:
    """All tokens, and all mentions in the same order."""
    return [" ".join(str(token) for token, _ in rows), listed((mention for _, mention in rows), connection)]
