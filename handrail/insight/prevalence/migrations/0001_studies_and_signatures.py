import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Study",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "source",
                    models.CharField(
                        choices=[("own", "Records of this partnership"), ("file", "A file")], max_length=8
                    ),
                ),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("definition", models.CharField(max_length=300)),
                ("names", models.JSONField()),
                ("table", models.JSONField()),
                ("made_by_rule", models.JSONField(default=list)),
                ("data_hash", models.CharField(max_length=64)),
                ("seed", models.PositiveBigIntegerField()),
                ("replicates", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Waiting to begin"),
                            ("running", "Being worked out"),
                            ("stopped", "Stopped"),
                            ("done", "Worked out"),
                            ("refused", "No estimate may be given"),
                        ],
                        default="asked",
                        max_length=8,
                    ),
                ),
                ("samples_done", models.PositiveIntegerField(default=0)),
                ("result", models.JSONField(blank=True, null=True)),
                ("asked_at", models.DateTimeField()),
                ("moved_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="KeptPiece",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=64)),
                ("darks", models.JSONField()),
                (
                    "study",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pieces", to="prevalence.study"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "study",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="signature",
                        serialize=False,
                        to="prevalence.study",
                    ),
                ),
                ("sentences", models.JSONField()),
                ("signed_at", models.DateTimeField()),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="study",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("finished_at__isnull", False), ("result__isnull", False), ("state__in", ["done", "refused"])
                    ),
                    models.Q(
                        ("finished_at", None), ("result__isnull", True), ("state__in", ["asked", "running", "stopped"])
                    ),
                    _connector="OR",
                ),
                name="a_finished_study_has_a_result",
            ),
        ),
        migrations.AddConstraint(
            model_name="study",
            constraint=models.CheckConstraint(
                condition=models.Q(("first__lte", models.F("last"))), name="a_study_begins_before_it_ends"
            ),
        ),
        migrations.AddConstraint(
            model_name="keptpiece",
            constraint=models.UniqueConstraint(fields=("study", "key"), name="one_piece_is_kept_once"),
        ),
    ]
