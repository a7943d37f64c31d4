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
            name="SessionYear",
            fields=[
                ("year", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("last_number", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Attendee",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("subject", models.UUIDField(blank=True, null=True, unique=True)),
                ("locked", models.BinaryField(default=b"")),
                ("email_token", models.CharField(blank=True, db_index=True, max_length=32)),
                ("elsewhere", models.CharField(blank=True, max_length=40)),
                ("profession", models.SlugField(max_length=40)),
                ("made_at", models.DateTimeField()),
                (
                    "colleague",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("colleague__isnull", False), ("subject", None)),
                            models.Q(("colleague", None), ("subject__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_colleague_or_somebody_from_outside",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Headcount",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("profession", models.SlugField(max_length=40)),
                ("people", models.PositiveIntegerField()),
                ("counted_on", models.DateField()),
                ("source", models.CharField(max_length=200)),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
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
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "profession", "counted_on"), name="one_headcount_for_one_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("reference", models.CharField(max_length=16, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("course", "Course"),
                            ("webinar", "Webinar"),
                            ("seminar", "Seminar"),
                            ("briefing", "Briefing of drivers"),
                        ],
                        max_length=8,
                    ),
                ),
                ("course", models.SlugField(blank=True, max_length=40)),
                ("course_version", models.CharField(blank=True, max_length=20)),
                ("title", models.CharField(max_length=200)),
                ("about", models.TextField(blank=True)),
                ("for_whom", models.CharField(blank=True, max_length=200)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("place", models.CharField(blank=True, max_length=300)),
                ("online", models.BooleanField(default=False)),
                ("joining", models.TextField(blank=True)),
                ("capacity", models.PositiveIntegerField()),
                ("open_to_all", models.BooleanField(default=False)),
                ("book_until", models.DateTimeField()),
                ("made_at", models.DateTimeField()),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_because", models.CharField(blank=True, max_length=300)),
                ("attendance_closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "made_by",
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
                "ordering": ["starts_at", "reference"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="a_session_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("book_until__lte", models.F("ends_at"))),
                        name="a_session_is_booked_before_it_ends",
                    ),
                    models.CheckConstraint(condition=models.Q(("capacity__gte", 1)), name="a_session_has_places"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Booking",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("confirmed", "Has a place"),
                            ("waiting", "On the waiting list"),
                            ("cancelled", "Given back"),
                        ],
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("given_back_at", models.DateTimeField(blank=True, null=True)),
                ("receipt_digest", models.CharField(blank=True, max_length=64)),
                ("reply_key", models.BinaryField(default=b"")),
                ("came_at", models.DateTimeField(blank=True, null=True)),
                (
                    "attendee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bookings", to="training.attendee"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bookings", to="training.session"
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "id"],
                "indexes": [models.Index(fields=["session", "state", "asked_at"], name="training_places_of_session")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "cancelled"), _negated=True),
                        fields=("session", "attendee"),
                        name="one_place_for_one_attendee",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("receipt_digest", ""), _negated=True),
                        fields=("receipt_digest",),
                        name="one_booking_for_one_receipt",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("came_at", None), ("state", "confirmed"), _connector="OR"),
                        name="only_who_has_a_place_came",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Record",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("course", models.SlugField(max_length=40)),
                ("version", models.CharField(max_length=20)),
                ("earned_on", models.DateField()),
                ("expires_on", models.DateField(blank=True, null=True)),
                ("certificate", models.CharField(blank=True, max_length=64)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("made_at", models.DateTimeField()),
                (
                    "attendee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="records", to="training.attendee"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="training.session",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["course", "expires_on"], name="training_records_of_course")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("session__isnull", False)),
                        fields=("attendee", "session"),
                        name="one_record_for_one_session",
                    )
                ],
            },
        ),
    ]
