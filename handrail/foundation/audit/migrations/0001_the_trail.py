"""The trail's table."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes the table; the next step forbids changing it."""

    initial = True
    dependencies: list[tuple[str, str]] = []
    operations = [
        migrations.CreateModel(
            name="TrailEntry",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField(db_index=True)),
                ("act", models.CharField(max_length=80)),
                ("about", models.CharField(max_length=120)),
                ("by", models.CharField(max_length=80)),
                ("detail", models.JSONField(default=dict)),
                ("previous", models.CharField(blank=True, max_length=80)),
                ("link", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ["seq"],
                "indexes": [
                    models.Index(fields=["about", "seq"], name="trail_by_about"),
                    models.Index(fields=["by", "seq"], name="trail_by_whom"),
                    models.Index(fields=["act", "seq"], name="trail_by_act"),
                ],
            },
        )
    ]
