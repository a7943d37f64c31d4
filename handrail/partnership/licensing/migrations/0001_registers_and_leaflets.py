import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("outreach", "0001_print_runs"),
        ("people", "0001_people"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Register",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("drivers", "Drivers"), ("vehicles", "Vehicles"), ("operators", "Operators")],
                        max_length=10,
                    ),
                ),
                ("columns", models.JSONField(default=dict)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["organisation__name", "kind"],
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "kind"), name="one_register_of_each_kind")
                ],
            },
        ),
        migrations.CreateModel(
            name="Mailing",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("month", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("made", "To be printed and posted"), ("posted", "Posted"), ("dropped", "Not posted")],
                        default="made",
                        max_length=8,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "register",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mailings", to="licensing.register"
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "made")),
                        fields=("register", "month"),
                        name="one_heap_of_letters_a_month",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at", None), ("state", "made")),
                            models.Q(models.Q(("state", "made"), _negated=True), ("finished_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_finished_mailing_has_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Licence",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("subject", models.UUIDField(unique=True)),
                ("number_token", models.CharField(max_length=32)),
                ("name_token", models.CharField(db_index=True, max_length=32)),
                ("plate_token", models.CharField(blank=True, db_index=True, max_length=32)),
                ("locked", models.BinaryField()),
                ("learned", models.BinaryField(default=b"")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("hackney", "Hackney carriage (taxi)"),
                            ("private_hire", "Private hire"),
                            ("dual", "Both"),
                            ("not_said", "Not said"),
                        ],
                        default="not_said",
                        max_length=12,
                    ),
                ),
                ("issued_on", models.DateField(blank=True, null=True)),
                ("expires_on", models.DateField()),
                ("trained_on", models.DateField(blank=True, null=True)),
                (
                    "trained_source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not known"),
                            ("register", "The register says so"),
                            ("by_hand", "Written down by a licensing officer"),
                        ],
                        max_length=10,
                    ),
                ),
                ("seen_at", models.DateTimeField()),
                ("gone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "register",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="licences", to="licensing.register"
                    ),
                ),
            ],
            options={
                "ordering": ["expires_on", "id"],
                "indexes": [models.Index(fields=["register", "gone_at", "expires_on"], name="licences_by_expiry")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("register", "number_token"), name="a_number_stands_once_in_a_register"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("issued_on", None), ("expires_on__gte", models.F("issued_on")), _connector="OR"
                        ),
                        name="a_licence_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("trained_on", None), ("trained_source", "")),
                            models.Q(("trained_on__isnull", False), models.Q(("trained_source", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="training_has_a_source",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Columns to be confirmed"),
                            ("checking", "Being checked"),
                            ("checked", "Checked, not brought in yet"),
                            ("bringing_in", "Being brought in"),
                            ("done", "Brought in"),
                            ("failed", "Could not be brought in"),
                            ("dropped", "Dropped"),
                        ],
                        default="received",
                        max_length=12,
                    ),
                ),
                ("subject", models.UUIDField(unique=True)),
                ("content", models.BinaryField(default=b"")),
                ("faults", models.BinaryField(default=b"")),
                ("columns", models.JSONField(default=dict)),
                ("rows_total", models.PositiveIntegerField(default=0)),
                ("rows_done", models.PositiveIntegerField(default=0)),
                ("counts", models.JSONField(default=dict)),
                ("why_failed", models.CharField(blank=True, max_length=200)),
                ("made_at", models.DateTimeField()),
                ("moved_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "register",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="imports", to="licensing.register"
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "bringing_in")),
                        fields=("register",),
                        name="one_file_at_a_time_comes_in",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("content", b""),
                                ("finished_at__isnull", False),
                                ("state__in", ["done", "failed", "dropped"]),
                            ),
                            models.Q(
                                ("finished_at", None), ("state__in", ["received", "checking", "checked", "bringing_in"])
                            ),
                            _connector="OR",
                        ),
                        name="a_finished_file_is_no_longer_held",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Renewal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("due_on", models.DateField()),
                (
                    "licence",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="renewals",
                        to="licensing.licence",
                    ),
                ),
                (
                    "register",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="renewals", to="licensing.register"
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "id"],
                "indexes": [models.Index(fields=["register", "due_on"], name="renewals_by_day")],
                "constraints": [
                    models.UniqueConstraint(fields=("licence", "due_on"), name="a_licence_ends_once_on_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "mailing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="letters", to="licensing.mailing"
                    ),
                ),
                (
                    "renewal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="licensing.renewal"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("mailing", "renewal"), name="one_letter_for_a_renewal")
                ],
            },
        ),
        migrations.CreateModel(
            name="Issue",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("how", models.CharField(choices=[("counter", "At the counter"), ("post", "By post")], max_length=8)),
                ("language", models.CharField(max_length=8)),
                ("given_at", models.DateTimeField()),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "move",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="outreach.stockmove",
                    ),
                ),
                (
                    "renewal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="issue", to="licensing.renewal"
                    ),
                ),
            ],
        ),
    ]
