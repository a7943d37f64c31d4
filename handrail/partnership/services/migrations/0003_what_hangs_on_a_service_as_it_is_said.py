"""Keeps beside each service what hangs on it, as the open API says it, and finds the first of a page at once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Empty until `handrail setup` or the next change of the service writes it; said from its parts until then."""

    dependencies = [("services", "0002_a_confidential_service_has_no_address")]

    operations = [
        migrations.AddField(
            model_name="service", name="parts", field=models.TextField(null=True, blank=True, default=None)
        ),
        migrations.AddIndex(
            model_name="service",
            index=models.Index(
                condition=models.Q(("public", True), ("withdrawn_at", None)),
                fields=["order", "name", "id"],
                name="services_in_order",
            ),
        ),
        # Led by a column that is nearly always empty, it was taken where the order of a page is the better way.
        migrations.RemoveIndex(model_name="service", name="services_to_confirm"),
        migrations.AddIndex(
            model_name="service",
            index=models.Index(
                condition=models.Q(("withdrawn_at", None)), fields=["verify_by"], name="services_unconfirmed"
            ),
        ),
    ]
