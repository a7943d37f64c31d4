import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0001_files"),
        ("people", "0001_people"),
        ("people", "__first__"),
        ("persons", "0002_restricted_records"),
    ]

    operations = [
        migrations.CreateModel(
            name="Feedback",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("month", models.CharField(max_length=7)),
                ("helped", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("respected", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("understood", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("words", models.BinaryField(default=b"")),
            ],
            options={
                "ordering": ["month", "id"],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("contents", models.BinaryField(default=b"")),
                ("recorded_at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("visit", "Visit"),
                            ("meeting", "Meeting"),
                            ("call", "Call"),
                            ("text", "Text message"),
                            ("email", "Email"),
                            ("post", "Letter"),
                            ("video", "Video call"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "with_whom",
                    models.CharField(
                        choices=[
                            ("person", "The person"),
                            ("professional", "Somebody who works with them"),
                            ("family", "Family or a friend, as they wished"),
                        ],
                        max_length=12,
                    ),
                ),
                ("begun_by", models.CharField(choices=[("us", "We did"), ("them", "They did")], max_length=4)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("took_place", "Took place"),
                            ("no_answer", "No answer"),
                            ("not_attended", "They did not come"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "place_kind",
                    models.CharField(
                        choices=[
                            ("their_place", "Where they stay"),
                            ("our_office", "Our office"),
                            ("service", "Another service"),
                            ("outside", "Somewhere public"),
                            ("distance", "Not in person"),
                        ],
                        max_length=12,
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField(default=0)),
                ("message_left", models.BooleanField(default=False)),
                ("not_safe", models.BooleanField(default=False)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-starts_at", "id"],
                "indexes": [
                    models.Index(fields=["case", "-starts_at", "id"], name="support_contacts_of_file"),
                    models.Index(
                        condition=models.Q(("state", "planned")),
                        fields=["worker", "starts_at"],
                        name="support_contacts_planned",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("message_left", False), ("state", "no_answer"), _connector="OR"),
                        name="a_message_is_left_when_nobody_answers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at", None), ("state", "planned")),
                            models.Q(models.Q(("state", "planned"), _negated=True), ("settled_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_contact_that_is_over_says_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("contents", models.BinaryField(default=b"")),
                ("recorded_at", models.DateTimeField()),
                ("domain", models.CharField(blank=True, max_length=24)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("reached", "Reached"), ("let_go", "They do not want it any more")],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "indexes": [models.Index(fields=["case", "recorded_at"], name="support_goals_of_file")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("state", "open")),
                            models.Q(models.Q(("state", "open"), _negated=True), ("ended_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_goal_that_ended_says_when",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GoalWording",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("contents", models.BinaryField(default=b"")),
                ("recorded_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="wordings", to="support.goal"
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
                "ordering": ["recorded_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="InterpreterBooking",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("contents", models.BinaryField(default=b"")),
                ("recorded_at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("agency", "An interpreter of an agency"),
                            ("telephone", "A telephone interpreting line"),
                            ("own", "An interpreter who works for us"),
                        ],
                        max_length=12,
                    ),
                ),
                ("language", models.CharField(max_length=12)),
                (
                    "gender",
                    models.CharField(
                        choices=[("woman", "A woman"), ("man", "A man"), ("any", "Either")], default="any", max_length=8
                    ),
                ),
                ("independent", models.BooleanField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("booked", "Asked for"),
                            ("confirmed", "Confirmed"),
                            ("attended", "They interpreted"),
                            ("not_attended", "They did not come"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="booked",
                        max_length=12,
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField(default=60)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interpreters",
                        to="support.contact",
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
                "ordering": ["-starts_at", "id"],
                "indexes": [
                    models.Index(fields=["case", "-starts_at"], name="support_interpreters_of_file"),
                    models.Index(
                        condition=models.Q(("state__in", ["booked", "confirmed"])),
                        fields=["starts_at"],
                        name="support_interpreters_to_come",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("independent", True), ("kind__in", ["agency", "telephone", "own"])),
                        name="an_interpreter_is_independent",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("contents", models.BinaryField(default=b"")),
                ("recorded_at", models.DateTimeField()),
                ("template", models.CharField(max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("written", "Written, not handed over"),
                            ("given", "Handed over"),
                            ("discarded", "Not used"),
                        ],
                        default="written",
                        max_length=12,
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        blank=True, choices=[("in_person", "Handed over in person"), ("post", "By post")], max_length=12
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
            ],
            options={
                "ordering": ["-recorded_at", "id"],
                "indexes": [models.Index(fields=["case", "-recorded_at"], name="support_letters_of_file")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "given"), models.Q(("way", ""), _negated=True), ("settled_at__isnull", False)
                            ),
                            models.Q(("settled_at__isnull", False), ("state", "discarded"), ("way", "")),
                            models.Q(("settled_at", None), ("state", "written"), ("way", "")),
                            _connector="OR",
                        ),
                        name="a_letter_that_was_given_says_how",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NeedsAssessment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("contents", models.BinaryField(default=b"")),
                ("recorded_at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(choices=[("baseline", "First assessment"), ("review", "Review")], max_length=8),
                ),
                ("assessed_on", models.DateField()),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["assessed_on", "recorded_at", "id"],
                "indexes": [models.Index(fields=["case", "assessed_on"], name="support_needs_of_file")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "baseline")), fields=("case",), name="one_first_assessment_a_file"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NeedLevel",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("domain", models.CharField(max_length=24)),
                ("level", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("own_level", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="levels", to="support.needsassessment"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "domain"), name="one_level_of_a_need"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", None), ("level__range", (1, 5)), _connector="OR"),
                            models.Q(("own_level", None), ("own_level__range", (1, 5)), _connector="OR"),
                        ),
                        name="a_level_is_from_1_to_5_or_not_asked",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("contents", models.BinaryField(default=b"")),
                ("recorded_at", models.DateTimeField()),
                ("month", models.PositiveSmallIntegerField()),
                ("asked_on", models.DateField()),
                (
                    "in_contact",
                    models.CharField(
                        choices=[
                            ("yes", "Yes, and they answered"),
                            ("declined", "They do not want to be asked"),
                            ("lost", "We could not reach them"),
                        ],
                        max_length=8,
                    ),
                ),
                ("housing", models.CharField(blank=True, max_length=24)),
                ("work", models.CharField(blank=True, max_length=24)),
                ("status", models.CharField(blank=True, max_length=24)),
                (
                    "health",
                    models.CharField(
                        choices=[
                            ("better", "Better"),
                            ("same", "The same"),
                            ("worse", "Worse"),
                            ("not_known", "Not known"),
                        ],
                        default="not_known",
                        max_length=12,
                    ),
                ),
                (
                    "feels_safe",
                    models.CharField(
                        choices=[("yes", "Yes"), ("mostly", "Mostly"), ("no", "No"), ("not_known", "Not known")],
                        default="not_known",
                        max_length=12,
                    ),
                ),
                (
                    "exploited_since",
                    models.CharField(
                        choices=[
                            ("no", "No"),
                            ("yes", "Yes"),
                            ("rather_not", "They would rather not say"),
                            ("not_asked", "Not asked"),
                        ],
                        default="not_asked",
                        max_length=12,
                    ),
                ),
                ("own_view", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["month"],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "month"), name="one_follow_up_of_a_month"),
                    models.CheckConstraint(
                        condition=models.Q(("month__in", (6, 12, 24))), name="a_follow_up_is_at_6_12_or_24_months"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("own_view", None), ("own_view__range", (1, 5)), _connector="OR"),
                        name="their_own_view_is_from_1_to_5",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_contact", "yes"),
                            models.Q(
                                ("exploited_since", "not_asked"),
                                ("housing", ""),
                                ("own_view", None),
                                ("status", ""),
                                ("work", ""),
                            ),
                            _connector="OR",
                        ),
                        name="nobody_answers_for_who_was_not_asked",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanAction",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("contents", models.BinaryField(default=b"")),
                ("recorded_at", models.DateTimeField()),
                (
                    "doer",
                    models.CharField(
                        choices=[
                            ("worker", "The support worker"),
                            ("person", "The person themselves"),
                            ("organisation", "Another organisation"),
                        ],
                        max_length=12,
                    ),
                ),
                ("due_on", models.DateField()),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("done", "Done"), ("not_done", "Not done"), ("not_wanted", "No longer wanted")],
                        max_length=12,
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="actions", to="support.goal"
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
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="support.planaction",
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
            ],
            options={
                "ordering": ["due_on", "recorded_at", "id"],
                "indexes": [
                    models.Index(fields=["case", "recorded_at"], name="support_actions_of_file"),
                    models.Index(
                        condition=models.Q(("replaced_at", None), ("settled_at", None)),
                        fields=["due_on", "case"],
                        name="support_actions_due",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("settled_at", None), ("settled_by", None)),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                ("settled_at__isnull", False),
                                ("settled_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="an_action_that_is_settled_says_how",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("doer", "organisation"), ("organisation__isnull", False)),
                            models.Q(models.Q(("doer", "organisation"), _negated=True), ("organisation", None)),
                            _connector="OR",
                        ),
                        name="another_organisation_is_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanVersion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("contents", models.BinaryField(default=b"")),
                ("recorded_at", models.DateTimeField()),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "agreed",
                    models.CharField(choices=[("yes", "Yes"), ("in_part", "In part"), ("no", "No")], max_length=8),
                ),
                ("review_on", models.DateField()),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [models.UniqueConstraint(fields=("case", "number"), name="one_version_of_a_number")],
            },
        ),
        migrations.CreateModel(
            name="Risk",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("contents", models.BinaryField(default=b"")),
                ("recorded_at", models.DateTimeField()),
                ("kind", models.CharField(max_length=24)),
                ("level", models.CharField(max_length=12)),
                ("review_on", models.DateField(blank=True, null=True)),
                (
                    "closing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("passed", "The risk has passed"),
                            ("elsewhere", "Somebody else keeps it now"),
                            ("joined", "It is part of another risk here"),
                            ("mistake", "It was written down by mistake"),
                        ],
                        max_length=12,
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["review_on", "recorded_at", "id"],
                "indexes": [
                    models.Index(fields=["case", "recorded_at"], name="support_risks_of_file"),
                    models.Index(
                        condition=models.Q(("closed_at", None)),
                        fields=["review_on", "case"],
                        name="support_risks_to_review",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at", None), ("closing", ""), ("review_on__isnull", False)),
                            models.Q(
                                ("closed_at__isnull", False),
                                ("review_on", None),
                                models.Q(("closing", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="an_open_risk_has_a_review_a_closed_one_a_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RiskReview",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("contents", models.BinaryField(default=b"")),
                ("recorded_at", models.DateTimeField()),
                ("level", models.CharField(max_length=12)),
                ("review_on", models.DateField()),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="support.risk"
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="SummaryPart",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("contents", models.BinaryField(default=b"")),
                ("recorded_at", models.DateTimeField()),
                ("section", models.CharField(max_length=24)),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "agreed",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_asked", "Not asked yet")], max_length=12
                    ),
                ),
                ("agreed_on", models.DateField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["section", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "section", "number"), name="one_part_of_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed", "yes"), ("agreed_on__isnull", False)),
                            models.Q(models.Q(("agreed", "yes"), _negated=True), ("withdrawn_at", None)),
                            _connector="OR",
                        ),
                        name="only_a_dated_yes_can_be_withdrawn",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SummaryShare",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("contents", models.BinaryField(default=b"")),
                ("recorded_at", models.DateTimeField()),
                ("sections", models.JSONField(default=list)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("paper", "Printed, and handed to the person"),
                            ("handed", "Printed, and handed to an organisation"),
                            ("referral", "With a referral to an organisation"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
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
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "indexes": [models.Index(fields=["case", "recorded_at"], name="support_shares_of_file")],
            },
        ),
        migrations.CreateModel(
            name="WarningNote",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("contents", models.BinaryField(default=b"")),
                ("recorded_at", models.DateTimeField()),
                ("told", models.BooleanField()),
                ("ends_on", models.DateField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "indexes": [models.Index(fields=["case", "recorded_at"], name="support_warnings_of_file")],
            },
        ),
        migrations.CreateModel(
            name="Child",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("contents", models.BinaryField(default=b"")),
                ("recorded_at", models.DateTimeField()),
                ("taken_off_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "own_record",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="persons.potentialvictim",
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
                "ordering": ["recorded_at", "id"],
                "indexes": [models.Index(fields=["case", "recorded_at"], name="support_children_of_file")],
            },
        ),
    ]
