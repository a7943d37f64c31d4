"""What was opened before acknowledgements were kept apart was acknowledged by being opened."""

from django.db import migrations
from django.db.models import F


def acknowledge_what_was_opened(apps, schema_editor):
    """Keep, of every row that was opened, when it was acknowledged."""
    Referral = apps.get_model("referrals", "Referral")
    opened = Referral.objects.using(schema_editor.connection.alias).filter(opened_at__isnull=False)
    opened.filter(acknowledged_at=None).update(acknowledged_at=F("opened_at"))


class Migration(migrations.Migration):
    """Run by itself: PostgreSQL does not change rows and their table in one transaction."""

    dependencies = [("referrals", "0002_kinds_ways_and_people")]

    operations = [migrations.RunPython(acknowledge_what_was_opened, migrations.RunPython.noop)]
