"""A room may be on the ground floor, which is not the same as being reached without steps: there may be a lift."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("premises", "0002_no_two_holds_overlap")]
    operations = [
        migrations.AddField(
            model_name="space",
            name="ground_floor",
            field=models.BooleanField(default=False),
        ),
    ]
