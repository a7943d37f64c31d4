"""The database itself keeps every address away from a confidential service, whatever program writes.

The rule spans three tables, so that triggers keep it. On PostgreSQL they hold the rows they ask about: of two
who write at once, one links and one makes confidential, the second sees what the first did.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

NAME = "a_confidential_service_has_no_address"
TABLES = ("services_serviceatlocation", "services_service", "services_location")
FAULTS = {
    "services_serviceatlocation": """
        SELECT 1 FROM services_service AS s, services_location AS l
        WHERE s.id = NEW.service_id AND l.id = NEW.location_id AND s.confidential AND l.location_type <> 'virtual'
    """,
    "services_service": """
        SELECT 1 FROM services_serviceatlocation AS a JOIN services_location AS l ON l.id = a.location_id
        WHERE a.service_id = NEW.id AND NEW.confidential AND l.location_type <> 'virtual'
    """,
    "services_location": """
        SELECT 1 FROM services_serviceatlocation AS a JOIN services_service AS s ON s.id = a.service_id
        WHERE a.location_id = NEW.id AND s.confidential AND NEW.location_type <> 'virtual'
    """,
}
HOLD = {
    "services_serviceatlocation": """
        PERFORM 1 FROM services_service WHERE id = NEW.service_id FOR SHARE;
        PERFORM 1 FROM services_location WHERE id = NEW.location_id FOR SHARE;
    """,
}
FUNCTION = """
    CREATE FUNCTION {name}_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        {hold}
        IF EXISTS ({fault}) THEN
            RAISE EXCEPTION '{name}' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$
"""
TRIGGER = """
    CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}_{table}()
"""
SQLITE = """
    CREATE TRIGGER {name}_{table}_{event} BEFORE {event} ON {table}
    BEGIN
        SELECT RAISE(ABORT, '{name}') WHERE EXISTS ({fault});
    END
"""
EVENTS = ("INSERT", "UPDATE")


def guard(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for table in TABLES:
        words = {"name": NAME, "table": table, "fault": FAULTS[table]}
        if editor.connection.vendor == "postgresql":
            editor.execute(FUNCTION.format(hold=HOLD.get(table, ""), **words))
            editor.execute(TRIGGER.format(**words))
            continue
        for event in EVENTS:
            editor.execute(SQLITE.format(event=event, **words))


def let_go(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for table in TABLES:
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP TRIGGER {NAME} ON {table}")
            editor.execute(f"DROP FUNCTION {NAME}_{table}()")
            continue
        for event in EVENTS:
            editor.execute(f"DROP TRIGGER {NAME}_{table}_{event}")


class Migration(migrations.Migration):
    dependencies = [("services", "0001_services")]
    operations = [migrations.RunPython(guard, let_go)]
