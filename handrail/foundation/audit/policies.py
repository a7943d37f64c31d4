"""What may stand in the trail, how a line is linked, and the database's own refusal to change one."""

import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime

from django.db.backends.base.base import BaseDatabaseWrapper

Word = str | int | bool | None

# Codes, references, dates and numbers. No space: a name, an address or a sentence does not get in.
CODED = re.compile(r"[\w.:,;/+=#~-]*", re.ASCII)
ACT = re.compile(r"[a-z_]+\.[a-z_]+")
LONGEST = 120

# Rooms that know who is behind a reference say so here, in AppConfig.ready(): from references to names.
NAMERS: list[Callable[[Collection[str]], Mapping[str, str]]] = []


class NotForTheTrail(Exception):
    """Something was to be written into the trail that does not belong there; says which part, never what."""


def refuse_what_does_not_belong(act: str, *, about: str, by: str, at: datetime, detail: Mapping[str, Word]) -> None:
    """The trail names records and people by reference only, and knows when.

    Raises:
        NotForTheTrail: free text, an act not written like `desk.concern_opened`, or a time without a zone.
    """
    if not ACT.fullmatch(act):
        raise NotForTheTrail("An act is written like `desk.concern_opened`.")
    if at.tzinfo is None:
        raise NotForTheTrail(f"The time of {act} has no time zone.")
    for part, word in {"about": about, "by": by, **detail}.items():
        if isinstance(word, str) and (len(word) > LONGEST or not CODED.fullmatch(word)):
            raise NotForTheTrail(f"The trail takes codes and references, no free text: see `{part}` of {act}.")
    if not about or not by:
        raise NotForTheTrail(f"{act} has to say what it is about and who did it.")


def line(seq: int, *, at: datetime, act: str, about: str, by: str, detail: Mapping[str, Word], previous: str) -> bytes:
    """What a link is made of: every field, in one unmistakable form."""
    when = at.astimezone(UTC).isoformat(timespec="microseconds")
    return json.dumps([seq, when, act, about, by, detail, previous], sort_keys=True, ensure_ascii=False).encode()


# The database itself refuses. On SQLite, INSERT OR REPLACE would remove a line without asking the DELETE trigger,
# so a line may only be added after the last one.
REFUSALS = {
    "sqlite": (
        "CREATE TRIGGER audit_trail_no_update BEFORE UPDATE ON audit_trailentry "
        "BEGIN SELECT RAISE(ABORT, 'the trail is never changed'); END",
        "CREATE TRIGGER audit_trail_no_delete BEFORE DELETE ON audit_trailentry "
        "BEGIN SELECT RAISE(ABORT, 'nothing is removed from the trail'); END",
        "CREATE TRIGGER audit_trail_at_the_end BEFORE INSERT ON audit_trailentry "
        "WHEN NEW.seq <> 1 + (SELECT COALESCE(MAX(seq), 0) FROM audit_trailentry) "
        "BEGIN SELECT RAISE(ABORT, 'the trail grows at its end only'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION audit_trail_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'the trail is never changed, and nothing is removed from it'; END $$",
        "CREATE TRIGGER audit_trail_no_change BEFORE UPDATE OR DELETE ON audit_trailentry "
        "FOR EACH ROW EXECUTE FUNCTION audit_trail_refuse()",
        "CREATE TRIGGER audit_trail_no_truncate BEFORE TRUNCATE ON audit_trailentry "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_trail_refuse()",
    ),
}
NO_REFUSALS = {
    "sqlite": (
        "DROP TRIGGER IF EXISTS audit_trail_no_update",
        "DROP TRIGGER IF EXISTS audit_trail_no_delete",
        "DROP TRIGGER IF EXISTS audit_trail_at_the_end",
    ),
    "postgresql": (
        "DROP TRIGGER IF EXISTS audit_trail_no_change ON audit_trailentry",
        "DROP TRIGGER IF EXISTS audit_trail_no_truncate ON audit_trailentry",
        "DROP FUNCTION IF EXISTS audit_trail_refuse()",
    ),
}
GUARDS = {
    "sqlite": "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_trailentry'",
    "postgresql": "SELECT count(*) FROM pg_trigger WHERE tgrelid = 'audit_trailentry'::regclass"
    " AND NOT tgisinternal AND tgenabled IN ('O', 'A')",
}
GUARDS_EXPECTED = {"sqlite": 3, "postgresql": 2}


def put_up_guards(connection: BaseDatabaseWrapper) -> None:
    """Make the database refuse every change to the trail. Safe to repeat."""
    _run(connection, NO_REFUSALS[connection.vendor] + REFUSALS[connection.vendor])


def take_down_guards(connection: BaseDatabaseWrapper) -> None:
    """Let the trail be emptied. Only for a database that holds nothing real: see the command `flush`."""
    _run(connection, NO_REFUSALS[connection.vendor])


def guards_stand(connection: BaseDatabaseWrapper) -> bool:
    """Whether the database refuses changes to the trail at this moment."""
    with connection.cursor() as cursor:
        cursor.execute(GUARDS[connection.vendor])
        return bool(cursor.fetchone()[0] == GUARDS_EXPECTED[connection.vendor])


def _run(connection: BaseDatabaseWrapper, statements: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
