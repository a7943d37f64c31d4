"""The database refuses to change the trail or to remove anything from it."""

from django.db import migrations

from handrail.foundation.audit.policies import put_up_guards, take_down_guards


def put_up(_apps, schema_editor):
    put_up_guards(schema_editor.connection)


def take_down(_apps, schema_editor):
    take_down_guards(schema_editor.connection)


class Migration(migrations.Migration):
    """Runs in the trail's own database only: the router keeps it out of the keyring."""

    dependencies = [("audit", "0001_the_trail")]
    operations = [migrations.RunPython(put_up, take_down, elidable=False)]
