import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Certificate",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("course", models.CharField(max_length=200)),
                ("version", models.CharField(max_length=20)),
                ("earned_on", models.DateField()),
                ("expires_on", models.DateField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="RequestStanding",
            fields=[
                ("receipt_digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("booking", "A place on a session"),
                            ("cancellation", "To give a place back"),
                            ("speaker", "To speak at a seminar"),
                            ("choice", "Workshops of a seminar"),
                            ("order", "Leaflets"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "word",
                    models.CharField(
                        choices=[
                            ("received", "We have your request."),
                            ("confirmed", "You have a place."),
                            ("waiting", "You are on the waiting list."),
                            ("accepted", "We have said yes."),
                            ("declined", "We cannot do this."),
                            ("cancelled", "This is cancelled."),
                            ("done", "This is finished."),
                        ],
                        max_length=10,
                    ),
                ),
                ("sealed", models.BinaryField(default=b"")),
                ("changed_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Campaign",
            fields=[
                ("slug", models.SlugField(max_length=40, primary_key=True, serialize=False)),
                ("audience", models.CharField(max_length=20)),
                ("words", models.JSONField(default=dict)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("published_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["slug"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                        name="a_campaign_ends_after_it_starts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OpenEvent",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("course", "Course"),
                            ("webinar", "Webinar"),
                            ("seminar", "Seminar"),
                            ("briefing", "Briefing"),
                        ],
                        max_length=8,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("about", models.TextField(blank=True)),
                ("for_whom", models.CharField(blank=True, max_length=200)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("place", models.CharField(blank=True, max_length=300)),
                ("online", models.BooleanField(default=False)),
                ("book_until", models.DateTimeField()),
                ("places_left", models.PositiveIntegerField()),
                ("speakers_until", models.DateTimeField(blank=True, null=True)),
                ("looking_for", models.TextField(blank=True)),
                ("programme", models.JSONField(default=list)),
                ("published_at", models.DateTimeField()),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["starts_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="an_event_ends_after_it_starts"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Handout",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("content", models.BinaryField()),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="handouts", to="published.openevent"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SealedRequest",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("booking", "A place on a session"),
                            ("cancellation", "To give a place back"),
                            ("speaker", "To speak at a seminar"),
                            ("choice", "Workshops of a seminar"),
                            ("order", "Leaflets"),
                        ],
                        max_length=14,
                    ),
                ),
                ("receipt_digest", models.CharField(max_length=64)),
                ("content_digest", models.CharField(max_length=64, unique=True)),
                ("reply_key", models.BinaryField()),
                ("sealed", models.BinaryField()),
                ("arrived_at", models.DateTimeField()),
                ("taken_in", models.BooleanField(default=False)),
                ("refused", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("refused", ""), ("taken_in", False)),
                        fields=["arrived_at"],
                        name="published_requests_waiting",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Seen",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=12)),
                (
                    "step",
                    models.CharField(
                        choices=[("scanned", "The page was opened"), ("opened", "A report was begun")], max_length=8
                    ),
                ),
                ("on", models.DateField()),
            ],
            options={
                "indexes": [models.Index(fields=["code", "step", "on"], name="published_seen_of_a_code")],
            },
        ),
        migrations.CreateModel(
            name="ShortCode",
            fields=[
                ("code", models.CharField(max_length=12, primary_key=True, serialize=False)),
                ("design", models.SlugField(blank=True, max_length=40)),
                ("set_as", models.CharField(blank=True, max_length=8)),
                ("language", models.CharField(default="en", max_length=12)),
                ("batch", models.CharField(blank=True, max_length=60)),
                ("copies", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="codes", to="published.campaign"
                    ),
                ),
            ],
            options={
                "ordering": ["made_at", "code"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("copies__gte", 5)), name="a_code_is_in_many_hands")
                ],
            },
        ),
    ]
