import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0002_find_the_joined_quickly"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("arrived_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("jpg", "Picture (jpg)"),
                            ("png", "Picture (png)"),
                            ("pdf", "PDF"),
                            ("docx", "Word document (docx)"),
                            ("doc", "Word document of the old kind (doc)"),
                        ],
                        max_length=8,
                    ),
                ),
                ("size", models.PositiveIntegerField(blank=True, null=True)),
                ("copy_size", models.PositiveIntegerField(blank=True, null=True)),
                ("told", models.BinaryField(default=b"")),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attachments", to="desk.concern"
                    ),
                ),
            ],
            options={"ordering": ["arrived_at", "number"]},
        ),
        migrations.CreateModel(
            name="AttachmentBox",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("sealed", "Sealed, as it arrived"),
                            ("original", "The file as it came"),
                            ("copy", "The copy to work with"),
                        ],
                        max_length=8,
                    ),
                ),
                ("box", models.BinaryField()),
                (
                    "attachment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="boxes", to="desk.attachment"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("attachment", "form"), name="one_box_of_a_form")],
            },
        ),
        migrations.CreateModel(
            name="OriginalOpened",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("reason", models.BinaryField()),
                ("opened_at", models.DateTimeField()),
                (
                    "attachment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="openings", to="desk.attachment"
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={"ordering": ["opened_at", "id"]},
        ),
    ]
