import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "__first__"),
        ("persons", "0001_one_record_for_one_person"),
    ]

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
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
                ("size", models.PositiveIntegerField()),
                ("copy_size", models.PositiveIntegerField(blank=True, null=True)),
                ("content_token", models.CharField(max_length=64)),
                ("told", models.BinaryField()),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="persons.potentialvictim"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "number"), name="one_document_of_a_number"),
                    models.UniqueConstraint(fields=("person", "content_token"), name="the_same_file_is_one_document"),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "doc"), ("copy_size__isnull", False), _connector="OR"),
                        name="a_copy_wherever_one_can_be_made",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DocumentPiece",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "part",
                    models.CharField(
                        choices=[("original", "The file as it came"), ("copy", "The clean copy")], max_length=8
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("box", models.BinaryField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pieces", to="documents.document"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("document", "part", "number"), name="one_piece_of_a_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="OriginalReading",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("reason", models.BinaryField()),
                ("read_at", models.DateTimeField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readings", to="documents.document"
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["read_at", "id"],
            },
        ),
    ]
