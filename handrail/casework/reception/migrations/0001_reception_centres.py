import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("operations", "0003_what_a_visit_needs"),
        ("people", "__first__"),
        ("persons", "0001_one_record_for_one_person"),
        ("premises", "0002_no_two_holds_overlap"),
    ]

    operations = [
        migrations.CreateModel(
            name="Centre",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("subject", models.UUIDField(unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("standby", "On standby"),
                            ("open", "Open"),
                            ("closing", "Closing"),
                            ("closed", "Closed"),
                            ("stood_down", "Stood down"),
                        ],
                        default="standby",
                        max_length=12,
                    ),
                ),
                ("stood_up_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("closing_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("last_number", models.PositiveSmallIntegerField(default=0)),
                (
                    "hold",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="premises.hold"
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="operations.operation"
                    ),
                ),
                (
                    "stood_up_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-stood_up_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["open", "closing", "closed"]), _negated=True),
                            ("opened_at__isnull", False),
                            _connector="OR",
                        ),
                        name="an_open_centre_was_opened",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Arrival",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("told", models.BinaryField()),
                ("arrived_at", models.DateTimeField()),
                ("registered_at", models.DateTimeField()),
                (
                    "looked_after_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="persons.potentialvictim"
                    ),
                ),
                (
                    "registered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "with_arrival",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="reception.arrival",
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="arrivals", to="reception.centre"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("centre", "number"), name="one_arrival_of_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(("arrived_at__lte", models.F("registered_at"))),
                        name="nobody_is_registered_before_they_arrive",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Departure",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "destination",
                    models.CharField(
                        choices=[
                            ("safe_house", "Support through the Salvation Army and its partners"),
                            ("council", "A place that a council found"),
                            ("children", "Children’s services"),
                            ("hospital", "Hospital"),
                            ("family", "Family or friends whom they chose"),
                            ("own_choice", "They chose to leave"),
                            ("other_centre", "Another reception centre"),
                            ("other", "Somewhere else"),
                        ],
                        max_length=12,
                    ),
                ),
                ("told", models.BinaryField()),
                ("has_worker", models.BooleanField()),
                ("left_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "arrival",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="departure", to="reception.arrival"
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("left_at__lte", models.F("recorded_at"))),
                        name="nobody_is_written_off_before_they_leave",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LogEntry",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("note", "Note"),
                            ("decision", "Decision"),
                            ("call", "Telephone call"),
                            ("visitor", "Somebody came or went"),
                            ("incident", "Incident"),
                            ("state", "The centre"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.BinaryField()),
                ("happened_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="log", to="reception.centre"
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
                "ordering": ["happened_at", "recorded_at", "id"],
                "indexes": [models.Index(fields=["centre", "happened_at"], name="reception_log_in_order")],
            },
        ),
        migrations.CreateModel(
            name="Missing",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("told", models.BinaryField()),
                ("missed_at", models.DateTimeField()),
                ("found_at", models.DateTimeField(blank=True, null=True)),
                ("handed_over_at", models.DateTimeField(blank=True, null=True)),
                (
                    "arrival",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="missing", to="reception.arrival"
                    ),
                ),
                (
                    "found_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "handed_over_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "missed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["missed_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("found_at", None)), fields=("arrival",), name="missing_once_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("found_at", None), ("found_at__gte", models.F("missed_at")), _connector="OR"
                        ),
                        name="nobody_is_found_before_they_are_missed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("medicine", "Medicine"),
                            ("sanitary", "Sanitary towels or tampons"),
                            ("clothes", "Clothes or shoes"),
                            ("phone", "A telephone or a charger"),
                            ("childcare", "Somebody to mind a child"),
                            ("baby", "Milk or nappies"),
                            ("diet", "Particular food"),
                            ("prayer", "A place to pray"),
                            ("glasses", "Glasses or a hearing aid"),
                            ("steps", "Help with steps"),
                            ("alone", "A room apart"),
                        ],
                        max_length=12,
                    ),
                ),
                ("noted_at", models.DateTimeField()),
                ("met_at", models.DateTimeField(blank=True, null=True)),
                (
                    "arrival",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="wanted", to="reception.arrival"
                    ),
                ),
                (
                    "met_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["noted_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("met_at", None)), fields=("arrival", "kind"), name="one_open_need_of_a_kind"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Stay",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("place", models.PositiveSmallIntegerField()),
                ("from_at", models.DateTimeField()),
                ("until_at", models.DateTimeField(blank=True, null=True)),
                (
                    "arrival",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stays", to="reception.arrival"
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "space",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="premises.space"
                    ),
                ),
            ],
            options={
                "ordering": ["from_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until_at", None)),
                        fields=("space", "place"),
                        name="one_person_in_one_sleeping_place",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until_at", None)),
                        fields=("arrival",),
                        name="one_sleeping_place_for_one_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_at", None), ("until_at__gte", models.F("from_at")), _connector="OR"),
                        name="a_stay_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Belonging",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("what", models.BinaryField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("kept", "Kept for them"),
                            ("returned", "Given back"),
                            ("to_police", "With the police, against a reference"),
                            ("sent_on", "Sent on to where they went"),
                        ],
                        default="kept",
                        max_length=12,
                    ),
                ),
                ("signed", models.BinaryField(default=b"")),
                ("taken_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "arrival",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="belongings", to="reception.arrival"
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("arrival", "number"), name="one_belonging_of_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at", None), ("state", "kept")),
                            models.Q(models.Q(("state", "kept"), _negated=True), ("settled_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="what_is_settled_says_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Care",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("food", "Food and drink"),
                            ("rest", "Rest offered"),
                            ("clothes", "Clothes and a wash"),
                            ("health", "Seen by a nurse or a doctor"),
                            ("interpreter", "Spoken to through an independent interpreter"),
                            ("first_talk", "First talk"),
                            ("explained", "Told what help there is, and that they decide"),
                            ("call_home", "Offered a telephone"),
                            ("at_once", "Asked at once, because waiting would have harmed them"),
                        ],
                        max_length=12,
                    ),
                ),
                ("done_at", models.DateTimeField()),
                ("words", models.BinaryField(default=b"")),
                (
                    "arrival",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="care", to="reception.arrival"
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["done_at", "id"],
                "indexes": [models.Index(fields=["arrival", "kind"], name="reception_care_of")],
            },
        ),
    ]
