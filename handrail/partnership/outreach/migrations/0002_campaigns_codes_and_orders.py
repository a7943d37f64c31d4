import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("outreach", "0001_print_runs"),
        ("people", "0001_people"),
        ("published", "0001_what_is_published"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="printrun",
            name="code",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="published.shortcode",
            ),
        ),
        migrations.AddField(
            model_name="stockmove",
            name="district",
            field=models.SlugField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="stockmove",
            name="where",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AlterField(
            model_name="stockmove",
            name="kind",
            field=models.CharField(
                choices=[
                    ("to_organisation", "To another organisation"),
                    ("outside", "To an organisation outside the partnership"),
                    ("at_event", "Handed out at an event"),
                    ("at_operation", "Handed out at an operation"),
                    ("at_counter", "Handed out at a counter"),
                    ("destroyed", "Destroyed"),
                ],
                max_length=16,
            ),
        ),
        migrations.CreateModel(
            name="Campaign",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("slug", models.SlugField(max_length=40, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Being planned"),
                            ("begun", "Begun"),
                            ("over", "Over"),
                            ("called_off", "Called off"),
                        ],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("planned_at", models.DateTimeField()),
                ("begun_at", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("why_finished", models.CharField(blank=True, max_length=300)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["-planned_at", "slug"],
            },
        ),
        migrations.AddField(
            model_name="stockmove",
            name="campaign",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="moves",
                to="outreach.campaign",
            ),
        ),
        migrations.CreateModel(
            name="Order",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("design", models.SlugField(max_length=40)),
                (
                    "set_as",
                    models.CharField(
                        choices=[
                            ("folded", "A5 leaflet, folded from A4"),
                            ("poster", "A4 poster"),
                            ("card", "Wallet card"),
                            ("sticker", "Dashboard sticker"),
                        ],
                        max_length=8,
                    ),
                ),
                ("copies", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Not answered yet"),
                            ("accepted", "Accepted, to be sent"),
                            ("declined", "Declined"),
                            ("sent", "Sent"),
                            ("withdrawn", "Taken back"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("subject", models.UUIDField(blank=True, null=True, unique=True)),
                ("locked", models.BinaryField(default=b"")),
                ("receipt_digest", models.CharField(blank=True, max_length=64)),
                ("reply_key", models.BinaryField(default=b"")),
                ("answer", models.CharField(blank=True, max_length=300)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
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
                "ordering": ["-asked_at", "id"],
            },
        ),
        migrations.AddField(
            model_name="stockmove",
            name="order",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="moves",
                to="outreach.order",
            ),
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=120)),
                ("audience", models.CharField(max_length=20)),
                ("title", models.CharField(max_length=120)),
                ("lead", models.CharField(max_length=500)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("districts", models.JSONField(default=list)),
                ("materials", models.JSONField(default=list)),
                ("cost_pence", models.PositiveBigIntegerField()),
                ("expected", models.CharField(max_length=500)),
                (
                    "measure",
                    models.CharField(
                        choices=[
                            ("concerns", "Concerns told to us"),
                            ("by_drivers", "Concerns told to us by drivers"),
                            ("by_public", "Concerns told to us by the public"),
                            ("helpline", "Reports from the county to the national helpline"),
                            ("police", "Reports to the police by partner organisations"),
                        ],
                        max_length=12,
                    ),
                ),
                ("more_by", models.PositiveIntegerField()),
                (
                    "comparator",
                    models.CharField(
                        choices=[
                            ("before", "The same length of time just before"),
                            ("year_before", "The same days a year before"),
                            ("districts", "Districts where it does not run"),
                        ],
                        max_length=12,
                    ),
                ),
                ("compared_with", models.JSONField(default=list)),
                ("written_at", models.DateTimeField()),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plans", to="outreach.campaign"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-version"],
            },
        ),
        migrations.AddConstraint(
            model_name="campaign",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["planned", "called_off"]), ("begun_at__isnull", False), _connector="OR"
                ),
                name="what_runs_has_begun",
            ),
        ),
        migrations.AddConstraint(
            model_name="campaign",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("finished_at", None), ("state__in", ["planned", "begun"])),
                    models.Q(("finished_at__isnull", False), ("state__in", ["over", "called_off"])),
                    _connector="OR",
                ),
                name="what_is_finished_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="campaign",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("begun_at", None),
                    ("finished_at", None),
                    ("finished_at__gte", models.F("begun_at")),
                    _connector="OR",
                ),
                name="a_campaign_finishes_after_it_began",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(condition=models.Q(("copies__gte", 1)), name="an_order_is_for_copies"),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("asked_by__isnull", False), ("organisation__isnull", False), ("subject", None)),
                    models.Q(("asked_by", None), ("organisation", None), ("subject__isnull", False)),
                    _connector="OR",
                ),
                name="a_member_orders_or_somebody_outside",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at", None), ("state", "asked")),
                    models.Q(models.Q(("state", "asked"), _negated=True), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="an_answer_to_an_order_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.UniqueConstraint(fields=("campaign", "version"), name="each_version_of_a_plan_is_one"),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="a_plan_ends_after_it_starts"
            ),
        ),
    ]
