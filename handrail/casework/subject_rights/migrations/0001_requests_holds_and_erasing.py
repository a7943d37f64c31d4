import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "__first__"),
        ("persons", "0002_restricted_records"),
    ]

    operations = [
        migrations.CreateModel(
            name="RequestYear",
            fields=[
                ("year", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("last_number", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Request",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("reference", models.CharField(max_length=16, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("access", "What do you keep about me?"),
                            ("rectification", "Something about me is wrong"),
                            ("erasure", "Erase what you keep about me"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "asker",
                    models.CharField(
                        choices=[
                            ("themselves", "The person"),
                            ("solicitor", "A solicitor for them"),
                            ("parent", "Whoever has parental responsibility"),
                            ("attorney", "An attorney or deputy"),
                            ("other", "Somebody else they asked"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.BinaryField()),
                ("received_on", models.DateField()),
                ("identified_on", models.DateField(blank=True, null=True)),
                ("extended", models.BooleanField(default=False)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("done", "Done"),
                            ("partly", "Done in part"),
                            ("refused", "Refused"),
                            ("taken_back", "Taken back by whoever asked"),
                        ],
                        max_length=12,
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("prepared_at", models.DateTimeField(blank=True, null=True)),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "agreed_by",
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="persons.potentialvictim"
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "ordering": ["received_on", "reference"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_on", None), ("outcome", "")),
                            models.Q(models.Q(("outcome", ""), _negated=True), ("answered_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="an_answer_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("agreed_by", models.F("prepared_by")), _negated=True),
                        name="two_people_look_at_an_answer",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Withheld",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=120)),
                (
                    "because",
                    models.CharField(
                        choices=[
                            (
                                "others",
                                "It is about somebody else, and they would be known by it (schedule 2, paragraph 16)",
                            ),
                            (
                                "crime",
                                "Telling it would hinder preventing or detecting crime (schedule 2, paragraph 2)",
                            ),
                            ("legal", "It is legal advice (schedule 2, paragraph 19)"),
                            (
                                "serious_harm",
                                "Telling it would be likely to do serious harm (schedule 3, paragraphs 5 and 11)",
                            ),
                            (
                                "child",
                                "It is about a child, and telling it is not in their interest (schedule 3, paragraph 21)",  # noqa: E501 — words of the choice
                            ),
                        ],
                        max_length=16,
                    ),
                ),
                ("withheld_at", models.DateTimeField()),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="withheld",
                        to="subject_rights.request",
                    ),
                ),
                (
                    "withheld_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["what"],
                "constraints": [models.UniqueConstraint(fields=("request", "what"), name="withheld_once")],
            },
        ),
        migrations.CreateModel(
            name="Erasing",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("time", "Its time is over"),
                            ("asked", "They asked for it"),
                            ("mistake", "It was kept by mistake"),
                        ],
                        max_length=8,
                    ),
                ),
                ("proposed_at", models.DateTimeField()),
                ("confirmed", models.BooleanField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="persons.potentialvictim"
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["proposed_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("confirmed", None)), fields=("person",), name="proposed_once_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                        name="two_people_erase_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed", None), ("decided_at", None)),
                            models.Q(("confirmed__isnull", False), ("decided_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="what_is_decided_says_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "because",
                    models.CharField(
                        choices=[
                            ("court", "Proceedings in a court"),
                            ("police", "An investigation by the police"),
                            ("inquiry", "A public inquiry or review"),
                            ("claim", "A legal claim, made or expected"),
                            ("complaint", "A complaint that is not settled"),
                        ],
                        max_length=12,
                    ),
                ),
                ("reason", models.BinaryField()),
                ("review_on", models.DateField()),
                ("placed_at", models.DateTimeField()),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "lifted_by",
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="persons.potentialvictim"
                    ),
                ),
                (
                    "placed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["placed_at", "id"],
                "indexes": [models.Index(fields=["person", "lifted_at"], name="subject_rights_holds_of")],
            },
        ),
    ]
