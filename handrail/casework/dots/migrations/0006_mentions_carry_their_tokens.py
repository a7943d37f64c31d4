"""Each mention carries its tokens, so that no index need find them; and nobody checks them for each of thirty."""

from collections.abc import Sequence
from struct import pack
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

CARRIED = {
    "sqlite": (
        "UPDATE dots_mention SET found_by = carried.tokens FROM "
        "(SELECT mention_id, in_eight_bytes(token) AS tokens FROM dots_token GROUP BY mention_id) AS carried "
        "WHERE carried.mention_id = dots_mention.id"
    ),
    "postgresql": (
        "UPDATE dots_mention SET found_by = carried.tokens FROM (SELECT mention_id, "
        "string_agg(int8send(token), ''::bytea) AS tokens FROM dots_token GROUP BY mention_id) AS carried "
        "WHERE carried.mention_id = dots_mention.id"
    ),
}
BY_ITSELF = {
    "sqlite": (
        "ALTER TABLE dots_token RENAME TO dots_token_before",
        "CREATE TABLE dots_token (token bigint NOT NULL, mention_id char(32) NOT NULL, "
        "PRIMARY KEY (token, mention_id)) WITHOUT ROWID",
        "INSERT INTO dots_token (token, mention_id) SELECT token, mention_id FROM dots_token_before ORDER BY 1, 2",
        "DROP TABLE dots_token_before",
    ),
    "postgresql": (
        "SET CONSTRAINTS ALL IMMEDIATE",
        "ALTER TABLE dots_token DROP CONSTRAINT dots_token_of_mention",
        "DROP INDEX dots_token_mention",
    ),
}


class InEightBytes:
    """Tokens one after the other, for SQLite."""

    def __init__(self) -> None:
        self.found = b""

    def step(self, token: int) -> None:
        """One more."""
        self.found += pack(">q", token)

    def finalize(self) -> bytes:
        """All of them."""
        return self.found


def carry(_apps: Any, editor: Any) -> None:
    """Write the tokens of each mention into it, then take away what found and checked them before."""
    vendor = editor.connection.vendor
    if vendor == "sqlite":
        editor.connection.connection.create_aggregate("in_eight_bytes", 1, InEightBytes)
    run(editor.connection, [CARRIED[vendor], *BY_ITSELF[vendor]])


def run(connection: Any, statements: Sequence[str]) -> None:
    """Statements, one after the other."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("dots", "0005_tokens_in_eight_bytes")]

    operations = [
        migrations.AddField("mention", "found_by", models.BinaryField(default=b"")),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(carry)],
            state_operations=[
                migrations.AlterField(
                    "token",
                    "mention",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="tokens",
                        to="dots.mention",
                    ),
                ),
            ],
        ),
    ]
