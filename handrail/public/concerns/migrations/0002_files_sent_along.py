import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("concerns", "0001_sealed_reports_standings_and_replies")]

    operations = [
        migrations.CreateModel(
            name="SealedAttachment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("receipt_digest", models.CharField(max_length=64)),
                ("number", models.PositiveSmallIntegerField()),
                ("content_digest", models.CharField(max_length=64)),
                ("sealed", models.BinaryField()),
                ("arrived_at", models.DateTimeField()),
                ("taken_in", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("content_digest",), name="one_attachment_for_one_content_digest"),
                    models.UniqueConstraint(fields=("receipt_digest", "number"), name="one_attachment_of_a_number"),
                ],
            },
        ),
    ]
