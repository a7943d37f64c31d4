import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReferenceYear",
            fields=[
                ("year", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("last_number", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Concern",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("reference", models.CharField(max_length=16, unique=True)),
                ("subject", models.UUIDField(unique=True)),
                ("receipt_digest", models.CharField(max_length=64, unique=True)),
                ("reply_key", models.BinaryField()),
                ("arrived_at", models.DateTimeField()),
                ("taken_in_at", models.DateTimeField()),
                ("entry", models.CharField(max_length=16)),
                (
                    "lane",
                    models.CharField(
                        choices=[("normal", "Inbox"), ("quarantine", "Quarantine")], default="normal", max_length=16
                    ),
                ),
                ("reporter_kind", models.CharField(blank=True, max_length=60)),
                ("district", models.CharField(blank=True, max_length=60)),
                ("sharing", models.CharField(blank=True, max_length=16)),
                ("danger", models.CharField(default="unsure", max_length=8)),
                ("child", models.CharField(default="unknown", max_length=8)),
                ("place_kind", models.CharField(blank=True, max_length=60)),
                ("exploitation", models.JSONField(blank=True, default=list)),
                ("campaign", models.CharField(blank=True, max_length=60)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("new", "Not opened"),
                            ("open", "Opened"),
                            ("assessed", "Assessed"),
                            ("passed_on", "Passed on"),
                            ("closed", "Closed"),
                        ],
                        default="new",
                        max_length=16,
                    ),
                ),
                (
                    "priority",
                    models.CharField(
                        blank=True,
                        choices=[("immediate", "Immediate"), ("high", "High"), ("normal", "Normal"), ("low", "Low")],
                        max_length=16,
                    ),
                ),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("assessed_at", models.DateTimeField(blank=True, null=True)),
                ("passed_on_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.CharField(blank=True, max_length=60)),
                ("erased_at", models.DateTimeField(blank=True, null=True)),
                ("open_by", models.DateTimeField()),
                ("clock_from", models.DateTimeField()),
                ("unread_since", models.DateTimeField(blank=True, null=True)),
                ("minutes_to_open", models.PositiveIntegerField(blank=True, null=True)),
                ("minutes_to_assess", models.PositiveIntegerField(blank=True, null=True)),
                ("next_due_at", models.DateTimeField(blank=True, null=True)),
                (
                    "next_due_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("open", "Open it"),
                            ("read", "Read what was added"),
                            ("assess", "Assess it"),
                            ("decide", "Pass it on or close it"),
                        ],
                        max_length=16,
                    ),
                ),
                ("additions_unread", models.PositiveSmallIntegerField(default=0)),
                (
                    "tray",
                    models.CharField(
                        choices=[
                            ("inbox", "Inbox"),
                            ("quarantine", "Quarantine"),
                            ("passed_on", "Passed on"),
                            ("closed", "Closed"),
                            ("joined", "Joined to another"),
                        ],
                        default="inbox",
                        max_length=16,
                    ),
                ),
                ("urgency", models.BigIntegerField(default=0)),
                (
                    "assessed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "joined_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="desk.concern",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["tray", "urgency", "id"], name="desk_tray"),
                    models.Index(fields=["tray", "assigned_to", "urgency", "id"], name="desk_tray_assigned"),
                    models.Index(fields=["tray", "status", "urgency", "id"], name="desk_tray_status"),
                    models.Index(fields=["tray", "priority", "urgency", "id"], name="desk_tray_priority"),
                    models.Index(fields=["tray", "district", "urgency", "id"], name="desk_tray_district"),
                    models.Index(fields=["tray", "reporter_kind", "urgency", "id"], name="desk_tray_reporter"),
                    models.Index(fields=["tray", "next_due_at"], name="desk_tray_due"),
                    models.Index(fields=["arrived_at"], name="desk_arrived"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", False),
                                ("status", "closed"),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "closed"), _negated=True),
                                ("closed_at__isnull", True),
                                ("outcome", ""),
                            ),
                            _connector="OR",
                        ),
                        name="a_closed_concern_has_a_day_and_an_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ("new", "closed")),
                            models.Q(("opened_at__isnull", False), ("opened_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="nothing_is_worked_on_unopened",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("opened_at__isnull", True), ("opened_by__isnull", True)),
                            models.Q(("opened_at__isnull", False), ("opened_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="somebody_opened_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("joined_to__isnull", False), ("tray", "joined")),
                            models.Q(models.Q(("tray", "joined"), _negated=True), ("joined_to__isnull", True)),
                            _connector="OR",
                        ),
                        name="a_joined_concern_lies_with_the_joined",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("joined_to__isnull", True),
                            models.Q(("joined_to", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="no_concern_is_joined_to_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConcernToken",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("telephone", "Telephone number"),
                            ("plate", "Number plate"),
                            ("postcode", "Postcode"),
                            ("name", "Word of a name"),
                            ("business", "Word of a business name"),
                        ],
                        max_length=16,
                    ),
                ),
                ("token", models.CharField(max_length=64)),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tokens", to="desk.concern"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "token", "concern"), name="one_token_of_a_kind_for_a_concern"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Joining",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("before", models.JSONField(default=dict)),
                ("joined_at", models.DateTimeField()),
                ("separated_at", models.DateTimeField(blank=True, null=True)),
                (
                    "duplicate",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desk.concern"),
                ),
                (
                    "joined_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "main",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desk.concern"),
                ),
                (
                    "separated_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("separated_at__isnull", True)),
                        fields=("duplicate",),
                        name="a_concern_is_joined_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="KeptApart",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("decided_at", models.DateTimeField()),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="desk.concern"),
                ),
                (
                    "other",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="desk.concern"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("one", "other"), name="a_pair_is_kept_apart_once"),
                    models.CheckConstraint(
                        condition=models.Q(("one__lt", models.F("other"))), name="the_smaller_id_comes_first"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("text", models.BinaryField()),
                ("written_at", models.DateTimeField()),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="messages", to="desk.concern"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["written_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("note", "Note"),
                            ("assessed", "Why this priority"),
                            ("closed", "Why it was closed"),
                            ("reopened", "Why it was opened again"),
                            ("joined", "Why it was joined"),
                        ],
                        default="note",
                        max_length=16,
                    ),
                ),
                ("text", models.BinaryField()),
                ("written_at", models.DateTimeField()),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="desk.concern"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["written_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Telling",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("first", models.BooleanField(default=False)),
                ("entry", models.CharField(max_length=16)),
                ("arrived_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("sealed", models.BinaryField(default=b"")),
                ("contents", models.BinaryField(default=b"")),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tellings", to="desk.concern"
                    ),
                ),
            ],
            options={
                "ordering": ["arrived_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("first", True)), fields=("concern",), name="a_concern_has_one_first_telling"
                    )
                ],
            },
        ),
    ]
