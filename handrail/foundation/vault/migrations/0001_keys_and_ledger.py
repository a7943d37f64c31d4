"""The subjects' keys (in the keyring database) and the erasure ledger (in the ordinary one)."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Makes both tables, each in its own database."""

    initial = True
    dependencies: list[tuple[str, str]] = []
    operations = [
        migrations.CreateModel(
            name="SubjectKey",
            fields=[
                ("subject", models.UUIDField(primary_key=True, serialize=False)),
                ("wrapped", models.BinaryField(null=True)),
                ("master", models.CharField(db_index=True, max_length=8)),
                ("made_at", models.DateTimeField()),
                ("forgotten_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        name="a_key_or_forgotten_never_both",
                        condition=Q(wrapped__isnull=False, forgotten_at__isnull=True)
                        | Q(wrapped__isnull=True, forgotten_at__isnull=False),
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("subject", models.UUIDField(primary_key=True, serialize=False)),
                ("forgotten_at", models.DateTimeField()),
            ],
        ),
    ]
