import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Provider",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.SlugField(max_length=80, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("description", models.CharField(blank=True, max_length=1000)),
                ("website", models.URLField(blank=True, max_length=300)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("updated_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["name", "id"],
            },
        ),
        migrations.CreateModel(
            name="Taxonomy",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("description", models.CharField(max_length=600)),
            ],
            options={
                "ordering": ["name", "id"],
            },
        ),
        migrations.CreateModel(
            name="Location",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "location_type",
                    models.CharField(
                        choices=[
                            ("physical", "A place one can go to"),
                            ("postal", "A postal address"),
                            ("virtual", "By telephone or online"),
                        ],
                        max_length=8,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200)),
                ("description", models.CharField(blank=True, max_length=600)),
                ("address_1", models.CharField(blank=True, max_length=200)),
                ("city", models.CharField(blank=True, max_length=100)),
                ("region", models.CharField(blank=True, max_length=100)),
                ("postcode", models.CharField(blank=True, max_length=10)),
                ("latitude", models.FloatField(blank=True, null=True)),
                ("longitude", models.FloatField(blank=True, null=True)),
                ("districts", models.CharField(blank=True, max_length=300)),
                ("accessibility", models.CharField(blank=True, max_length=600)),
            ],
            options={
                "ordering": ["name", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("location_type", "virtual"), _negated=True),
                            models.Q(
                                ("address_1", ""),
                                ("city", ""),
                                ("postcode", ""),
                                ("region", ""),
                                ("latitude", None),
                                ("longitude", None),
                            ),
                            _connector="OR",
                        ),
                        name="what_is_virtual_has_no_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("location_type", "virtual"),
                            models.Q(
                                models.Q(("address_1", ""), _negated=True),
                                models.Q(("city", ""), _negated=True),
                                models.Q(("postcode", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_place_has_an_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude", None), ("longitude", None)),
                            models.Q(
                                ("latitude__gte", -90),
                                ("latitude__lte", 90),
                                ("longitude__gte", -180),
                                ("longitude__lte", 180),
                            ),
                            _connector="OR",
                        ),
                        name="a_place_is_on_earth",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Service",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("kept", "Kept by its organisation"),
                            ("pack", "Kept in the county’s pack"),
                            ("feed", "Brought in from another directory"),
                        ],
                        default="kept",
                        max_length=4,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("description", models.CharField(blank=True, max_length=2000)),
                ("url", models.URLField(blank=True, max_length=300)),
                ("email", models.EmailField(blank=True, max_length=254)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("active", "Running"),
                            ("temporarily closed", "Closed for now"),
                            ("inactive", "Not running"),
                            ("defunct", "Ended"),
                        ],
                        default="active",
                        max_length=20,
                    ),
                ),
                ("fees", models.CharField(blank=True, max_length=300)),
                ("eligibility", models.CharField(blank=True, max_length=600)),
                ("minimum_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("maximum_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("how_to_get_it", models.CharField(blank=True, max_length=600)),
                ("wait", models.CharField(blank=True, max_length=200)),
                ("interpreting", models.CharField(blank=True, max_length=300)),
                ("alert", models.CharField(blank=True, max_length=300)),
                (
                    "capacity",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not said"),
                            ("free", "There is room"),
                            ("few", "A few places"),
                            ("waiting", "There is a waiting list"),
                            ("full", "Full"),
                        ],
                        default="",
                        max_length=8,
                    ),
                ),
                ("capacity_on", models.DateField(blank=True, null=True)),
                ("hours", models.CharField(blank=True, max_length=300)),
                ("confidential", models.BooleanField(default=False)),
                ("public", models.BooleanField(default=True)),
                ("assured_on", models.DateField(blank=True, null=True)),
                ("verify_by", models.DateField(blank=True, null=True)),
                ("updated_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("order", models.PositiveSmallIntegerField(default=500)),
                ("search", models.TextField(blank=True)),
                ("fingerprint", models.CharField(blank=True, max_length=64)),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="services", to="services.provider"
                    ),
                ),
            ],
            options={
                "ordering": ["name", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("public", True), ("withdrawn_at", None)),
                        fields=["name", "id"],
                        name="services_listed",
                    ),
                    models.Index(fields=["updated_at"], name="services_changed"),
                    models.Index(fields=["withdrawn_at", "verify_by"], name="services_to_confirm"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minimum_age", None),
                            ("maximum_age", None),
                            ("minimum_age__lte", models.F("maximum_age")),
                            _connector="OR",
                        ),
                        name="service_ages_run_forwards",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["active", "temporarily closed", "inactive", "defunct"])),
                        name="service_status_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("capacity", ""), ("capacity_on__isnull", False), _connector="OR"),
                        name="service_capacity_has_its_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Schedule",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "freq",
                    models.CharField(
                        blank=True, choices=[("WEEKLY", "Every week"), ("MONTHLY", "Every month")], max_length=7
                    ),
                ),
                ("interval", models.PositiveSmallIntegerField(default=1)),
                ("byday", models.CharField(blank=True, max_length=60)),
                ("bymonthday", models.CharField(blank=True, max_length=100)),
                ("on_holidays", models.BooleanField(default=False)),
                ("opens_at", models.TimeField(blank=True, null=True)),
                ("closes_at", models.TimeField(blank=True, null=True)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("description", models.CharField(blank=True, max_length=600)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="schedules", to="services.service"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "indexes": [models.Index(fields=["opens_at", "closes_at"], name="services_open")],
            },
        ),
        migrations.CreateModel(
            name="Phone",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.CharField(max_length=20)),
                ("shown", models.CharField(max_length=30)),
                (
                    "kind",
                    models.CharField(
                        choices=[("voice", "Call"), ("sms", "Text"), ("textphone", "Textphone")],
                        default="voice",
                        max_length=10,
                    ),
                ),
                ("description", models.CharField(blank=True, max_length=200)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="phones", to="services.service"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Language",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.SlugField(max_length=12)),
                ("name", models.CharField(max_length=60)),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="languages", to="services.service"
                    ),
                ),
            ],
            options={
                "ordering": ["name", "id"],
                "indexes": [models.Index(fields=["code"], name="services_in_language")],
            },
        ),
        migrations.CreateModel(
            name="CostOption",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("option", models.CharField(blank=True, max_length=200)),
                ("amount", models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True)),
                ("words", models.CharField(blank=True, max_length=300)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="costs", to="services.service"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount", None), ("amount__gte", 0), _connector="OR"),
                        name="a_cost_is_not_below_nought",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("role", models.CharField(max_length=120)),
                ("number", models.CharField(blank=True, max_length=20)),
                ("shown", models.CharField(blank=True, max_length=30)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="contacts", to="services.service"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="ServiceArea",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "extent",
                    models.CharField(
                        choices=[
                            ("district", "A district"),
                            ("county", "The whole county"),
                            ("nation", "The whole country"),
                        ],
                        max_length=8,
                    ),
                ),
                ("district", models.SlugField(blank=True, max_length=60)),
                ("name", models.CharField(max_length=300)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="areas", to="services.service"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "indexes": [models.Index(fields=["extent", "district"], name="services_of_area")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("extent", "district"), models.Q(("district", ""), _negated=True)),
                            models.Q(models.Q(("extent", "district"), _negated=True), ("district", "")),
                            _connector="OR",
                        ),
                        name="an_area_that_is_a_district_names_it",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceAtLocation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("description", models.CharField(blank=True, max_length=600)),
                (
                    "location",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="of_services", to="services.location"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="at_locations", to="services.service"
                    ),
                ),
            ],
            options={
                "ordering": ["service__name", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("service", "location"), name="a_service_is_once_at_a_place")
                ],
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=80)),
                ("name", models.CharField(max_length=200)),
                ("description", models.CharField(max_length=600)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="narrower",
                        to="services.term",
                    ),
                ),
                (
                    "taxonomy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="terms", to="services.taxonomy"
                    ),
                ),
            ],
            options={
                "ordering": ["taxonomy__name", "position", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("taxonomy", "code"), name="a_term_is_once_in_its_list")
                ],
            },
        ),
        migrations.CreateModel(
            name="Attribute",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attributes", to="services.service"
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attributes", to="services.term"
                    ),
                ),
            ],
            options={
                "ordering": ["term__taxonomy__name", "term__position", "id"],
                "constraints": [models.UniqueConstraint(fields=("service", "term"), name="a_term_fits_a_service_once")],
            },
        ),
    ]
