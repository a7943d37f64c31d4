"""Tokens of keys that came later, and tokens from before they were numbers."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection

from handrail.casework.dots.actions.indexing import catch_up_with_keys
from handrail.casework.dots.models import Mention, Token
from handrail.casework.dots.policies.marks import marks_of
from handrail.casework.dots.queries import marking, reads_of
from handrail.foundation.vault.tokens import tokens_of
from tests import build
from tests.casework.dots.conftest import Told

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
in_eight_bytes = import_module("handrail.casework.dots.migrations.0005_tokens_in_eight_bytes").in_eight_bytes
TOLD = "Maria Nowak works there. The van is AB12 CDE, her number is 07700 900123."
AS_IT_WAS = (
    "SET CONSTRAINTS ALL IMMEDIATE",
    "DROP TABLE dots_token",
    "CREATE TABLE dots_token (id bigint, token varchar(64), mention_id {id} REFERENCES dots_mention (id))",
)

KEPT_AS = {
    "sqlite": "SELECT sql FROM sqlite_master WHERE name = 'dots_token'",
    "postgresql": "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'dots_token_pkey'",
}
ENDING = {
    "sqlite": "PRIMARY KEY (token, mention_id)) WITHOUT ROWID",
    "postgresql": "PRIMARY KEY (token, mention_id)",
}


@pytest.fixture
def mentions(told: Told) -> int:
    """How many were read by an older list of keys, which left no token."""
    told(account=TOLD)
    Token.objects.all().delete()
    return Mention.objects.update(marked_by="older.key")


def test_what_older_keys_find_gets_the_tokens_of_the_newest_in_the_morning(mentions: int, office: build.Office) -> None:
    assert marking.how_many_behind() == mentions > 2
    assert catch_up_with_keys(at=office.later()) == mentions
    assert set(Token.objects.values_list("mention", flat=True)) == set(Mention.objects.values_list("pk", flat=True))
    assert marking.how_many_behind() == 0
    assert catch_up_with_keys(at=office.later()) == 0


def test_a_morning_does_only_so_many_and_the_next_carries_on(mentions: int, office: build.Office) -> None:
    assert catch_up_with_keys(at=office.later(), at_most=2) == 2
    assert marking.how_many_behind() == mentions - 2
    assert catch_up_with_keys(at=office.later()) == mentions - 2


def test_another_list_of_keys_or_another_token_key_leaves_all_behind(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(account=TOLD)
    assert marking.how_many_behind() == 0
    monkeypatch.setattr(marking, "name_of_key", lambda: "another")
    assert marking.how_many_behind() == Mention.objects.count()
    before = marking.name_of_marks()
    monkeypatch.setattr(marking, "KEYS", marking.KEYS[1:])
    assert marking.name_of_marks.__wrapped__() != before


def test_tokens_from_before_they_were_numbers_find_what_they_found(told: Told) -> None:
    told(account=TOLD)
    known = set(Token.objects.values_list("token", "mention"))
    reads = reads_of(Mention.objects.all())
    column = Mention._meta.pk.db_type(connection)
    with connection.cursor() as cursor:
        for statement in AS_IT_WAS[connection.vendor == "sqlite" :]:
            cursor.execute(statement.format(id=column))
        key = Mention._meta.pk.get_db_prep_value
        rows = [(token, key(pk, connection)) for pk, read in reads.items() for token in tokens_of(marks_of(read))]
        cursor.executemany("INSERT INTO dots_token (token, mention_id) VALUES (%s, %s)", rows)
    in_eight_bytes(None, SimpleNamespace(connection=connection))
    assert set(Token.objects.values_list("token", "mention")) == known
    assert len(rows) == len(known)


def test_the_table_of_tokens_is_kept_by_token_and_mention() -> None:
    """On SQLite the table is its own index; PostgreSQL has that of the primary key."""
    with connection.cursor() as cursor:
        cursor.execute(KEPT_AS[connection.vendor])
        assert cursor.fetchone()[0].endswith(ENDING[connection.vendor])
