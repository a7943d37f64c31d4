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
            name="Premises",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("district", models.SlugField(max_length=60)),
                ("address", models.CharField(max_length=240)),
                ("postcode", models.CharField(max_length=10)),
                ("capacity", models.PositiveSmallIntegerField()),
                ("separate_entrance", models.BooleanField()),
                ("police_station", models.BooleanField(default=False)),
                ("step_free", models.BooleanField()),
                ("facilities", models.JSONField(default=list)),
                ("hours", models.CharField(max_length=200)),
                ("call_out_name", models.CharField(max_length=120)),
                ("call_out_telephone", models.CharField(max_length=20)),
                ("call_out_checked_on", models.DateField()),
                ("turnaround_hours", models.PositiveSmallIntegerField(default=4)),
                ("agreed_until", models.DateField(blank=True, null=True)),
                ("checked_on", models.DateField()),
                ("notes", models.CharField(blank=True, max_length=1000)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("updated_at", models.DateTimeField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["name", "id"],
                "indexes": [models.Index(fields=["district", "name"], name="premises_of_district")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("police_station", False)), name="a_centre_is_no_police_station"
                    ),
                    models.CheckConstraint(condition=models.Q(("capacity__gte", 1)), name="premises_hold_somebody"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(choices=[("booking", "Booked"), ("void", "Not available")], max_length=8)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("provisional", "Provisional"),
                            ("confirmed", "Confirmed"),
                            ("in_use", "In use"),
                            ("ended", "Ended"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=12,
                    ),
                ),
                ("purpose", models.CharField(max_length=40)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("held_until", models.DateTimeField()),
                ("reason", models.CharField(blank=True, max_length=40)),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "premises",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="holds", to="premises.premises"
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at", "id"],
                "indexes": [
                    models.Index(fields=["premises", "state", "starts_at"], name="premises_taken"),
                    models.Index(fields=["purpose"], name="premises_purpose"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_at__lt", models.F("ends_at")), ("ends_at__lte", models.F("held_until"))
                        ),
                        name="a_hold_ends_after_it_starts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Space",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=60)),
                ("places", models.PositiveSmallIntegerField()),
                (
                    "kept_for",
                    models.CharField(
                        choices=[
                            ("anybody", "Anybody"),
                            ("women", "Women"),
                            ("men", "Men"),
                            ("family", "A family"),
                            ("children", "Children"),
                        ],
                        default="anybody",
                        max_length=8,
                    ),
                ),
                ("step_free", models.BooleanField(default=False)),
                ("en_suite", models.BooleanField(default=False)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "premises",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="spaces", to="premises.premises"
                    ),
                ),
            ],
            options={
                "ordering": ["name", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("premises", "name"), name="one_room_of_a_name"),
                    models.CheckConstraint(condition=models.Q(("places__gte", 1)), name="a_room_sleeps_somebody"),
                ],
            },
        ),
    ]
