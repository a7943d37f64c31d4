"""Tokens of keys that came later, and tokens from before they were numbers."""

from importlib import import_module
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.db import connection

from handrail.casework.dots.actions import correct
from handrail.casework.dots.actions.indexing import catch_up_with_keys
from handrail.casework.dots.actions.tokens import rows_of
from handrail.casework.dots.models import Mention, Reading, Token
from handrail.casework.dots.policies.correcting import corrections_typed
from handrail.casework.dots.policies.marks import marks_of
from handrail.casework.dots.queries import marking, reads_of
from handrail.foundation.people.models import Person
from handrail.foundation.vault import actions as vault
from handrail.foundation.vault.tokens import tokens_of
from handrail.methods.reading.corrections import Did
from handrail.methods.reading.finds import Kind
from tests import build
from tests.casework.dots.conftest import Told

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
MIGRATIONS = "handrail.casework.dots.migrations"
in_eight_bytes = import_module(f"{MIGRATIONS}.0005_tokens_in_eight_bytes").in_eight_bytes
carry = import_module(f"{MIGRATIONS}.0006_mentions_carry_their_tokens").carry
TOLD = "Maria Nowak works there. The van is AB12 CDE, her number is 07700 900123."
AS_IT_WAS = (
    "SET CONSTRAINTS ALL IMMEDIATE",
    "DROP TABLE dots_token",
    "CREATE TABLE dots_token (id bigint, token varchar(64), mention_id {id} REFERENCES dots_mention (id))",
)

WITH_AN_INDEX = (
    "ALTER TABLE dots_token ADD CONSTRAINT dots_token_of_mention FOREIGN KEY (mention_id) "
    "REFERENCES dots_mention (id) DEFERRABLE INITIALLY DEFERRED",
    "CREATE INDEX dots_token_mention ON dots_token (mention_id)",
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
    return Mention.objects.update(marked_by="older.key", found_by=b"")


def carried() -> set[tuple[int, UUID]]:
    """Each token that a mention carries, with the mention."""
    return set(rows_of(Mention.objects.all()))


def found() -> set[tuple[int, UUID]]:
    """Each token by which a mention is found, with the mention."""
    return set(Token.objects.values_list("token", "mention"))


def test_what_older_keys_find_gets_the_tokens_of_the_newest_in_the_morning(mentions: int, office: build.Office) -> None:
    assert marking.how_many_behind() == mentions > 2
    assert catch_up_with_keys(at=office.later()) == mentions
    assert {mention for _, mention in found()} == set(Mention.objects.values_list("pk", flat=True))
    assert found() == carried()
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
    known = found()
    reads = reads_of(Mention.objects.all())
    column = Mention._meta.pk.db_type(connection)
    with connection.cursor() as cursor:
        for statement in AS_IT_WAS[connection.vendor == "sqlite" :]:
            cursor.execute(statement.format(id=column))
        key = Mention._meta.pk.get_db_prep_value
        rows = [(token, key(pk, connection)) for pk, read in reads.items() for token in tokens_of(marks_of(read))]
        cursor.executemany("INSERT INTO dots_token (token, mention_id) VALUES (%s, %s)", rows)
    in_eight_bytes(None, SimpleNamespace(connection=connection))
    assert found() == known
    assert len(rows) == len(known)


def test_what_was_found_by_an_index_is_carried_by_each_mention(told: Told) -> None:
    told(account=TOLD)
    known = carried()
    Mention.objects.update(found_by=b"")
    with connection.cursor() as cursor:
        for statement in WITH_AN_INDEX[connection.vendor == "sqlite" :]:
            cursor.execute(statement)
    carry(None, SimpleNamespace(connection=connection))
    assert carried() == found() == known
    assert "dots_token_mention" not in connection.introspection.get_constraints(connection.cursor(), "dots_token")


def test_a_mention_and_its_tokens_come_and_go_together(told: Told, office: build.Office, officer: Person) -> None:
    one, other = told(account=TOLD), told(account=TOLD)
    assert found() == carried()
    removed = corrections_typed(TOLD, did=Did.REMOVED, kind=Kind.NAME, words="Maria Nowak", which=None)
    correct(Reading.objects.get(telling__concern=other), removed, by=officer, at=office.later())
    assert Mention.objects.exclude(withdrawn_at=None).count() == 1
    assert found() == carried()
    vault.erase(one.subject, by=officer.ref, at=office.later())
    assert found() == carried()
    standing = Mention.objects.filter(concern=other, withdrawn_at=None)
    assert {mention for _, mention in found()} == {mention.pk for mention in standing}


def test_the_table_of_tokens_is_kept_by_token_and_mention() -> None:
    """On SQLite the table is its own index; PostgreSQL has that of the primary key."""
    with connection.cursor() as cursor:
        cursor.execute(KEPT_AS[connection.vendor])
        assert cursor.fetchone()[0].endswith(ENDING[connection.vendor])
