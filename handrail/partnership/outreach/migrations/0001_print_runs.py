import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_people"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="PrintRun",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("design", models.SlugField(max_length=40)),
                (
                    "set_as",
                    models.CharField(
                        choices=[
                            ("folded", "A5 leaflet, folded from A4"),
                            ("poster", "A4 poster"),
                            ("card", "Wallet card"),
                            ("sticker", "Dashboard sticker"),
                            ("screen", "To read on a screen"),
                        ],
                        max_length=8,
                    ),
                ),
                ("copies", models.PositiveIntegerField()),
                ("printed", models.JSONField()),
                ("ordered_at", models.DateTimeField()),
                (
                    "ordered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["-ordered_at", "id"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("copies__gte", 1)), name="a_run_has_copies"),
                    models.CheckConstraint(
                        condition=models.Q(("set_as", "screen"), _negated=True),
                        name="what_is_read_on_a_screen_is_not_printed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StockMove",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("to_organisation", "To another organisation"),
                            ("at_event", "Handed out at an event"),
                            ("at_operation", "Handed out at an operation"),
                            ("at_counter", "Handed out at a counter"),
                            ("destroyed", "Destroyed"),
                        ],
                        max_length=16,
                    ),
                ),
                ("copies", models.PositiveIntegerField()),
                ("moved_at", models.DateTimeField()),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "moved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="outreach.printrun"
                    ),
                ),
            ],
            options={
                "ordering": ["moved_at", "id"],
                "indexes": [models.Index(fields=["giver", "run"], name="outreach_given_by")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("copies__gte", 1)), name="a_move_has_copies"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "to_organisation"), ("receiver__isnull", False)),
                            models.Q(models.Q(("kind", "to_organisation"), _negated=True), ("receiver", None)),
                            _connector="OR",
                        ),
                        name="only_an_organisation_receives",
                    ),
                ],
            },
        ),
    ]
