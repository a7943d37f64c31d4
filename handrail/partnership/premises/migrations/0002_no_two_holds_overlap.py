"""The database itself lets no two active holds of one place overlap.

On PostgreSQL an exclusion constraint: the place stands in it as a range of one number, because ranges need no
extension and an installation may not be allowed to add one. On SQLite, which writes one at a time, triggers.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

NAME = "premises_never_taken_twice"
ACTIVE = "('provisional', 'confirmed', 'in_use', 'ended')"
POSTGRESQL = f"""
    ALTER TABLE premises_hold ADD CONSTRAINT {NAME} EXCLUDE USING gist (
        int8range(premises_id, premises_id, '[]') WITH &&,
        tstzrange(starts_at, held_until, '[)') WITH &&
    ) WHERE (state IN {ACTIVE})
"""
SQLITE = """
    CREATE TRIGGER {name}_{event} BEFORE {event} ON premises_hold WHEN NEW.state IN {active}
    BEGIN
        SELECT RAISE(ABORT, '{name}') WHERE EXISTS (
            SELECT 1 FROM premises_hold AS other
            WHERE other.premises_id = NEW.premises_id AND other.id <> NEW.id AND other.state IN {active}
            AND other.starts_at < NEW.held_until AND NEW.starts_at < other.held_until
        );
    END
"""
EVENTS = ("INSERT", "UPDATE")


def guard(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(POSTGRESQL)
        return
    for event in EVENTS:
        editor.execute(SQLITE.format(name=NAME, event=event, active=ACTIVE))


def let_go(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(f"ALTER TABLE premises_hold DROP CONSTRAINT {NAME}")
        return
    for event in EVENTS:
        editor.execute(f"DROP TRIGGER {NAME}_{event}")


class Migration(migrations.Migration):
    dependencies = [("premises", "0001_premises_and_holds")]
    operations = [migrations.RunPython(guard, let_go)]
