import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("desk", "0003_files_that_came_with_it"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Subject",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("person", "Person"),
                            ("place", "Place"),
                            ("vehicle", "Vehicle"),
                            ("telephone", "Telephone"),
                            ("business", "Business"),
                            ("handle", "Name online"),
                        ],
                        max_length=16,
                    ),
                ),
                ("made_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("person", "Person"),
                            ("place", "Place"),
                            ("vehicle", "Vehicle"),
                            ("telephone", "Telephone"),
                            ("business", "Business"),
                            ("handle", "Name online"),
                        ],
                        max_length=16,
                    ),
                ),
                ("contents", models.BinaryField()),
                ("read_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "concern",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desk.concern"),
                ),
                (
                    "telling",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desk.telling"),
                ),
            ],
            options={
                "ordering": ["read_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("association", "They share it"), ("identity", "They may be one person")],
                        max_length=16,
                    ),
                ),
                ("band", models.CharField(max_length=40)),
                ("weight", models.FloatField(blank=True, null=True)),
                ("reasons", models.JSONField(default=list)),
                ("model", models.CharField(blank=True, max_length=16)),
                (
                    "standing",
                    models.CharField(
                        choices=[("suggested", "Suggested"), ("confirmed", "The same"), ("denied", "Not the same")],
                        default="suggested",
                        max_length=16,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "one",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="dots.mention"),
                ),
                (
                    "other",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="dots.mention"),
                ),
            ],
            options={
                "ordering": ["made_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("confirmed", "Found to be the same"),
                            ("denied", "Found not to be the same"),
                            ("undone", "Undone"),
                            ("split", "Taken out"),
                        ],
                        max_length=16,
                    ),
                ),
                ("reason", models.BinaryField(default=b"")),
                ("done_at", models.DateTimeField()),
                (
                    "done_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "undoes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="undone_by",
                        to="dots.change",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="dots.link",
                    ),
                ),
                (
                    "mention",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="dots.mention"),
                ),
            ],
            options={
                "ordering": ["done_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("corrections", models.BinaryField(default=b"")),
                ("corrected_at", models.DateTimeField(blank=True, null=True)),
                ("limits", models.JSONField(blank=True, default=list)),
                (
                    "corrected_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "telling",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="desk.telling"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "begun_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="begun", to="dots.change"
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ended",
                        to="dots.change",
                    ),
                ),
                (
                    "mention",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to="dots.mention"
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to="dots.subject"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Token",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("token", models.CharField(max_length=64)),
                (
                    "mention",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tokens", to="dots.mention"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.UniqueConstraint(fields=("one", "other", "kind"), name="one_link_of_a_kind_for_a_pair"),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.CheckConstraint(
                condition=models.Q(("one__lt", models.F("other"))), name="the_smaller_mention_comes_first"
            ),
        ),
        migrations.AddIndex(
            model_name="reading",
            index=models.Index(condition=models.Q(("read_at", None)), fields=["id"], name="dots_waiting"),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_by", None)),
                fields=("mention",),
                name="a_mention_is_of_one_subject_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="token",
            constraint=models.UniqueConstraint(fields=("token", "mention"), name="one_token_for_a_mention"),
        ),
    ]
