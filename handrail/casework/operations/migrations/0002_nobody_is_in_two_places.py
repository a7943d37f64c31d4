"""The database itself lets nobody be in two places at once.

On PostgreSQL an exclusion constraint: the person stands in it as a range of one number, because ranges need no
extension and an installation may not be allowed to add one. On SQLite, which writes one at a time, triggers.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

NAME = "nobody_is_in_two_places"
POSTGRESQL = f"""
    ALTER TABLE operations_duty ADD CONSTRAINT {NAME} EXCLUDE USING gist (
        int8range(person_id, person_id, '[]') WITH &&,
        tstzrange(starts_at, ends_at, '[)') WITH &&
    ) WHERE (state <> 'cannot')
"""
SQLITE = """
    CREATE TRIGGER {name}_{event} BEFORE {event} ON operations_duty WHEN NEW.state <> 'cannot'
    BEGIN
        SELECT RAISE(ABORT, '{name}') WHERE EXISTS (
            SELECT 1 FROM operations_duty AS other
            WHERE other.person_id = NEW.person_id AND other.id <> NEW.id AND other.state <> 'cannot'
            AND other.starts_at < NEW.ends_at AND NEW.starts_at < other.ends_at
        );
    END
"""
EVENTS = ("INSERT", "UPDATE")


def guard(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(POSTGRESQL)
        return
    for event in EVENTS:
        editor.execute(SQLITE.format(name=NAME, event=event))


def let_go(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(f"ALTER TABLE operations_duty DROP CONSTRAINT {NAME}")
        return
    for event in EVENTS:
        editor.execute(f"DROP TRIGGER {NAME}_{event}")


class Migration(migrations.Migration):
    dependencies = [("operations", "0001_operations")]
    operations = [migrations.RunPython(guard, let_go)]
