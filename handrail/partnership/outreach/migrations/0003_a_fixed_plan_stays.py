"""The database itself keeps a plan as it was written, and takes no new one once the campaign has begun.

On PostgreSQL a new plan holds its campaign while it asks: of a plan and a beginning at one time, the second sees
what the first did.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

NAME = "a_fixed_plan_stays"
# Table, event, when it is refused, and what is held before that is asked.
RULES = (
    ("outreach_plan", "UPDATE", "SELECT 1", ""),
    (
        "outreach_plan",
        "INSERT",
        "SELECT 1 FROM outreach_campaign WHERE id = NEW.campaign_id AND begun_at IS NOT NULL",
        "PERFORM 1 FROM outreach_campaign WHERE id = NEW.campaign_id FOR SHARE;",
    ),
    (
        "outreach_campaign",
        "UPDATE",
        "SELECT 1 WHERE OLD.begun_at IS NOT NULL AND (NEW.begun_at IS NULL OR NEW.begun_at <> OLD.begun_at)",
        "",
    ),
)
FUNCTION = """
    CREATE FUNCTION {name}_{table}_{event}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        {hold}
        IF EXISTS ({fault}) THEN
            RAISE EXCEPTION '{name}' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$
"""
TRIGGER = """
    CREATE TRIGGER {name}_{event} BEFORE {event} ON {table}
    FOR EACH ROW EXECUTE FUNCTION {name}_{table}_{event}()
"""
SQLITE = """
    CREATE TRIGGER {name}_{table}_{event} BEFORE {event} ON {table}
    BEGIN
        SELECT RAISE(ABORT, '{name}') WHERE EXISTS ({fault});
    END
"""


def guard(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for table, event, fault, hold in RULES:
        words = {"name": NAME, "table": table, "event": event, "fault": fault, "hold": hold}
        if editor.connection.vendor == "postgresql":
            editor.execute(FUNCTION.format(**words))
            editor.execute(TRIGGER.format(**words))
        else:
            editor.execute(SQLITE.format(**words))


def let_go(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for table, event, _, _ in RULES:
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP TRIGGER {NAME}_{event} ON {table}")
            editor.execute(f"DROP FUNCTION {NAME}_{table}_{event}()")
        else:
            editor.execute(f"DROP TRIGGER {NAME}_{table}_{event}")


class Migration(migrations.Migration):
    dependencies = [("outreach", "0002_campaigns_codes_and_orders")]
    operations = [migrations.RunPython(guard, let_go)]
