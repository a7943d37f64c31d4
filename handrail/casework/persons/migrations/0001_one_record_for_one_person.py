import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("desk", "0002_find_the_joined_quickly"),
        ("people", "0001_people"),
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
            name="PotentialVictim",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("reference", models.CharField(max_length=16, unique=True)),
                ("subject", models.UUIDField(unique=True)),
                ("alias", models.BinaryField()),
                ("answers", models.BinaryField()),
                ("created_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
                ("erased_at", models.DateTimeField(blank=True, null=True)),
                (
                    "concern",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="desk.concern",
                    ),
                ),
                (
                    "created_by",
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
                "indexes": [models.Index(fields=["organisation", "-updated_at", "id"], name="persons_kept_by")],
            },
        ),
        migrations.CreateModel(
            name="PersonToken",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("person_name", "Word of a name"),
                            ("person_birth", "Date of birth"),
                            ("person_telephone", "Telephone number"),
                            ("person_email", "E-mail address"),
                            ("person_reference", "Reference of another body"),
                        ],
                        max_length=20,
                    ),
                ),
                ("token", models.CharField(max_length=64)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tokens", to="persons.potentialvictim"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "token", "person"), name="one_token_of_a_kind_for_a_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="IdentityTold",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("contents", models.BinaryField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="identities",
                        to="persons.potentialvictim",
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="ConsentOverride",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=24)),
                (
                    "lawful_basis",
                    models.CharField(
                        choices=[
                            ("vital_interests", "To save somebody's life, or from serious harm"),
                            ("others_at_risk", "A child, or another adult at risk, has to be protected"),
                            ("serious_crime", "To prevent or detect a serious crime"),
                            ("coerced", "They are being coerced, so that they cannot choose freely"),
                            ("court_or_law", "A court or a law requires it"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.BinaryField()),
                ("decided_at", models.DateTimeField()),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overrides",
                        to="persons.potentialvictim",
                    ),
                ),
            ],
            options={
                "ordering": ["decided_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("nrm", "A referral to the National Referral Mechanism"),
                            ("support", "Support through the Salvation Army and its partners"),
                            ("identity_in_dtn", "Being named in a notification to the Home Office"),
                            ("police", "Talking to the police"),
                            ("safeguarding", "An adult safeguarding referral"),
                            ("housing", "A referral to a council for housing"),
                            ("health", "Sharing with health services, a sexual assault centre among them"),
                            ("charity", "Help from a charity"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "answer",
                    models.CharField(choices=[("yes", "Yes"), ("no", "No"), ("unsure", "Not sure yet")], max_length=8),
                ),
                ("circumstances", models.BinaryField()),
                ("given_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "withdrawn_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_person", "They said so in person"),
                            ("telephone", "They said so on the telephone"),
                            ("writing", "They wrote to us"),
                            ("somebody_else", "Somebody they asked told us"),
                            ("form", "They signed the Home Office's form"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "explained_by",
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
                (
                    "withdrawn_by",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="persons.potentialvictim",
                    ),
                ),
            ],
            options={
                "ordering": ["given_at", "recorded_at", "id"],
                "indexes": [models.Index(fields=["person", "purpose", "given_at"], name="persons_consent_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at", None), ("withdrawn_by", None), ("withdrawn_how", "")),
                            models.Q(
                                ("answer", "yes"),
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_by__isnull", False),
                                models.Q(("withdrawn_how", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_withdrawal_ends_a_yes_and_says_how",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("given_at__lte", models.F("recorded_at"))),
                        name="no_consent_is_given_after_it_is_recorded",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CapacityAssessment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("nrm", "A referral to the National Referral Mechanism"),
                            ("support", "Support through the Salvation Army and its partners"),
                            ("identity_in_dtn", "Being named in a notification to the Home Office"),
                            ("police", "Talking to the police"),
                            ("safeguarding", "An adult safeguarding referral"),
                            ("housing", "A referral to a council for housing"),
                            ("health", "Sharing with health services, a sexual assault centre among them"),
                            ("charity", "Help from a charity"),
                        ],
                        max_length=20,
                    ),
                ),
                ("has_capacity", models.BooleanField()),
                (
                    "best_interests",
                    models.CharField(
                        blank=True,
                        choices=[("", "Does not apply"), ("refer", "Refer"), ("not", "Do not refer")],
                        max_length=8,
                    ),
                ),
                ("reasons", models.BinaryField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="persons.potentialvictim",
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("best_interests", ""), ("has_capacity", True)),
                            models.Q(("has_capacity", False), models.Q(("best_interests", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="best_interests_are_decided_only_for_who_cannot",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SafeContactRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "safe",
                    models.CharField(choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")], max_length=8),
                ),
                ("contents", models.BinaryField(default=b"")),
                ("recorded_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="safe_contacts",
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("safe", "yes"), ("contents", b""), _connector="OR"),
                        name="no_contact_detail_unless_it_is_safe",
                    )
                ],
            },
        ),
    ]
