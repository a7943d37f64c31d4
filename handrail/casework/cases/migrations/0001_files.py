import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_people"),
        ("people", "__first__"),
        ("persons", "0001_one_record_for_one_person"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseYear",
            fields=[
                ("year", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("last_number", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("reference", models.CharField(max_length=16, unique=True)),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("concern", "A concern"),
                            ("referral", "A referral"),
                            ("reception", "A reception centre"),
                            ("themselves", "They came themselves"),
                        ],
                        max_length=12,
                    ),
                ),
                ("origin_id", models.UUIDField(blank=True, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("assessed", "Assessed"),
                            ("planned", "Planned"),
                            ("in_support", "In support"),
                            ("moved_on", "Moved on"),
                            ("closed", "Closed"),
                            ("reopened", "Reopened"),
                        ],
                        default="new",
                        max_length=12,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
                (
                    "opened_by",
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
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="persons.potentialvictim"
                    ),
                ),
                (
                    "worker",
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
                    models.Index(fields=["organisation", "status", "-updated_at", "id"], name="cases_of_organisation"),
                    models.Index(fields=["worker", "status", "-updated_at", "id"], name="cases_of_worker"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("origin", "referral")),
                        fields=("origin", "origin_id"),
                        name="one_file_from_one_referral",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("origin", "themselves"), ("origin_id", None)),
                            models.Q(models.Q(("origin", "themselves"), _negated=True), ("origin_id__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_file_says_what_it_was_opened_from",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseEvent",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opened", "File opened"),
                            ("assessed", "Needs assessed"),
                            ("planned", "Plan agreed"),
                            ("support_began", "Support began"),
                            ("moved_on", "Moved on"),
                            ("closed", "File closed"),
                            ("reopened", "File reopened"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("goals_reached", "What they wanted has been reached"),
                            ("other_support", "Somebody else supports them now"),
                            ("their_wish", "They do not want support any more"),
                            ("left_area", "They moved out of the area"),
                            ("left_country", "They left the country"),
                            ("no_contact", "We lost contact with them"),
                            ("opened_twice", "There is another file on the same person"),
                            ("died", "They died"),
                        ],
                        max_length=16,
                    ),
                ),
                ("words", models.BinaryField(default=b"")),
                ("happened_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to="cases.case"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["happened_at", "number"],
                "indexes": [models.Index(fields=["case", "happened_at"], name="cases_events_in_order")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("happened_at__lte", models.F("recorded_at"))),
                        name="no_event_before_it_happened",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "closed"), models.Q(("reason", ""), _negated=True)),
                            models.Q(models.Q(("kind", "closed"), _negated=True), ("reason", "")),
                            _connector="OR",
                        ),
                        name="a_closing_says_why",
                    ),
                    models.UniqueConstraint(fields=("case", "number"), name="one_event_of_a_number"),
                ],
            },
        ),
    ]
