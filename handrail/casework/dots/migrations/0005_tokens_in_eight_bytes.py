"""Tokens as numbers in a table that is its own index; and with each mention its subject, and what made its tokens."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

SUBJECTS = (
    "UPDATE dots_mention SET subject = "
    "(SELECT subject FROM desk_concern WHERE desk_concern.id = dots_mention.concern_id)"
)
# What was made before stays right: a number is the beginning of the token that it was.
TABLE = {
    "sqlite": (
        "CREATE TABLE dots_token (token bigint NOT NULL, mention_id char(32) NOT NULL "
        "REFERENCES dots_mention (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (token, mention_id)) WITHOUT ROWID"
    ),
    "postgresql": (
        "CREATE TABLE dots_token (token bigint NOT NULL, mention_id uuid NOT NULL, "
        "CONSTRAINT dots_token_by_mention PRIMARY KEY (token, mention_id))"
    ),
}
NUMBER = {"sqlite": "as_number(token)", "postgresql": "('x' || left(token, 16))::bit(64)::bigint"}
AFTER = {
    "sqlite": (),
    "postgresql": (
        "ALTER TABLE dots_token ADD CONSTRAINT dots_token_of_mention FOREIGN KEY (mention_id) "
        "REFERENCES dots_mention (id) DEFERRABLE INITIALLY DEFERRED",
        "ALTER INDEX dots_token_by_mention RENAME TO dots_token_pkey",
    ),
}


def as_number(token: str) -> int:
    """The first eight bytes of a token, with a sign."""
    return int.from_bytes(bytes.fromhex(token[:16]), signed=True)


def in_eight_bytes(_apps: Any, editor: Any) -> None:
    """Write all tokens into a new table, in its order, and put it in the place of the old one."""
    connection = editor.connection
    if connection.vendor == "sqlite":
        connection.connection.create_function("as_number", 1, as_number, deterministic=True)
    statements = (
        "ALTER TABLE dots_token RENAME TO dots_token_before",
        TABLE[connection.vendor],
        f"INSERT INTO dots_token (token, mention_id) SELECT DISTINCT {NUMBER[connection.vendor]}, mention_id "  # noqa: S608
        "FROM dots_token_before ORDER BY 1, 2",
        "DROP TABLE dots_token_before",
        "CREATE INDEX dots_token_mention ON dots_token (mention_id)",
        *AFTER[connection.vendor],
    )
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("dots", "0004_joined_without_a_person"),
        ("desk", "0001_concerns_and_their_files"),
    ]

    operations = [
        migrations.AddField("mention", "subject", models.UUIDField(null=True)),
        migrations.AddField(
            "mention", "marked_by", models.CharField(blank=True, default="", max_length=16), preserve_default=False
        ),
        migrations.RunSQL(SUBJECTS, migrations.RunSQL.noop),
        migrations.AlterField("mention", "subject", models.UUIDField()),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(in_eight_bytes)],
            state_operations=[
                migrations.DeleteModel("Token"),
                migrations.CreateModel(
                    name="Token",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "token", "mention_id", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("token", models.BigIntegerField()),
                        (
                            "mention",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tokens",
                                to="dots.mention",
                            ),
                        ),
                    ],
                ),
            ],
        ),
    ]
