import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_people"),
        ("training", "0001_sessions_and_who_takes_part"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PastFile",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Columns to be confirmed"),
                            ("checked", "Checked, not brought in yet"),
                            ("done", "Brought in"),
                            ("dropped", "Dropped"),
                        ],
                        default="received",
                        max_length=8,
                    ),
                ),
                ("subject", models.UUIDField(unique=True)),
                ("content", models.BinaryField(default=b"")),
                ("course", models.SlugField(max_length=40)),
                ("columns", models.JSONField(default=dict)),
                ("marks", models.JSONField(default=dict)),
                ("rows_total", models.PositiveIntegerField(default=0)),
                ("counts", models.JSONField(default=dict)),
                ("made_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-made_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Sitting",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "wave",
                    models.CharField(
                        choices=[("before", "Before"), ("after", "After"), ("later", "Six months on")], max_length=6
                    ),
                ),
                ("answers", models.JSONField()),
            ],
        ),
        migrations.AddField(
            model_name="booking",
            name="after_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="booking",
            name="asked_later_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="booking",
            name="before_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="booking",
            name="later_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="booking",
            name="passed_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="booking",
            name="reminded_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="record",
            name="lapsed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="record",
            name="reminded_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="record",
            constraint=models.UniqueConstraint(
                condition=models.Q(("session", None)),
                fields=("attendee", "course", "earned_on"),
                name="one_record_for_one_day_of_the_past",
            ),
        ),
        migrations.AddField(
            model_name="pastfile",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="pastfile",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
            ),
        ),
        migrations.AddField(
            model_name="sitting",
            name="session",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="sittings", to="training.session"
            ),
        ),
        migrations.AddConstraint(
            model_name="pastfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("content", b""), ("finished_at__isnull", False), ("state__in", ["done", "dropped"])),
                    models.Q(("finished_at", None), ("state__in", ["received", "checked"])),
                    _connector="OR",
                ),
                name="a_finished_list_is_no_longer_held",
            ),
        ),
    ]
