"""Writes very many made-up mentions past the ORM, with indexes made afterwards."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import connections, transaction
from django.db.models import Model

from benchmarks.dots_rows import AT_ONCE, Part, Row
from benchmarks.fill import gather_statistics
from benchmarks.plain_index import PlainIndex
from handrail.casework.desk.models import Concern, Telling
from handrail.casework.dots.actions.tokens import as_bytes
from handrail.casework.dots.models import Mention, Token
from handrail.casework.dots.queries.finding import as_number
from handrail.casework.dots.queries.marking import marked_now
from handrail.foundation.vault.models import SubjectKey
from handrail.foundation.vault.router import KEYRING

DROPPED = "ALTER TABLE dots_token DROP CONSTRAINT dots_token_pkey"
MADE = "ALTER TABLE dots_token ADD CONSTRAINT dots_token_pkey PRIMARY KEY (token, mention_id)"
TOKEN = ("token", "mention_id")
MARK = "filled.json"


def stored(row: Model) -> dict[str, Any]:
    """A row as its database keeps it, by column."""
    connection = connections[database_of(type(row))]
    return {
        each.column: each.get_db_prep_save(getattr(row, each.attname), connection) for each in row._meta.concrete_fields
    }


def database_of(kind: type[Model]) -> str:
    """Where rows of a kind are kept."""
    return kind._default_manager.db


def put(kind: type[Model], columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Write rows past the ORM."""
    table, names = kind._meta.db_table, ", ".join(columns)
    with connections[database_of(kind)].cursor() as cursor:
        if connections["default"].vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join("?" * len(columns))
            cursor.connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


def put_like(pattern: Model, changed: Iterable[dict[str, Any]]) -> None:
    """Rows that differ from the pattern in what is given."""
    usual = stored(pattern)
    put(type(pattern), list(usual), (tuple({**usual, **each}.values()) for each in changed))


@contextmanager
def without_indexes() -> Iterator[None]:
    """Take the index of tokens away, where it is apart from them, and the checking of keys; make both again after."""
    connection = connections["default"]
    postgres = connection.vendor == "postgresql"
    run(connection, [DROPPED, "SET session_replication_role = replica"] if postgres else ["PRAGMA foreign_keys = OFF"])
    yield
    run(connection, [MADE, "SET session_replication_role = DEFAULT"] if postgres else ["PRAGMA foreign_keys = ON"])


def run(connection: Any, statements: Sequence[str]) -> None:
    """Statements, one after the other."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@dataclass
class Desk:
    """Writes records as if they had been read, many at once."""

    pattern: Concern
    at: datetime

    @property
    def filled(self) -> int:
        """To which size that was done in this home."""
        mark = Path(settings.HOME) / MARK
        return int(json.loads(mark.read_text())) if mark.exists() else 0

    def fill(self, part: Part, plain: PlainIndex) -> None:
        """All of a part, in the clear too."""
        with without_indexes():
            if connections["default"].vendor == "postgresql":
                self.put_all(part, plain, lambda tokens: put(Token, TOKEN, tokens))
            else:
                # The index of a table of SQLite cannot be taken away: what is written is sorted as it is.
                loose = sqlite3.connect("")
                loose.execute("CREATE TABLE loose (token INTEGER, mention TEXT)")
                self.put_all(part, plain, lambda tokens: loose.executemany("INSERT INTO loose VALUES (?, ?)", tokens))
                with transaction.atomic():
                    put(Token, TOKEN, loose.execute("SELECT token, mention FROM loose ORDER BY token, mention"))
        plain.sort()
        gather_statistics()
        (Path(settings.HOME) / MARK).write_text(json.dumps(part.size))

    def put_all(self, part: Part, plain: PlainIndex, put_tokens: Callable[[Iterator[Any]], object]) -> None:
        """All but the tokens, which go where they are told to."""
        for place, rows in enumerate(part.rows()):
            with transaction.atomic(), transaction.atomic(using=KEYRING):
                self.put_rows(rows, part.before + place * AT_ONCE)
                put_tokens((as_number(token), row.mention) for row in rows for token in row.tokens)
            plain.add(rows)

    def put_rows(self, rows: Sequence[Row], number: int) -> None:
        """Each with its key, its concern and its telling."""
        pattern, at = self.pattern, self.at
        key = SubjectKey(subject=uuid4(), wrapped=b"", master="", made_at=at)
        telling = Telling(concern=pattern, first=True, entry="online", arrived_at=at, read_at=at)
        mention = Mention(
            concern=pattern, telling=telling, kind="person", subject=key.subject, marked_by=marked_now(), read_at=at
        )
        put_like(key, ({"subject": row.subject, "wrapped": row.wrapped, "master": row.master} for row in rows))
        put_like(pattern, (concern_of(row, number + place) for place, row in enumerate(rows, 1)))
        put_like(telling, ({"id": row.telling, "concern_id": row.concern} for row in rows))
        put_like(
            mention,
            (
                {
                    "id": row.mention,
                    "concern_id": row.concern,
                    "telling_id": row.telling,
                    "contents": row.box,
                    "found_by": as_bytes(map(as_number, row.tokens)),
                    "subject": row.subject,
                }
                for row in rows
            ),
        )


def concern_of(row: Row, number: int) -> dict[str, Any]:
    """What is a concern's own."""
    return {
        "id": row.concern,
        "subject": row.subject,
        "reference": f"HM-26-{number:07}",
        "receipt_digest": uuid4().hex * 2,
    }
